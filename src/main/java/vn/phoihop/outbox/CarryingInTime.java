package vn.phoihop.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Announcements;

/**
 * Carries as soon as something was put, on whichever node, and every few seconds what has become due. All nodes do; what one has taken the others pass
 * over. Can be turned off: a copy of an installation that is there for trying things must tell nobody outside.
 */
@Component
@ConditionalOnWebApplication
class CarryingInTime implements Announcements.Listener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CarryingInTime.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final CarryingParcels carrying;
    private final boolean carries;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    CarryingInTime(CarryingParcels carrying, @Value("${phoihop.outbox.carries:true}") boolean carries) {
        this.carrying = carrying;
        this.carries = carries;
    }

    @Override
    public String subject() {
        return Outbox.SUBJECT;
    }

    @Override
    public void heard(String words) {
        woken.release();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (carries && thread == null) {
            thread = Thread.ofPlatform().daemon().name("outbox").start(this::run);
        }
    }

    private void run() {
        while (!closed) {
            try {
                carrying.begin(woken::release);
                woken.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                if (closed) {
                    return;
                }
                LOG.info("the outbox is looked through later: {}", failed.getMessage());
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(INTERVAL);
            return true;
        } catch (InterruptedException stopped) {
            return false;
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

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> forgettingParcels(Parcels parcels) {
            return Tasks.recurring("forget-parcels", FixedDelay.ofHours(12))
                    .execute((task, context) -> Acting.runAsSystem(() -> {
                        while (parcels.forget() > 0) {
                            // A little at a time: nobody is kept waiting by a long deletion.
                        }
                    }));
        }
    }
}
