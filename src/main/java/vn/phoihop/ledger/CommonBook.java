package vn.phoihop.ledger;

import org.springframework.stereotype.Component;

/** Where the common book stands, which holds organisation and catalogue. */
@Component
public class CommonBook {

    private final Heads heads;

    CommonBook(Heads heads) {
        this.heads = heads;
    }

    /** Its last position now, looked up once a transaction; everybody sees it, also before signing in. */
    public long position() {
        return heads.common().position();
    }
}
