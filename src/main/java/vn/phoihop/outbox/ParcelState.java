package vn.phoihop.outbox;

/** Where a parcel is on its way. */
public enum ParcelState {
    /** To be carried, or being carried just now. */
    WAITING,
    DELIVERED,
    /** Refused for good, or tried for days and given up. */
    FAILED,
    /** Taken out by somebody who administers. */
    DROPPED
}
