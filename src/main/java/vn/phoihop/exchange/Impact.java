package vn.phoihop.exchange;

/** How much what a bulletin tells may change where it happens; the levels are those by which border sections are judged elsewhere, too. */
public enum Impact {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
