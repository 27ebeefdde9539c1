package vn.phoihop.organisation;

import java.time.LocalDate;
import vn.phoihop.vocabulary.AreaId;

/**
 * An area goes into another one, from a day on.
 *
 * @param whole all of it; otherwise it was split and a part went there
 */
record AreaSuccession(AreaId area, AreaId successor, LocalDate since, boolean whole)
        implements Rebased.Following<AreaId> {

    /** Whether the other one tells the same, perhaps otherwise. A part may go before all of it goes: those are two; all of it goes once. */
    boolean isSaidOtherwiseBy(AreaSuccession other) {
        return area.equals(other.area)
                && successor.equals(other.successor)
                && (since.equals(other.since) || whole && other.whole);
    }
}
