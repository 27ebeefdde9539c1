package vn.phoihop.web;

/** In which order records are listed: by the day they happened, or by when they were last changed. */
public enum RowOrder {
    NEWEST,
    OLDEST,
    CHANGED;

    /** As an address asks for it: {@code -day}, which it is without being asked, {@code day} or {@code changed}. */
    public static RowOrder read(ListQuery query) {
        return switch (query.sort()) {
            case "changed" -> CHANGED;
            case "day" -> query.descending() ? NEWEST : OLDEST;
            default -> NEWEST;
        };
    }
}
