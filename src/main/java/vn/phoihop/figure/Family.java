package vn.phoihop.figure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A family of running totals: over which stretches of days, by what told apart, and how often written. Between two folds the newest
 * tallies are read themselves; so a family that is folded often reads few of them and takes more room. Single entries complete a step of one
 * of the large families at most, in between those of the half-years.
 */
enum Family {

    /** What forms are made of: half-years, forces and areas not told apart. */
    HALF_YEARS(
            "Y",
            Kept.BY_PLACE,
            new FoldSteps(16, 64, 128, 0),
            List.of(Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.LEVEL)),

    /** What series of years are made of: months by the force credited, and no more. */
    MONTHS(
            "M",
            Kept.BY_PLACE,
            new FoldSteps(256, 1_024, 2_048, 72),
            List.of(Granule.MONTH),
            EnumSet.of(Dimension.FORCE)),

    /** By force, and what remains of a window beside its half-years or months. */
    FORCES(
            "F",
            Kept.BY_PLACE,
            new FoldSteps(256, 1_024, 2_048, 24),
            List.of(Granule.HALF_MONTH),
            EnumSet.of(Dimension.FORCE, Dimension.FORCES, Dimension.LEVEL)),

    /** By area too: what is asked within an area. */
    AREAS(
            "A",
            Kept.BY_PLACE,
            new FoldSteps(512, 4_096, 8_192, 216),
            List.of(Granule.HALF_MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.FORCE, Dimension.FORCES, Dimension.AREA)),

    /** By area and no more: what break-downs by area are made of. */
    AREAS_ALONE(
            "P",
            Kept.BY_FACET,
            new FoldSteps(256, 4_096, 8_192, 120),
            List.of(Granule.HALF_MONTH, Granule.MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.AREA)),

    /** By the unit credited, with what the figures of some forces or levels ask. */
    UNITS(
            "U",
            Kept.BY_PLACE,
            new FoldSteps(512, 4_096, 8_192, 472),
            List.of(Granule.HALF_MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.FORCE, Dimension.LEVEL, Dimension.UNIT)),

    /** By the unit credited and no more: what break-downs by unit are made of. */
    UNITS_ALONE(
            "V",
            Kept.BY_FACET,
            new FoldSteps(256, 4_096, 8_192, 168),
            List.of(Granule.HALF_MONTH, Granule.MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.UNIT));

    /** By what sums can be told apart beside what they are of. */
    enum Dimension {
        FORCE,
        FORCES,
        LEVEL,
        AREA,
        UNIT
    }

    private final String code;
    private final Kept kept;
    private final FoldSteps steps;
    private final List<Granule> granules;
    private final Set<Dimension> dimensions;

    Family(String code, Kept kept, FoldSteps steps, List<Granule> granules, Set<Dimension> dimensions) {
        this.code = code;
        this.kept = kept;
        this.steps = steps;
        this.granules = granules;
        this.dimensions = Set.copyOf(dimensions);
    }

    boolean by(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    Kept kept() {
        return kept;
    }

    String code() {
        return code;
    }

    List<Granule> granules() {
        return granules;
    }

    FoldSteps steps() {
        return steps;
    }
}
