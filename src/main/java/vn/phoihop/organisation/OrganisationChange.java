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
 * @param of null for imported lists, which are of units, areas and forces alike
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
        @Nullable PlaceType of,
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

    /** Of its title among the messages. */
    String key() {
        return "organisation.change.kind." + (of == null ? kind.name() : kind + "." + of);
    }

    /** What it is of. */
    List<PlaceType> types() {
        return of == null ? List.of(PlaceType.values()) : List.of(of);
    }

    /** Ids of those of one side whose rows it touched. */
    List<Long> touched(PlaceType type) {
        return type == PlaceType.UNIT ? units : areas;
    }
}
