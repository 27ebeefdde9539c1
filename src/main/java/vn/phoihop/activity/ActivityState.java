package vn.phoihop.activity;

/** Where an activity stands. Only a submitted one counts. */
public enum ActivityState {
    /** Being written by its recorder. */
    DRAFT,
    /** In the book, and counted. */
    SUBMITTED,
    /** Given back to its recorder to mend (trả lại); does not count until it is submitted again. */
    RETURNED,
    /** Taken out for good; its history stays. */
    WITHDRAWN
}
