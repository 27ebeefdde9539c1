package vn.phoihop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets requests go on in the order in which they came when there are more of them than cores: side by side they would all end late, and some very late.
 * Whoever has had a turn for a tenth of a second (a file that is taken away, a line that is slow) gives it up to who waits, and goes on beside him;
 * nothing is refused. The time waited is part of what {@link ServerTime} tells.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class Turns extends OncePerRequestFilter {

    private static final Duration TURN = Duration.ofMillis(100);

    /** Nobody waits for longer, whatever happens. */
    private static final long PATIENCE_SECONDS = 5;

    private final Duration turn;
    private final Semaphore free;
    private final Queue<Turn> taken = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService bell = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("turns").unstarted(work));

    @Autowired
    Turns() {
        // One more than cores: somebody always waits for the disk or the line.
        this(Runtime.getRuntime().availableProcessors() + 1, TURN);
    }

    Turns(int turns, Duration turn) {
        this.free = new Semaphore(turns, true);
        this.turn = turn;
        long often = Math.max(1, turn.toMillis() / 4);
        bell.scheduleWithFixedDelay(this::endLongOnes, often, often, TimeUnit.MILLISECONDS);
    }

    /** The right to go on; over once, by its end or because it has lasted long enough. */
    private static final class Turn {
        private final AtomicBoolean over = new AtomicBoolean();
        private final long since = System.nanoTime();

        boolean end() {
            return over.compareAndSet(false, true);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Turn mine = awaitTurn();
        try {
            chain.doFilter(request, response);
        } finally {
            if (mine != null) {
                end(mine);
            }
        }
    }

    /** Null for who has waited in vain and goes on all the same. */
    private @Nullable Turn awaitTurn() {
        try {
            if (free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Turn mine = new Turn();
                taken.add(mine);
                return mine;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void end(Turn one) {
        if (one.end()) {
            taken.remove(one);
            free.release();
        }
    }

    /** Where nobody waits, everybody may go on for as long as it takes. */
    private void endLongOnes() {
        Turn longest = taken.peek();
        while (longest != null && free.hasQueuedThreads() && System.nanoTime() - longest.since >= turn.toNanos()) {
            end(longest);
            longest = taken.peek();
        }
    }

    @Override
    public void destroy() {
        bell.shutdownNow();
    }
}
