package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A family of running totals: over which stretches of days, by what told apart, and how often written. Between two folds the newest
 * tallies are read themselves; so a family that is folded often reads few of them and takes more room.
 */
enum Family {

    /** What forms are made of: half-years, forces and areas not told apart. */
    HALF_YEARS(
            "Y",
            Kept.BY_PLACE,
            16,
            64,
            128,
            List.of(Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.LEVEL)),

    /** What series of years are made of: months by the force credited, and no more. */
    MONTHS("M", Kept.BY_PLACE, 256, 1_024, 2_048, List.of(Granule.MONTH), EnumSet.of(Dimension.FORCE)),

    /** By force, and what remains of a window beside its half-years or months. */
    FORCES(
            "F",
            Kept.BY_PLACE,
            256,
            1_024,
            2_048,
            List.of(Granule.HALF_MONTH),
            EnumSet.of(Dimension.FORCE, Dimension.FORCES, Dimension.LEVEL)),

    /** By area too: what is asked within an area. */
    AREAS(
            "A",
            Kept.BY_PLACE,
            512,
            4_096,
            8_192,
            List.of(Granule.HALF_MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.FORCE, Dimension.FORCES, Dimension.AREA)),

    /** By area and no more: what break-downs by area are made of. */
    AREAS_ALONE(
            "P",
            Kept.BY_FACET,
            256,
            4_096,
            8_192,
            List.of(Granule.HALF_MONTH, Granule.MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.AREA)),

    /** By the unit credited. */
    UNITS(
            "U",
            Kept.BY_PLACE,
            512,
            4_096,
            8_192,
            List.of(Granule.HALF_MONTH, Granule.HALF_YEAR_15, Granule.HALF_YEAR),
            EnumSet.of(Dimension.FORCE, Dimension.LEVEL, Dimension.UNIT));

    /** By what sums can be told apart beside what they are of. */
    enum Dimension {
        FORCE,
        FORCES,
        LEVEL,
        AREA,
        UNIT
    }

    private final String code;
    /** Whoever posts so much at once loads a book rather than writes in it. */
    private static final int MANY = 32;

    private final Kept kept;
    private final int step;
    private final int loading;
    private final int longest;
    private final List<Granule> granules;
    private final Set<Dimension> dimensions;

    Family(
            String code,
            Kept kept,
            int step,
            int loading,
            int longest,
            List<Granule> granules,
            Set<Dimension> dimensions) {
        this.code = code;
        this.kept = kept;
        this.step = step;
        this.loading = loading;
        this.longest = longest;
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

    /**
     * At which positions a fold is due when a book goes from one position to another: at the end where a step is completed on the way, and of a
     * long batch in between too, so that what was known on some day within it is found as quickly. Where much comes at once steps are longer,
     * since what is written by one fold the next would replace.
     */
    List<Long> due(long before, long after) {
        List<Long> due = new ArrayList<>();
        for (long position = before + longest; position < after; position += longest) {
            due.add(position);
        }
        int usual = after - before < MANY ? step : loading;
        if (before / usual < after / usual) {
            due.add(after);
        }
        return due;
    }

    /** The positions at which totals that are made anew are written. */
    List<Long> steps(long head) {
        return LongStream.rangeClosed(1, (head + longest - 1) / longest)
                .map(i -> Math.min(head, i * longest))
                .boxed()
                .toList();
    }
}
