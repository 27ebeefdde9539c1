package vn.phoihop.figure;

/** By what places the sums of a question are told apart. */
enum Places {
    NONE("0"),
    /** In which it happened. */
    AREAS("loose.area"),
    /** To which it is credited. */
    UNITS("loose.credited_unit");

    private final String ofTally;

    Places(String ofTally) {
        this.ofTally = ofTally;
    }

    /** The place of a tally that no total has reached yet, as SQL. */
    String ofTally() {
        return ofTally;
    }

    /** The same of a running total. */
    String ofTotal() {
        return this == NONE ? "0" : "running.area";
    }

    /** Whose totals are read. */
    Family family() {
        return this == UNITS ? Family.UNITS : Family.AREAS;
    }
}
