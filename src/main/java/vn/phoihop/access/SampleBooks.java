package vn.phoihop.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.web.SampleMark;

/** Invented data is here as soon as one book says so of itself. Asked at most every ten seconds, and never again once it is known. */
@Component
class SampleBooks implements SampleMark {

    private static final Duration REST = Duration.ofSeconds(10);

    private final Books books;
    private final Clock clock;
    private volatile boolean found;
    private volatile @Nullable Instant asked;

    SampleBooks(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public boolean shown() {
        Instant now = clock.instant();
        Instant last = asked;
        if (!found && (last == null || last.plus(REST).isBefore(now))) {
            try {
                found = books.list().stream().anyMatch(Book::sample);
                asked = now;
            } catch (DataAccessException | TransactionException unreachable) {
                // The page that says so is being drawn; it is not made worse by this.
                return false;
            }
        }
        return found;
    }
}
