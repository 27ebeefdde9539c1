package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.organisation.Lying;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;

/**
 * How an address asks for a figure by unit.
 *
 * @param level how many steps below the top of their tree the units stand; null where none is named
 * @param structure in the tree of the day on which it happened, or in that of today
 * @param structureDay the day that stands for today; null for today
 */
record UnitQuestion(
        @Nullable Integer level,
        Structure structure,
        @Nullable LocalDate structureDay) {

    /** Names of the parts of the address. */
    static final String LEVEL = "unitLevel";

    static final String STRUCTURE = "unitStructure";
    static final String UNIT = "unit";

    /** Deeper than any tree of units. */
    private static final int DEEPEST = 9;

    /** The departments and district units rather than their superiors, of whom there is one a force. */
    private static final int USUAL = 1;

    static UnitQuestion of(Address address) {
        List<String> levels =
                IntStream.rangeClosed(0, DEEPEST).mapToObj(Integer::toString).toList();
        return new UnitQuestion(
                AreaQuestion.read(levels, one -> one, LEVEL, address)
                        .map(Integer::valueOf)
                        .orElse(null),
                AreaQuestion.read(List.of(Structure.values()), Structure::name, STRUCTURE, address)
                        .orElse(Structure.AS_IT_HAPPENED),
                AreaQuestion.day(address));
    }

    boolean asNow() {
        return structure == Structure.AS_NOW;
    }

    /** The level asked for, or the usual one, or the top where there is nothing below. */
    int levelOn(Organisation organisation, LocalDate day) {
        return level != null ? level : Math.min(USUAL, Math.max(0, organisation.unitLevels(day) - 1));
    }

    /** To which units, on which days, the records of a unit's row are credited; where no level is named, to the unit alone. */
    Lying<UnitId> credited(UnitId unit, Organisation organisation, Window window, LocalDate today) {
        if (level == null) {
            return organisation.only(unit, window);
        }
        return asNow()
                ? organisation.comeInto(unit, level, window, today)
                : organisation.standingUnder(unit, level, window);
    }
}
