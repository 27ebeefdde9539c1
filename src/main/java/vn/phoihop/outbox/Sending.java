package vn.phoihop.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a parcel so far.
 *
 * @param dueAt its next attempt; null where there is none
 * @param why what became of the last attempt, or why it was dropped
 * @param endedAt when it arrived, was given up or dropped
 */
public record Sending(
        UUID id,
        UUID key,
        ParcelState state,
        Instant putAt,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable String why,
        @Nullable Instant endedAt) {}
