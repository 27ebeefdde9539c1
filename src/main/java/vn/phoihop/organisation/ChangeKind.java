package vn.phoihop.organisation;

/** What may happen to units and areas as of a day. */
public enum ChangeKind {
    /** A new one comes to be. */
    FOUND,
    /** Another name, and another code where one is named. */
    RENAME,
    /** Another superior. */
    MOVE,
    /** One or several go into one that is there, or into a new one. */
    MERGE,
    /** One goes into several, each there already or new. */
    SPLIT,
    /** One ends, with or without somebody who takes over. */
    CLOSE;

    /** Whether those named end on the day. */
    boolean ends() {
        return this == MERGE || this == SPLIT || this == CLOSE;
    }

    /** Whether new ones may come to be with it. */
    boolean founds() {
        return this == FOUND || this == MERGE || this == SPLIT;
    }
}
