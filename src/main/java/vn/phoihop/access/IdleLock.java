package vn.phoihop.access;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Locks a session nobody has used for a while, as on the shared computer of a duty room: the page covers itself, and the server answers
 * nothing until the same person has proved to be there. The page locks at the minute; the server, which hears of keys and pointer
 * only now and then, one minute later.
 */
@Component
class IdleLock {

    private static final String LOCKED = "locked";
    private static final String SEEN = "seen";
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Not every request writes to the session; to half a minute is enough. */
    private static final long COARSE = Duration.ofSeconds(30).toMillis();

    private final Duration limit;
    private final Clock clock;

    IdleLock(@Value("${phoihop.idle-lock:10m}") Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Whole minutes without a key or the pointer; none where pages are never locked. */
    int minutes() {
        return (int) limit.toMinutes();
    }

    boolean isLocked(HttpSession session) {
        return Boolean.TRUE.equals(session.getAttribute(LOCKED)) || isIdle(session);
    }

    private boolean isIdle(HttpSession session) {
        return limit.isPositive()
                && session.getAttribute(SEEN) instanceof Long seen
                && clock.millis() - seen > limit.plus(GRACE).toMillis();
    }

    /** Somebody is here. */
    void see(HttpSession session) {
        long now = clock.millis();
        if (!(session.getAttribute(SEEN) instanceof Long seen) || now - seen > COARSE) {
            session.setAttribute(SEEN, now);
        }
    }

    /** Whether it was open before. */
    boolean lock(HttpSession session) {
        boolean open = !Boolean.TRUE.equals(session.getAttribute(LOCKED));
        session.setAttribute(LOCKED, true);
        return open;
    }

    void open(HttpSession session) {
        session.removeAttribute(LOCKED);
        session.setAttribute(SEEN, clock.millis());
    }
}
