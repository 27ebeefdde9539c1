package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/**
 * A figure of earlier days by place (area or unit) of a later day. The rows add up to the total.
 *
 * @param place of the later day; null for what is no one place's
 * @param from the place of its own day, where parts of it went into several: nothing is shared out, the figure stands by itself. Null for
 *     the others
 * @param among where those parts went
 */
public record RebasedFigure<P>(@Nullable P place, @Nullable P from, List<P> among, Quantity value) {

    /** In the places of their own days: nothing is followed. */
    static <P> List<RebasedFigure<P>> asItHappened(List<PlaceFigure<P>> rows) {
        return rows.stream()
                .map(row -> new RebasedFigure<>(row.place(), null, List.<P>of(), row.value()))
                .toList();
    }

    PlaceKey<P> key() {
        return new PlaceKey<>(place, from, among);
    }
}
