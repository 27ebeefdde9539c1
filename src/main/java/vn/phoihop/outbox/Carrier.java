package vn.phoihop.outbox;

/** Carries what leaves by one way; contributed as a bean by the room that knows that way. */
public interface Carrier {

    Channel channel();

    /**
     * Carries a parcel, as the system and outside of any transaction, in less than half a minute; several at a time, but of one target one after the
     * other. A parcel may come more than once, always under the same id. What is thrown counts as {@link Carried.Later}.
     */
    Carried carry(Parcel parcel);

    /** A target as it is called on the page of who administers, who asks. */
    default String named(String target) {
        return target;
    }
}
