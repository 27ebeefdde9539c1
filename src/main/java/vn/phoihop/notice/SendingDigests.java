package vn.phoihop.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Outbox;
import vn.phoihop.outbox.Priority;

/**
 * Asks on each working day, at the hour each account has chosen, for its digest, spread over some minutes. Whether there is something to tell is seen
 * when it is written: that takes the sight of each office of the account, which is what writing it costs.
 */
@Component
public class SendingDigests {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int BATCH = 500;

    /** Most choose the same hour; not all of them are told in the same second. */
    public static final Duration SPREAD_OVER = Duration.ofMinutes(5);

    private static final String DIGESTS = Sql.of("notice/digests");

    private final JdbcClient jdbc;
    private final MailServer server;
    private final Outbox outbox;
    private final Catalogues catalogues;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendingDigests(
            JdbcClient jdbc,
            MailServer server,
            Outbox outbox,
            Catalogues catalogues,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.outbox = outbox;
        this.catalogues = catalogues;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Acting as the system; an account is asked for once a day, however many nodes ask. The answer is how many were. */
    public int send() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, NoticeTimes.ZONE);
        if (!server.isSetUp() || !WorkingDays.of(catalogues.current(today)).works(today)) {
            return 0;
        }
        int all = 0;
        int some;
        do {
            some = sendSome(now, today);
            all += some;
        } while (some == BATCH);
        return all;
    }

    private int sendSome(Instant now, LocalDate today) {
        Integer sent = transaction.execute(status -> {
            List<UUID> accounts = jdbc.sql(DIGESTS)
                    .param("today", today)
                    .param("time", LocalTime.ofInstant(now, NoticeTimes.ZONE))
                    .query(UUID.class)
                    .list();
            accounts.forEach(account -> outbox.put(
                    Channel.EMAIL,
                    account.toString(),
                    key(account, today),
                    MailKind.DIGEST + " " + today,
                    now.plusSeconds(Math.floorMod(account.hashCode(), SPREAD_OVER.toSeconds())),
                    Priority.LAST));
            return accounts.size();
        });
        return sent == null ? 0 : sent;
    }

    /** The same for the same account and day: asked for twice it is one. */
    private static UUID key(UUID account, LocalDate day) {
        return UUID.nameUUIDFromBytes(("digest " + account + " " + day).getBytes(StandardCharsets.UTF_8));
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> digestsInTime(SendingDigests sending) {
            return Tasks.recurring("send-digests", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(sending::send));
        }
    }
}
