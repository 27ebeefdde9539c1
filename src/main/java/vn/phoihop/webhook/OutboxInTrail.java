package vn.phoihop.webhook;

import org.springframework.stereotype.Component;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.outbox.WatchingOutbox;

/** Who drops what was to be told, or has it sent once more, stands in the trail: what somebody never heard of may be asked for. */
@Component
class OutboxInTrail implements WatchingOutbox {

    private final AccessTrail trail;

    OutboxInTrail(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void retried(String target, int parcels) {
        trail.note(AccessTrail.Act.OUTBOX_RETRIED, target + " · " + parcels);
    }

    @Override
    public void dropped(String target, int parcels, String why) {
        trail.note(AccessTrail.Act.OUTBOX_DROPPED, target + " · " + parcels + " · " + why);
    }
}
