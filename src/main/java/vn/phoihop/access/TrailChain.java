package vn.phoihop.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;

/**
 * Chains the lines of the trail in batches, seconds after they were written, so that no reader waits for another. Each link is an HMAC
 * over the one before, its position and the line's mark: without the key nobody can leave a line out and chain the rest anew.
 */
@Component
class TrailChain {

    private static final Logger LOG = LoggerFactory.getLogger(TrailChain.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int BATCH = 1000;
    private static final String UNLINKED = Sql.of("access/unlinked-lines");

    private final JdbcClient jdbc;
    private final InstallationKey key;
    private final TrailWitness witness;

    TrailChain(JdbcClient jdbc, InstallationKey key, TrailWitness witness) {
        this.jdbc = jdbc;
        this.key = key;
        this.witness = witness;
    }

    /** The end of the chain. */
    record Head(long position, byte[] hash) {}

    record Marked(TrailLine line, byte[] mark) {}

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> chainingTheTrail(TrailChain chain) {
            return Tasks.recurring("chain-access-trail", FixedDelay.of(PAUSE))
                    .execute((_, _) -> Acting.runAsSystem(() -> {
                        while (chain.link() == BATCH) {
                            // Goes on while whole batches wait.
                        }
                    }));
        }
    }

    /** Chains what is new, one batch at most; as the system. The answer is how many lines were chained. */
    @Transactional
    int link() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('access trail'))")
                .query((_, _) -> true)
                .single();
        Head head = head().orElse(new Head(0, new byte[32]));
        List<Marked> waiting = jdbc.sql(UNLINKED)
                .param("limit", BATCH)
                .query((row, i) -> new Marked(TrailLine.read(row, i), row.getBytes("mark")))
                .list();
        int linked = 0;
        for (Marked one : waiting) {
            if (!isOurs(one)) {
                LOG.error(
                        "line {} of the access trail was not written by this installation",
                        one.line().id());
                continue;
            }
            head = new Head(head.position + 1, link(head, one.mark));
            jdbc.sql("insert into access_trail_link (position, line, hash) values (:position, :line, :hash)")
                    .param("position", head.position)
                    .param("line", one.line().id())
                    .param("hash", head.hash)
                    .update();
            linked++;
        }
        if (linked > 0) {
            witnessOnceCommitted(head);
        }
        return linked;
    }

    private void witnessOnceCommitted(Head head) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                witness.remember(head);
            }
        });
    }

    Optional<Head> head() {
        return jdbc.sql("select position, hash from access_trail_link order by position desc limit 1")
                .query((row, _) -> new Head(row.getLong("position"), row.getBytes("hash")))
                .optional();
    }

    boolean isOurs(Marked one) {
        return MessageDigest.isEqual(key.sign(one.line.text()), one.mark);
    }

    /** The next link: of the one before, the position after it, and a line's mark. */
    byte[] link(Head before, byte[] mark) {
        return key.sign(ByteBuffer.allocate(72)
                .put(before.hash)
                .putLong(before.position + 1)
                .put(mark)
                .array());
    }
}
