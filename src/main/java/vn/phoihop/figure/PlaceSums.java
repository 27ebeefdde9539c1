package vn.phoihop.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * Sums by place as they are read, put together by what the places lie in.
 *
 * @param <P> what they are put together by
 */
final class PlaceSums<P extends Comparable<P>> {

    private final List<LocalDate> changes;

    /** In what a place lies, by how many of the changes had come. */
    private final List<LongFunction<Optional<P>>> eras;

    private final Map<@Nullable P, BigDecimal> sums = new HashMap<>();

    /**
     * None yet.
     *
     * @param changes days within the window on which the tree changed, in their order
     * @param in in what a place lies in a stretch of days in which the tree does not change; the row of what is in nothing is the rest
     */
    PlaceSums(Window window, List<LocalDate> changes, Function<Window, LongFunction<Optional<P>>> in) {
        this.changes = List.copyOf(changes);
        this.eras = eras(window, changes).stream().map(in).toList();
    }

    private static List<Window> eras(Window window, List<LocalDate> changes) {
        List<LocalDate> bounds = new ArrayList<>(List.of(window.from()));
        bounds.addAll(changes);
        bounds.add(window.to());
        List<Window> eras = new ArrayList<>();
        for (int i = 1; i < bounds.size(); i++) {
            eras.add(new Window(bounds.get(i - 1), bounds.get(i)));
        }
        return eras;
    }

    /** As a question takes them. */
    String[] changes() {
        return changes.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    /** @param era how many of the changes had come by then */
    void take(long place, int era, BigDecimal quantity) {
        sums.merge(eras.get(era).apply(place).orElse(null), quantity, BigDecimal::add);
    }

    List<PlaceFigure<P>> rows() {
        Map<@Nullable P, Quantity> quantities = new HashMap<>();
        sums.forEach((place, sum) -> quantities.put(place, new Quantity(sum)));
        return rows(quantities);
    }

    /** What is not zero. */
    List<PlaceFigure<P>> inNoOrder() {
        List<PlaceFigure<P>> rows = new ArrayList<>(sums.size());
        sums.forEach((place, sum) -> {
            if (sum.signum() != 0) {
                rows.add(new PlaceFigure<>(place, new Quantity(sum)));
            }
        });
        return rows;
    }

    /** What is not zero, largest first, the rest row last among equals. */
    static <P extends Comparable<P>> List<PlaceFigure<P>> rows(Map<@Nullable P, Quantity> sums) {
        List<PlaceFigure<P>> rows = new ArrayList<>();
        sums.forEach((place, sum) -> {
            if (!sum.isZero()) {
                rows.add(new PlaceFigure<>(place, sum));
            }
        });
        rows.sort(Comparator.<PlaceFigure<P>, Quantity>comparing(PlaceFigure::value)
                .reversed()
                .thenComparing(PlaceFigure::place, Comparator.nullsLast(Comparator.naturalOrder())));
        return rows;
    }
}
