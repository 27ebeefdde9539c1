package vn.phoihop.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the jobs that rooms contribute as beans, each on one node at a time, as the system. They begin once the application is up.
 */
@Component
public final class Jobs implements AutoCloseable {

    private final ObjectProvider<HikariDataSource> systemPool;
    private final List<RecurringTask<?>> tasks;
    private @Nullable Scheduler scheduler;

    Jobs(@Qualifier("systemPool") ObjectProvider<HikariDataSource> systemPool, List<RecurringTask<?>> tasks) {
        this.systemPool = systemPool;
        this.tasks = tasks;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (tasks.isEmpty() || scheduler != null) {
            return;
        }
        scheduler = Scheduler.create(systemPool.getObject())
                .startTasks(tasks)
                .threads(1)
                .pollingInterval(Duration.ofSeconds(10))
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
        scheduler.start();
    }

    /** None begins before the work is done: a load has the machine for itself, and what follows it is followed once. */
    public <T extends @Nullable Object> T restDuring(Supplier<T> work) {
        tell(Scheduler::pause);
        try {
            return work.get();
        } finally {
            tell(Scheduler::resume);
        }
    }

    private synchronized void tell(Consumer<Scheduler> change) {
        if (scheduler != null) {
            change.accept(scheduler);
        }
    }

    @Override
    public synchronized void close() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }
}
