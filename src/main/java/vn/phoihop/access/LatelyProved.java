package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * That the person of a session has just proved to be there by the provider or a passkey. For a few minutes the password is not asked for: who comes
 * in by the provider has none of their own.
 */
@Component
class LatelyProved {

    private static final String PROVED = "proved";
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final Clock clock;

    LatelyProved(Clock clock) {
        this.clock = clock;
    }

    void mark(HttpSession session) {
        session.setAttribute(PROVED, clock.millis());
    }

    boolean holds(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && session.getAttribute(PROVED) instanceof Long proved
                && clock.millis() - proved < LATELY.toMillis();
    }
}
