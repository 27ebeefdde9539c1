package vn.phoihop.command;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record through all that was done with it: what was acknowledged, and the deed that was sent and not answered. */
final class Sent {

    /**
     * @param event as the book calls it
     * @param after the record when it is done
     */
    record Deed(String event, Patrol after) {}

    private final UUID id;
    private final List<Deed> acknowledged = new ArrayList<>();
    private @Nullable Deed inDoubt;
    private @Nullable Sent other;

    Sent(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    List<Deed> acknowledged() {
        return acknowledged;
    }

    /** The record as it was acknowledged last. */
    Patrol last() {
        return acknowledged.getLast().after();
    }

    @Nullable
    Deed inDoubt() {
        return inDoubt;
    }

    /** The other record of a deed that was sent, not answered, and writes both or none. */
    @Nullable
    Sent other() {
        return inDoubt == null ? null : other;
    }

    void send(Deed deed) {
        inDoubt = deed;
        other = null;
    }

    /** A deed of two records, told of this one. */
    void send(Deed own, Sent with, Deed its) {
        send(own);
        with.send(its);
        other = with;
        with.other = this;
    }

    void acknowledge() {
        if (inDoubt == null) {
            throw new IllegalStateException("nothing was sent");
        }
        Sent with = other();
        acknowledged.add(inDoubt);
        inDoubt = null;
        if (with != null && with.inDoubt != null) {
            with.acknowledge();
        }
    }
}
