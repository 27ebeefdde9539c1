package vn.phoihop.outbox;

/** By which way a parcel leaves; the rooms above contribute a {@link Carrier} for each. */
public enum Channel {
    EMAIL,
    WEBHOOK
}
