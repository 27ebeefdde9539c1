package vn.phoihop.outbox;

/** Notes what who administers does with the outbox, in the same transaction; contributed as a bean by a room that keeps a trail. */
public interface WatchingOutbox {

    /** All of a target or, where it is called after its channel, of a channel is sent at once. */
    void retried(String target, int parcels);

    /** What waited for a target, or had failed, is not sent any more. */
    void dropped(String target, int parcels, String why);
}
