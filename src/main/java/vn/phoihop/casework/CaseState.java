package vn.phoihop.casework;

/** Where a case file stands. How far the case has come is told by its milestones, not by this. */
public enum CaseState {
    OPEN,
    /** Taken out for good; its history stays. */
    WITHDRAWN
}
