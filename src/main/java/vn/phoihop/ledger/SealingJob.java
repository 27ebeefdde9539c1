package vn.phoihop.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;

@Configuration(proxyBeanMethods = false)
class SealingJob {

    private static final Logger LOG = LoggerFactory.getLogger(SealingJob.class);

    /** What is lost from the end of a book within this time cannot be shown by a seal. */
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> sealing(Seals seals, SealingKeys keys, Witness witness) {
        return Tasks.recurring("seal-books", FixedDelay.of(INTERVAL))
                .execute((task, context) -> Acting.runAsSystem(() -> {
                    keys.trouble()
                            .ifPresentOrElse(
                                    why -> LOG.error("nothing can be sealed: {}", why.getMessage()),
                                    () -> sealWhatIsNew(seals));
                    witness.catchUp(seals);
                }));
    }

    /** A book that cannot be sealed, damaged as it is, must not keep the others from it. */
    private static void sealWhatIsNew(Seals seals) {
        for (BookId book : seals.listUnsealed()) {
            try {
                seals.sealOnTimer(book);
            } catch (DataAccessException damaged) {
                LOG.error("book {} could not be sealed; check it with its verification", book, damaged);
            }
        }
    }
}
