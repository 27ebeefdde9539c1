package vn.phoihop.figure;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;

/** The scope a page asks for: the books in sight, the window of the top bar, and as of what the address says or the present. */
@Component
class AskedScope {

    private final Ledger ledger;
    private final ReadingAsOf reading;

    AskedScope(Ledger ledger, ReadingAsOf reading) {
        this.ledger = ledger;
        this.reading = reading;
    }

    /** Empty where the installation knows no window yet or the visitor sees no book. */
    Optional<Scope> find(Page page) {
        Set<BookId> books = books();
        return books.isEmpty()
                ? Optional.empty()
                : page.window()
                        .map(window -> reading.find(page.address())
                                .map(asOf -> new Scope(window, asOf.cutoff().books(), asOf.cutoff()))
                                .orElseGet(() -> new Scope(window, books, ledger.cutoff(books))));
    }

    Scope get(Page page) {
        return find(page).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, page.text("figure.window")));
    }

    static Set<BookId> books() {
        return Acting.current() instanceof Acting.Staff staff ? staff.books() : Set.of();
    }
}
