package vn.phoihop.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.UnitId;

/**
 * An address that is told of what concerns a unit.
 *
 * @param name to tell it by
 * @param oldUntil until when what is sent is signed with the secret before, too; null where there is none
 */
record Webhook(
        UUID id,
        UnitId unit,
        String name,
        String address,
        Set<WebhookEvent> events,
        State state,
        @Nullable Instant oldUntil,
        int version,
        Instant createdAt,
        String createdBy) {

    enum State {
        ON,
        OFF,
        /** It has answered that it is there no longer. */
        GONE
    }
}
