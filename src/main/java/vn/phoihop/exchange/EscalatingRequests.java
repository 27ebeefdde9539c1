package vn.phoihop.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Says of requests whose day has gone by that they are overdue, once for each unit that owes an answer: it stands in the thread, in the book, and on
 * the desks above the sender and above who owes it, who see all that those below them see.
 */
@Component
public class EscalatingRequests {

    private static final Logger LOG = LoggerFactory.getLogger(EscalatingRequests.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final String OVERDUE = Sql.of("exchange/overdue");

    /** By this name the system writes. */
    private static final String ACTOR = "system";

    private final JdbcClient jdbc;
    private final Books books;
    private final ItemWriting writing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EscalatingRequests(
            JdbcClient jdbc, Books books, ItemWriting writing, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.writing = writing;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Overdue(UUID item, long unit) {}

    /** Acting as the system; each answer owed in a transaction of its own, so that one that fails keeps no other back. */
    public int escalate() {
        int told = 0;
        for (Book book : books.list()) {
            told += escalate(book.id(), LocalDate.ofInstant(clock.instant(), book.timeZone()));
        }
        return told;
    }

    private int escalate(BookId book, LocalDate today) {
        List<Overdue> overdue = transaction.execute(status -> jdbc.sql(OVERDUE)
                .param("book", book.value())
                .param("today", today)
                .query((row, number) -> new Overdue(row.getObject("item", UUID.class), row.getLong("unit")))
                .list());
        int told = 0;
        for (Overdue one : overdue == null ? List.<Overdue>of() : overdue) {
            try {
                transaction.executeWithoutResult(status -> writing.take(
                        new RecordKey(book, one.item()),
                        null,
                        Step.plain(ItemMove.ESCALATE, new UnitId(one.unit())),
                        By.now(ACTOR, null)));
                told++;
            } catch (Refused meanwhile) {
                LOG.info("{} of book {} is no longer to be escalated", one.item(), book);
            } catch (RuntimeException failed) {
                LOG.warn("{} of book {} could not be escalated; it is tried again", one.item(), book, failed);
            }
        }
        return told;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> escalation(EscalatingRequests escalating) {
            return Tasks.recurring("escalate-requests", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(escalating::escalate));
        }
    }
}
