package vn.phoihop.document;

/** How fast a paper must travel; anything but {@link #ORDINARY} is stamped in red. */
public enum Urgency {
    ORDINARY(""),
    URGENT("KHẨN"),
    VERY_URGENT("THƯỢNG KHẨN"),
    IMMEDIATE("HỎA TỐC");

    private final String mark;

    Urgency(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }
}
