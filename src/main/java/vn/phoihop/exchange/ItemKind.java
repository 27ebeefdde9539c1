package vn.phoihop.exchange;

/** What an item is; also the code of its kind in the catalogue. */
public enum ItemKind {
    /** Tin trao đổi: tells something. */
    BULLETIN("INFORMATION_ITEM"),
    /** Yêu cầu kiểm tra, xác minh: asks something, and is owed an answer by a day. */
    VERIFICATION("VERIFICATION_ASKED");

    private final String measure;

    ItemKind(String measure) {
        this.measure = measure;
    }

    /** The measure that counts the item itself. */
    String measure() {
        return measure;
    }
}
