package vn.phoihop.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phoihop.database.Acting;

@Configuration(proxyBeanMethods = false)
class SealingJob {

    /** What is lost from the end of a book within this time cannot be shown by a seal. */
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> sealing(Seals seals) {
        return Tasks.recurring("seal-books", FixedDelay.of(INTERVAL))
                .execute((task, context) -> Acting.runAsSystem(seals::sealWhatIsNew));
    }
}
