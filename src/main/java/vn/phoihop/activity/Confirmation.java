package vn.phoihop.activity;

/** What a partner says about a record. A contested one still counts and is listed until it is settled. */
public enum Confirmation {
    PENDING,
    CONFIRMED,
    CONTESTED
}
