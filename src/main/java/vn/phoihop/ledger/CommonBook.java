package vn.phoihop.ledger;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.BookId;

/** Where the common book stands, which holds organisation and catalogue. */
@Component
public class CommonBook {

    private final Heads heads;

    CommonBook(Heads heads) {
        this.heads = heads;
    }

    /** Its last position now, looked up once a transaction; the highest there can be for who does not see the book, as before signing in. */
    public long position() {
        List<Heads.Head> found = heads.list(List.of(BookId.COMMON));
        return found.isEmpty() ? Long.MAX_VALUE : found.getFirst().position();
    }
}
