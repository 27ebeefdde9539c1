package vn.phoihop.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;

/** Throws away documents that were uploaded and never sent, a day later. */
@Component
class SweepingAttachments {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Attachments attachments;
    private final Books books;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SweepingAttachments(Attachments attachments, Books books, PlatformTransactionManager transactions, Clock clock) {
        this.attachments = attachments;
        this.books = books;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Acting as the system, a few at a time; how many were thrown away. */
    int sweep() {
        Instant before = clock.instant().minus(KEPT);
        int swept = 0;
        for (Book book : books.list()) {
            int some;
            do {
                some = Objects.requireNonNull(transaction.execute(status -> attachments.sweep(book.id(), before)));
                swept += some;
            } while (some > 0);
        }
        return swept;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> sweeping(SweepingAttachments sweeping) {
            return Tasks.recurring("sweep-attachments", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(sweeping::sweep));
        }
    }
}
