package vn.phoihop.exchange;

import java.util.List;
import java.util.UUID;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Recipients that a unit keeps under a name.
 *
 * @param unit whose it is; nobody else sees it
 * @param version 0 of one that is not kept yet
 */
public record SavedGroup(
        BookId book, UUID id, UnitId unit, String name, int version, List<UnitId> units, List<Group> groups) {

    /** A name is one line of a list. */
    static final int LONGEST_NAME = 60;

    public SavedGroup {
        units = List.copyOf(units);
        groups = List.copyOf(groups);
    }

    /** Whether it says the same, whatever its version. */
    boolean says(SavedGroup other) {
        return unit.equals(other.unit)
                && name.equals(other.name)
                && units.equals(other.units)
                && groups.equals(other.groups);
    }
}
