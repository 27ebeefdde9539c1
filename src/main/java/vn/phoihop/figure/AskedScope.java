package vn.phoihop.figure;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Page;

/** The scope a page asks for: the books in sight, the window of the top bar, and a cutoff from the address or the present one. */
@Component
class AskedScope {

    private final Ledger ledger;

    AskedScope(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty where the installation knows no window yet or the visitor sees no book. */
    Optional<Scope> find(Page page) {
        Set<BookId> books = books();
        return books.isEmpty() ? Optional.empty() : page.window().map(window -> scope(page, window, books));
    }

    Scope get(Page page) {
        return find(page).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, page.text("figure.window")));
    }

    private Scope scope(Page page, Window window, Set<BookId> books) {
        String asked = page.address().get("cutoff");
        if (asked.isEmpty()) {
            return new Scope(window, books, ledger.cutoff(books));
        }
        try {
            Cutoff cutoff = Cutoff.parse(asked);
            Set<BookId> both = new java.util.HashSet<>(cutoff.books());
            both.retainAll(books);
            return new Scope(window, both, cutoff);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, asked);
        }
    }

    static Set<BookId> books() {
        return Acting.current() instanceof Acting.Staff staff ? staff.books() : Set.of();
    }
}
