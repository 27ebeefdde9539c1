package vn.phoihop.organisation;

import java.util.Arrays;
import java.util.List;

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
    CLOSE,
    /** A part of an area goes to others, each there already or new; the area itself goes on without it. */
    DETACH,
    /** A unit answers for more areas. */
    ENTRUST,
    /** A unit no longer answers for some of its areas. */
    RELIEVE,
    /** Lists were imported; never wished for as a single change. */
    IMPORT;

    /** Those that may happen to one of this type. */
    static List<ChangeKind> of(PlaceType type) {
        return Arrays.stream(values()).filter(kind -> kind.fits(type)).toList();
    }

    boolean fits(PlaceType type) {
        return switch (this) {
            case DETACH -> type == PlaceType.AREA;
            case ENTRUST, RELIEVE -> type == PlaceType.UNIT;
            case FOUND, RENAME, MOVE, MERGE, SPLIT, CLOSE -> true;
            case IMPORT -> false;
        };
    }

    /** Whether those named end on the day. */
    boolean ends() {
        return this == MERGE || this == SPLIT || this == CLOSE;
    }

    /** Whether new ones may come to be with it. */
    boolean founds() {
        return this == FOUND || this == MERGE || this == SPLIT || this == DETACH;
    }

    /** Whether it is about which areas a unit answers for, and nothing else. */
    boolean answers() {
        return this == ENTRUST || this == RELIEVE;
    }

    /** Whether others take something over, there already or new. */
    boolean succeeds() {
        return ends() || this == DETACH;
    }

    /** Whether it may name several that take over. */
    boolean divides() {
        return this == SPLIT || this == DETACH;
    }
}
