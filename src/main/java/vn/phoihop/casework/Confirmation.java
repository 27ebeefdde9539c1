package vn.phoihop.casework;

/** What a partner says about a case. A contested one still counts and is listed until it is settled. */
public enum Confirmation {
    PENDING,
    CONFIRMED,
    CONTESTED
}
