package vn.phoihop.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a channel can be used at all: where its server cannot be reached nothing is carried for a minute, then one target tries, for all of them. */
final class Way {

    private static final Duration CLOSED_FOR = Duration.ofMinutes(1);

    private @Nullable Instant failedAt;

    /** What came of an attempt. */
    synchronized void tried(boolean inVain, Instant now) {
        failedAt = inVain ? now : null;
    }

    synchronized boolean closed(Instant now) {
        Instant failed = failedAt;
        return failed != null && !now.isBefore(failed) && now.isBefore(failed.plus(CLOSED_FOR));
    }

    /** Whether one has to try before the others follow. */
    synchronized boolean tries() {
        return failedAt != null;
    }

    /** How many targets may be carried at the same time. */
    synchronized int places(Instant now) {
        return closed(now) ? 0 : failedAt == null ? CarryingParcels.AT_ONCE : 1;
    }
}
