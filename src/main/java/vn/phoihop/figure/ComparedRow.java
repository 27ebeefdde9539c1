package vn.phoihop.figure;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/**
 * A row of a figure by place over two windows.
 *
 * @param value null where none can be told
 * @param other the same of the other window
 * @param change null where one of them is none, or not all that there is of the place
 */
record ComparedRow<P extends Comparable<P>>(
        PlaceKey<P> key,
        @Nullable Quantity value,
        @Nullable Quantity other,
        @Nullable Change change) {

    /** Every row that stands in either, the largest of the first window first; places whose parts went into several come after the others, the rest last. */
    static <P extends Comparable<P>> List<ComparedRow<P>> of(WindowRows<P> rows, WindowRows<P> others) {
        Set<PlaceKey<P>> keys = new LinkedHashSet<>(rows.keys());
        keys.addAll(others.keys());
        Comparator<Quantity> largest = Comparator.nullsLast(Comparator.reverseOrder());
        Comparator<P> byId = Comparator.nullsLast(Comparator.naturalOrder());
        return keys.stream()
                .map(key -> of(key, rows, others))
                .sorted(Comparator.<ComparedRow<P>>comparingInt(
                                row -> row.key.rest() ? 2 : row.key.from() == null ? 0 : 1)
                        .thenComparing(ComparedRow::value, largest)
                        .thenComparing(ComparedRow::other, largest)
                        .thenComparing(row -> row.key.place(), byId)
                        .thenComparing(row -> row.key.from(), byId))
                .toList();
    }

    private static <P extends Comparable<P>> ComparedRow<P> of(
            PlaceKey<P> key, WindowRows<P> rows, WindowRows<P> others) {
        Quantity value = rows.find(key);
        Quantity other = others.find(key);
        boolean complete = rows.complete(key) && others.complete(key);
        return new ComparedRow<>(
                key, value, other, complete && value != null && other != null ? Change.of(value, other) : null);
    }

    @Nullable
    Quantity difference() {
        return change == null ? null : change.difference();
    }
}
