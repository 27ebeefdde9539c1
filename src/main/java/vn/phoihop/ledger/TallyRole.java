package vn.phoihop.ledger;

/** What a tally stands for. Count once, credit many. */
public enum TallyRole {
    /** The thing itself, once, to its lead unit. */
    COUNTED('C'),
    /** What one unit put in. */
    CONTRIBUTED('P');

    private final char code;

    TallyRole(char code) {
        this.code = code;
    }

    /** As stored and hashed. */
    public String code() {
        return String.valueOf(code);
    }

    public static TallyRole of(String code) {
        return code.equals("C") ? COUNTED : CONTRIBUTED;
    }
}
