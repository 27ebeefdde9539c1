package vn.phoihop.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list, as the API answers with it.
 *
 * @param items in the order of the list
 * @param next what to ask for as {@code ?after=} to get the rows after these; null when these were the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /** Items of a slice: a program takes more at once than a person reads. */
    public static final int SIZE = 50;

    /** So many rows are read for a slice. */
    public static final int READ = SIZE + 1;

    /**
     * Of rows of which one more was asked for than {@link #SIZE}.
     *
     * @param place the place of a row, see {@link ListQuery#place}
     * @param shown a row as the API writes it
     */
    public static <R, T> Slice<T> of(List<R> oneMore, Function<R, String> place, Function<R, T> shown) {
        boolean more = oneMore.size() > SIZE;
        List<R> rows = more ? oneMore.subList(0, SIZE) : oneMore;
        return new Slice<>(rows.stream().map(shown).toList(), more ? place.apply(rows.getLast()) : null);
    }
}
