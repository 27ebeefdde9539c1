package vn.phoihop.web;

/**
 * A line of the navigation, contributed by a room as a bean.
 *
 * @param key of its words
 * @param href address it leads to; it also counts as "here" for every address below
 * @param icon a symbol of {@code web/sprite.jte}
 * @param authority who sees it; empty for everybody signed in
 * @param order lines are sorted by it: home 0, work 100, reports 200, book 300, administration 400
 */
public record NavigationEntry(String key, String href, String icon, String authority, int order) {

    /** Whether the address is this one's or below it. */
    boolean holds(String path) {
        return path.equals(href) || (href.length() > 1 && path.startsWith(href + "/"));
    }

    /** Whether the other entry is a place within this one. */
    boolean isAround(NavigationEntry other) {
        return other.href.startsWith(href + "/");
    }
}
