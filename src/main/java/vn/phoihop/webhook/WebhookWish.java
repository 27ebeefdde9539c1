package vn.phoihop.webhook;

import java.util.Set;
import vn.phoihop.vocabulary.UnitId;

/** A webhook as somebody wants it. */
record WebhookWish(UnitId unit, String name, String address, Set<WebhookEvent> events, boolean on) {

    WebhookWish {
        name = name.strip();
        address = address.strip();
        events = Set.copyOf(events);
    }
}
