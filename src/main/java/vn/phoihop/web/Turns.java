package vn.phoihop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets requests go on in the order in which they came when there are more of them than cores: side by side they would all end late, and some very late.
 * Who has waited for a tenth of a second takes the turn of whoever has had his for the longest (a file that is taken away, a line that
 * is slow), so that nothing is held up for longer and nothing is refused. The time waited is part of what {@link ServerTime} tells.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class Turns extends OncePerRequestFilter {

    private static final long PATIENCE_MILLISECONDS = 100;

    private final Semaphore free;
    private final Queue<Turn> taken = new ConcurrentLinkedQueue<>();

    Turns() {
        // One more than cores: somebody always waits for the disk or the line.
        this(Integer.getInteger("turns", Runtime.getRuntime().availableProcessors() + 1));
    }

    Turns(int turns) {
        this.free = new Semaphore(turns, true);
    }

    /** The right to go on; over once, by its end or because somebody else has taken it. */
    private static final class Turn {
        private final AtomicBoolean over = new AtomicBoolean();

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
            if (mine != null && mine.end()) {
                taken.remove(mine);
                free.release();
            }
        }
    }

    /** Null when all turns have just been taken over by others: then one goes on without. */
    private @Nullable Turn awaitTurn() {
        try {
            if (free.tryAcquire(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS) || takeOver()) {
                Turn mine = new Turn();
                taken.add(mine);
                return mine;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private boolean takeOver() {
        for (Turn longest = taken.poll(); longest != null; longest = taken.poll()) {
            if (longest.end()) {
                return true;
            }
        }
        return false;
    }
}
