package vn.phoihop.figure;

import vn.phoihop.database.Sql;

/** By what places the sums of a question are told apart, and from which totals they are read. */
enum Places {
    NONE(Family.HALF_YEARS, "running", "0", "0"),
    /** In which it happened. */
    AREAS(Family.AREAS, "running_by_place", "running.area", "loose.area"),
    /** The same where only some few are asked for, which are known. */
    FEW_AREAS(Family.AREAS, "running_in_areas", "running.area", "loose.area"),
    /** To which it is credited. */
    UNITS(Family.UNITS, "running_by_place", "running.area", "loose.credited_unit");

    private final Family family;
    private final String running;
    private final String ofTotal;
    private final String ofTally;

    Places(Family family, String running, String ofTotal, String ofTally) {
        this.family = family;
        this.running = Sql.of("figure/" + running);
        this.ofTotal = ofTotal;
        this.ofTally = ofTally;
    }

    /** The question for the last totals known, as SQL. */
    String running() {
        return running;
    }

    /** The place of a running total. */
    String ofTotal() {
        return ofTotal;
    }

    /** The same of a tally that no total has reached yet. */
    String ofTally() {
        return ofTally;
    }

    /** The same as a column of the tallies. */
    String column() {
        return this == UNITS ? "credited_unit" : "area";
    }

    /** Whose totals tell these places apart and no more. */
    Family alone() {
        return this == UNITS ? Family.UNITS_ALONE : Family.AREAS_ALONE;
    }

    /** Whose totals are read; where no places are told apart, other families too. */
    Family family() {
        return family;
    }
}
