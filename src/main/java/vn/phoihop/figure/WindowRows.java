package vn.phoihop.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/** A figure by place over one of two windows that are compared, and what can be said of places that have no row in it. */
final class WindowRows<P> {

    private final Map<PlaceKey<P>, Quantity> values = new LinkedHashMap<>();
    private final Set<P> inParts;
    private final @Nullable FigureValue total;
    private final Supplier<Set<PlaceKey<P>>> possible;
    private @Nullable Set<PlaceKey<P>> asked;

    /**
     * Rows with what they add up to.
     *
     * @param total of the figure; null where nothing was known of the window
     * @param possible the rows that what happens in the window can stand in; only asked where one is missing
     */
    WindowRows(List<RebasedFigure<P>> rows, @Nullable FigureValue total, Supplier<Set<PlaceKey<P>>> possible) {
        rows.forEach(row -> values.put(row.key(), row.value()));
        this.inParts = rows.stream().flatMap(row -> row.among().stream()).collect(Collectors.toSet());
        this.total = total;
        this.possible = possible;
    }

    Set<PlaceKey<P>> keys() {
        return values.keySet();
    }

    /** All that is counted stands in some row: the window was known, and no bare count is in its figure. */
    private boolean whole() {
        return total != null && !total.countOnly();
    }

    /** Something is counted that may belong to the row and cannot be told apart. */
    private boolean untold(PlaceKey<P> row) {
        return row.place() != null && inParts.contains(row.place());
    }

    /** What a row holds. Nought only where something would have stood in it: of a place that was not there, or of which parts cannot be told, there is none. */
    @Nullable
    Quantity find(PlaceKey<P> row) {
        Quantity value = values.get(row);
        if (value != null) {
            return value;
        }
        boolean there = row.rest() ? !possible().isEmpty() : possible().contains(row);
        return whole() && !untold(row) && there ? Quantity.ZERO : null;
    }

    /** Whether what a row holds is all that there is of its place. Where there is no place at all of the level, the rest is everything, not a rest. */
    boolean complete(PlaceKey<P> row) {
        return whole() && !untold(row) && !(row.rest() && possible().isEmpty());
    }

    private Set<PlaceKey<P>> possible() {
        Set<PlaceKey<P>> known = asked;
        if (known == null) {
            known = possible.get();
            asked = known;
        }
        return known;
    }
}
