package vn.phoihop.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When something that did not arrive is tried again: soon at first, then every two hours, for three days in all. */
final class NextAttempt {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60));
    private static final Duration THEN = Duration.ofHours(2);
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    /** What failed together does not come back together. */
    private static final double JITTER = 0.1;

    private NextAttempt() {}

    /**
     * The last attempt is made when the time is over, not before.
     *
     * @param attempts how many have failed
     * @param since from when on it was tried
     * @param luck from 0 to 1
     * @return empty where it is given up
     */
    static Optional<Instant> after(int attempts, Instant since, Instant now, double luck) {
        Instant end = since.plus(GIVEN_UP_AFTER);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration wait = attempts <= WAITS.size() ? WAITS.get(Math.max(attempts, 1) - 1) : THEN;
        Instant next = now.plusMillis((long) (wait.toMillis() * (1 + JITTER * (2 * luck - 1))));
        return Optional.of(next.isBefore(end) ? next : end);
    }
}
