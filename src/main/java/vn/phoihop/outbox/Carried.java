package vn.phoihop.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to carry a parcel. What is said of why stands on the page of who administers: no contents. */
public sealed interface Carried {

    /** It has arrived. */
    record Delivered() implements Carried {}

    /**
     * Not now; it is tried again.
     *
     * @param notBefore when it may leave; null for the usual waits after a failure. Where it is set nothing has failed.
     * @param noWay whether nothing of the whole channel can leave now, as where its server cannot be reached
     */
    record Later(String why, @Nullable Instant notBefore, boolean noWay) implements Carried {
        public Later(String why) {
            this(why, null, false);
        }
    }

    /** Not ever: it is not tried again, unless somebody says so. */
    record Never(String why) implements Carried {}
}
