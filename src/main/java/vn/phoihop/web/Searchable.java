package vn.phoihop.web;

import java.util.List;

/**
 * Something the one search of the top bar looks through, contributed by a room as a bean: records, units, areas, papers. Called inside
 * the page's transaction, so that what is not in sight is not found.
 */
public interface Searchable {

    /** Groups are sorted by it: records 100, papers 200, units 300, areas 400. */
    int order();

    /** The key of the words that say what is found, such as "Units". */
    String key();

    /** What fits best first, at most {@code limit}; empty where the visitor may not look. */
    List<Found> search(Page page, String typed, int limit);

    /** A page where all that fits is listed, sorted and exported; empty where there is none. */
    default String all(String typed) {
        return "";
    }

    /**
     * @param title what leads to it
     * @param note what tells it from others: place, day, state
     * @param href its page
     */
    record Found(String title, String note, String href) {}
}
