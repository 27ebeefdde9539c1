package vn.phoihop.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;

/** Spreads what has happened every few seconds, on a thread of its own: no other job, however long, keeps what is immediate waiting. All nodes do. */
@Component
@ConditionalOnWebApplication
class SpreadingInTime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SpreadingInTime.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SpreadingNews spreading;
    private final MailServer server;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    SpreadingInTime(SpreadingNews spreading, MailServer server) {
        this.spreading = spreading;
        this.server = server;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (server.isSetUp() && thread == null) {
            thread = Thread.ofPlatform().daemon().name("news").start(this::run);
        }
    }

    private void run() {
        while (!closed) {
            try {
                Acting.runAsSystem(spreading::spread);
            } catch (RuntimeException failed) {
                if (!closed) {
                    LOG.info("what has happened is spread later: {}", failed.getMessage());
                }
            }
            try {
                Thread.sleep(INTERVAL);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
