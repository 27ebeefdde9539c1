package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Takes back that a book follows others, as changes of the organisation are taken back: until the day comes, and while nothing is written in the book.
 * The book itself stays, empty, and can be made to follow anew.
 */
@Component
class TakingBackFollowing {

    private final Books books;
    private final BookSuccessions successions;
    private final CoordinationOffices coordination;
    private final AccessTrail trail;
    private final Clock clock;
    private final TransactionTemplate alone;

    TakingBackFollowing(
            Books books,
            BookSuccessions successions,
            CoordinationOffices coordination,
            AccessTrail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.books = books;
        this.successions = successions;
        this.coordination = coordination;
        this.trail = trail;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Which books the book is to follow on a day that has not come. */
    List<BookSuccession> planned(BookId book) {
        LocalDate today = today(books.get(book));
        return successions.list().stream()
                .filter(one -> one.successor().equals(book) && one.since().isAfter(today))
                .toList();
    }

    void takeBack(BookId id) {
        Book book = books.get(id);
        LocalDate today = today(book);
        String actor = SignedIn.current().name();
        Acting.runAsSystem(() -> alone.executeWithoutResult(status -> {
            List<BookSuccession> gone = successions.takeBack(id, today, actor);
            if (gone.isEmpty()) {
                throw new Refused(ProblemCode.BOOK_FOLLOWS_NONE, book.name());
            }
            coordination.withdrawFrom(id, gone.getFirst().since());
        }));
        trail.note(
                AccessTrail.Act.BOOK_FOLLOWING_UNDONE, id + " · " + book.name().vi());
    }

    private LocalDate today(Book book) {
        return LocalDate.now(clock.withZone(book.timeZone()));
    }
}
