package vn.phoihop.web;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets who asks for something go on in the order in which they came when there are more of them than cores: side by side they would all end late, and some very late.
 * Whoever has had a turn for a tenth of a second (a file that is taken away, a line that is slow) gives it up to who waits, and goes on beside him;
 * nothing is refused.
 */
@Component
public class Turns implements DisposableBean {

    private static final Duration TURN = Duration.ofMillis(100);

    /** Nobody waits for longer, whatever happens. */
    private static final long PATIENCE_SECONDS = 5;

    private final Duration length;
    private final Semaphore free;
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService bell = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("turns").unstarted(work));

    @Autowired
    Turns() {
        // One more than cores: somebody always waits for the disk or the line.
        this(Runtime.getRuntime().availableProcessors() + 1, TURN);
    }

    Turns(int turns, Duration length) {
        this.free = new Semaphore(turns, true);
        this.length = length;
        long often = Math.max(1, length.toMillis() / 4);
        bell.scheduleWithFixedDelay(this::endLongOnes, often, often, TimeUnit.MILLISECONDS);
    }

    /** The right to go on, until it is closed. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Over once, by its end or because it has lasted long enough. */
    private final class Taken implements Turn {
        private final AtomicBoolean over = new AtomicBoolean();
        private final long since = System.nanoTime();

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                taken.remove(this);
                free.release();
            }
        }
    }

    /** Waits for a turn; who has waited in vain goes on all the same. */
    public Turn take() {
        try {
            if (free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Taken mine = new Taken();
                taken.add(mine);
                return mine;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return () -> {};
    }

    /** Where nobody waits, everybody may go on for as long as it takes. */
    private void endLongOnes() {
        @Nullable Taken longest = taken.peek();
        while (longest != null && free.hasQueuedThreads() && System.nanoTime() - longest.since >= length.toNanos()) {
            longest.close();
            longest = taken.peek();
        }
    }

    @Override
    public void destroy() {
        bell.shutdownNow();
    }
}
