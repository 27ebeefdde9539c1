package vn.phoihop.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of how many entries the contents were dropped as a rule has it, which other entries say.
 *
 * @param first when that was said first, {@code last} when last; null where of none
 */
public record Dropped(
        long entries, @Nullable Instant first, @Nullable Instant last) {

    static final Dropped NONE = new Dropped(0, null, null);

    Dropped and(long more, Instant at) {
        return new Dropped(entries + more, first == null ? at : first, at);
    }
}
