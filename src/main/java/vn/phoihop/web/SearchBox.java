package vn.phoihop.web;

/**
 * The search box of the top bar, contributed by one room as a bean.
 *
 * @param href a page that reads {@code ?q=}
 * @param key of the words that say what it finds
 */
public record SearchBox(String href, String key) {}
