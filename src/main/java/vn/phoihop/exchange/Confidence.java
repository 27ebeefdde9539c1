package vn.phoihop.exchange;

/** How sure the sender is of what a bulletin says. */
public enum Confidence {
    /** Seen by the sender's own forces. */
    OBSERVED,
    /** Told by somebody else. */
    REPORTED,
    /** Worked out. */
    ESTIMATED
}
