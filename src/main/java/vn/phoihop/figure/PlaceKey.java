package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Rebased;

/**
 * Which row of a figure by place: that of a place, of one of its own day whose parts went into several, or the rest.
 *
 * @param from and among as of a {@link RebasedFigure}; rows of one place whose parts lie in others than before are not of the same territory
 */
record PlaceKey<P>(@Nullable P place, @Nullable P from, List<P> among) {

    static <P> PlaceKey<P> of(P place) {
        return new PlaceKey<>(place, null, List.of());
    }

    /** The row that holds what happened in a place, by what it has become. */
    static <P> PlaceKey<P> of(P place, Rebased<P> now) {
        if (now.places().isEmpty()) {
            return new PlaceKey<>(null, null, List.of());
        }
        return now.whole() ? of(now.places().getFirst()) : new PlaceKey<>(null, place, now.places());
    }

    boolean rest() {
        return place == null && from == null;
    }
}
