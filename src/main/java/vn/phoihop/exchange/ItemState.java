package vn.phoihop.exchange;

/** Where an item stands. What each recipient has done with it is told by the recipient, not by this. */
public enum ItemState {
    /** Seen by the unit that writes it, and by nobody else. */
    DRAFT,
    SENT,
    /** Sent, and corrected since; to be acknowledged anew. */
    CORRECTED,
    /** Taken back for good; recipients are told that it was, and why, and no longer what it said. */
    RECALLED,
    /** Answered and accepted, or closed by its sender with a reason. */
    CLOSED,
    /** A draft that was thrown away. */
    DISCARDED;

    /** Whether it has left the unit that wrote it. */
    public boolean sent() {
        return this != DRAFT && this != DISCARDED;
    }

    /** Whether it counts in figures. */
    public boolean counts() {
        return sent() && this != RECALLED;
    }

    /** Whether something may still be owed for it. */
    boolean live() {
        return this == SENT || this == CORRECTED;
    }
}
