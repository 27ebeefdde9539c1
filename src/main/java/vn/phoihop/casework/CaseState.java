package vn.phoihop.casework;

/** Where a case file stands. How far the case has come is told by its milestones, not by this. */
public enum CaseState {
    OPEN,
    /** A hand-over to another unit is offered and not yet answered; until it is accepted the giver leads. */
    OFFERED,
    /** Given to a body outside the book, for which it has ended; what was counted stays. */
    HANDED_OUT,
    /** Joined into another case (nhập vụ án), which goes on for both; what was counted stays. */
    JOINED,
    /** Taken out for good; its history stays. */
    WITHDRAWN;

    /** Whether its milestones count. */
    public boolean counts() {
        return this != WITHDRAWN;
    }
}
