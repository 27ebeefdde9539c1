package vn.phoihop.web;

import java.util.List;
import java.util.function.Function;

/**
 * The rows of a page of a list and how many there are in all, answered by one question where the page is the first: which they are is asked
 * as far as a reader cares to count, and no more of them are read than a page shows.
 *
 * @param oneMore one more than a page shows, where there are more
 * @param total counted so far, see {@link Listing#countedSoFar(int)}
 */
public record FirstRows<T>(List<T> oneMore, int total) {

    /** Nobody counts further than this; the list then says "more than". */
    public static final int COUNTED = 100;

    /** So many rows are read for a page. */
    public static final int READ = ListQuery.PAGE + 1;

    /**
     * @param places where all that were counted stand, in the order of the list
     * @param read reads the rows at such places
     */
    public static <P, T> FirstRows<T> of(List<P> places, Function<List<P>, List<T>> read) {
        return new FirstRows<>(read.apply(places.subList(0, Math.min(READ, places.size()))), places.size());
    }
}
