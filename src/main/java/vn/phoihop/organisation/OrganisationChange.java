package vn.phoihop.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A change that was made or is planned.
 *
 * @param position of its entry in the common book
 * @param wished what was sent, in canonical JSON
 * @param told the names it is about, as they were
 * @param units ids of all units whose rows it touched
 * @param areas ids of all areas whose rows it touched
 * @param undone null while it stands
 */
record OrganisationChange(
        UUID id,
        ChangeKind kind,
        PlaceType of,
        LocalDate from,
        long position,
        Instant madeAt,
        String madeBy,
        String wished,
        LocalizedText told,
        String reason,
        List<Long> units,
        List<Long> areas,
        @Nullable Undone undone) {

    /** Who took it back, when, and with which entry. */
    record Undone(long position, Instant at, String by) {}

    /** Whether it holds on the day, is still to come, or was taken back: the end of a key of the messages. */
    String state(LocalDate today) {
        if (undone != null) {
            return "undone";
        }
        return from.isAfter(today) ? "planned" : "made";
    }

    /** Ids of its own side. */
    List<Long> touched() {
        return of == PlaceType.UNIT ? units : areas;
    }
}
