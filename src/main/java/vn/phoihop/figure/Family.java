package vn.phoihop.figure;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A family of running totals: over which stretches of days, by what told apart, and how often written. Between two folds the newest
 * tallies are read themselves; so a family that is folded often reads few of them and takes more room.
 */
enum Family {

    /** What forms are made of: half-years, forces and areas not told apart. */
    HALF_YEARS("Y", 256, List.of(Granule.HALF_YEAR_15, Granule.HALF_YEAR), false, false),

    /** By force and by month, and what remains of a window beside its half-years. */
    FORCES("F", 1_024, List.of(Granule.HALF_MONTH), true, false),

    /** By area too. */
    AREAS("A", 4_096, List.of(Granule.HALF_MONTH), true, true);

    private final String code;
    private final int step;
    private final List<Granule> granules;
    private final boolean byForce;
    private final boolean byArea;

    Family(String code, int step, List<Granule> granules, boolean byForce, boolean byArea) {
        this.code = code;
        this.step = step;
        this.granules = granules;
        this.byForce = byForce;
        this.byArea = byArea;
    }

    String code() {
        return code;
    }

    List<Granule> granules() {
        return granules;
    }

    boolean byForce() {
        return byForce;
    }

    boolean byArea() {
        return byArea;
    }

    /** Whether a fold is due when a book goes from one position to another. */
    boolean isDue(long before, long after) {
        return before / step < after / step;
    }

    /** The positions at which a book would have been folded had it been written one entry at a time. */
    List<Long> steps(long head) {
        return LongStream.rangeClosed(1, head / step).map(i -> i * step).boxed().toList();
    }
}
