package vn.phoihop.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Role;
import vn.phoihop.database.Sql;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Outbox;
import vn.phoihop.outbox.Priority;
import vn.phoihop.vocabulary.AccountId;

/**
 * Finds out who is to be told what happened, and puts what somebody may be told now into one mail. In quiet hours that is what is immediate; the
 * rest waits, and goes into one mail when they end.
 */
@Component
public class SpreadingNews {

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

    private record Ready(AccountId account, boolean quiet, boolean immediate) {}

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
        int mails = 0;
        List<Ready> ready;
        do {
            // What has come meanwhile is spread with it: who is told of much keeps nothing immediate waiting.
            while (spreadSome() == BATCH) {
                // As long as there is more.
            }
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
                .query((row, _) -> new Ready(
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getBoolean("quiet"),
                        row.getBoolean("immediate")))
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
                Priority priority = one.immediate() ? Priority.FIRST : Priority.USUAL;
                outbox.put(Channel.EMAIL, one.account().toString(), parcel, MailKind.NEWS.name(), now, priority);
            }
            return some;
        }));
    }
}
