package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A family of running totals: over which stretches of days, by what told apart, and how often written. Between two folds the newest
 * tallies are read themselves; so a family that is folded often reads few of them and takes more room.
 */
enum Family {

    /** What forms are made of: half-years, forces and areas not told apart. */
    HALF_YEARS("Y", 16, 512, List.of(Granule.HALF_YEAR_15, Granule.HALF_YEAR), false, false),

    /** By force and by month, and what remains of a window beside its half-years. */
    FORCES("F", 256, 2_048, List.of(Granule.HALF_MONTH), true, false),

    /** By area too. */
    AREAS("A", 4_096, 8_192, List.of(Granule.HALF_MONTH), true, true);

    private final String code;
    private final int step;
    private final int longest;
    private final List<Granule> granules;
    private final boolean byForce;
    private final boolean byArea;

    Family(String code, int step, int longest, List<Granule> granules, boolean byForce, boolean byArea) {
        this.code = code;
        this.step = step;
        this.longest = longest;
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

    /**
     * At which positions a fold is due when a book goes from one position to another: at the end where a step is completed on the way, and of a
     * long batch in between too, so that what was known on some day within it is found as quickly.
     */
    List<Long> due(long before, long after) {
        List<Long> due = new ArrayList<>();
        for (long position = before + longest; position < after; position += longest) {
            due.add(position);
        }
        if (before / step < after / step) {
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
