package vn.phoihop.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
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
import vn.phoihop.access.Authority;
import vn.phoihop.access.Role;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Outbox;
import vn.phoihop.vocabulary.AccountId;

/**
 * Finds out who is to be told what happened, and puts what somebody may be told now into one mail. In quiet hours that is what is immediate; the
 * rest waits, and goes into one mail when they end.
 */
@Component
public class SpreadingNews {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int BATCH = 500;
    private static final String SPREAD = Sql.of("notice/spread");
    private static final String READY = Sql.of("notice/ready");
    private static final String GATHER = Sql.of("notice/gather");

    private final JdbcClient jdbc;
    private final MailServer server;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SpreadingNews(
            JdbcClient jdbc, MailServer server, Outbox outbox, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Ready(AccountId account, boolean quiet) {}

    /** Who comes to look is told nothing: what is new is not theirs to do. */
    private static final String[] ROLES = Role.whoMay(Authority.RECORD_VIEW).stream()
            .filter(role -> !role.temporary())
            .map(Role::name)
            .toArray(String[]::new);

    static boolean isTold(Role role) {
        return role.may(Authority.RECORD_VIEW) && !role.temporary();
    }

    /** Acting as the system; on several nodes at once no line is put twice. The answer is the number of mails. */
    public int spread() {
        if (!server.isSetUp()) {
            return 0;
        }
        while (spreadSome() == BATCH) {
            // What has come meanwhile is spread with it.
        }
        int mails = 0;
        List<Ready> ready;
        do {
            ready = ready();
            for (Ready one : ready) {
                mails += gathered(one) ? 1 : 0;
            }
        } while (ready.size() == BATCH);
        return mails;
    }

    private int spreadSome() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), NoticeTimes.ZONE);
        Integer taken = transaction.execute(status -> jdbc.sql(SPREAD)
                .param("today", today)
                .param("roles", ROLES)
                .query(Integer.class)
                .single());
        return taken == null ? 0 : taken;
    }

    private List<Ready> ready() {
        LocalTime time = LocalTime.ofInstant(clock.instant(), NoticeTimes.ZONE);
        List<Ready> ready = transaction.execute(status -> jdbc.sql(READY)
                .param("time", time)
                .query((row, _) ->
                        new Ready(new AccountId(row.getObject("account", UUID.class)), row.getBoolean("quiet")))
                .list());
        return ready == null ? List.of() : ready;
    }

    private boolean gathered(Ready one) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            UUID parcel = UUID.randomUUID();
            Instant now = clock.instant();
            boolean some = jdbc.sql(GATHER)
                            .param("parcel", parcel)
                            .param("account", one.account().value())
                            .param("quiet", one.quiet())
                            .update()
                    > 0;
            if (some) {
                outbox.put(Channel.EMAIL, one.account().toString(), parcel, MailKind.NEWS.name(), now);
            }
            return some;
        }));
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> newsInTime(SpreadingNews spreading) {
            return Tasks.recurring("spread-news", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(spreading::spread));
        }
    }
}
