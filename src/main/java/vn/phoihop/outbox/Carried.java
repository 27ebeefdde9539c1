package vn.phoihop.outbox;

/** What came of an attempt to carry a parcel. What is said of why stands on the page of who administers: no contents. */
public sealed interface Carried {

    /** It has arrived. */
    record Delivered() implements Carried {}

    /** Not now; it is tried again. */
    record Later(String why) implements Carried {}

    /** Not ever: it is not tried again, unless somebody says so. */
    record Never(String why) implements Carried {}
}
