package vn.phoihop.outbox;

/** What goes first where more waits than can leave at once; kept as its number. */
public enum Priority {
    /** What somebody waits for, or must know at once: places are kept free for it. */
    FIRST,
    USUAL,
    /** What may as well come an hour later. */
    LAST
}
