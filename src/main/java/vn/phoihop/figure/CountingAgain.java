package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Tally;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** Counts the figures of a window from the tallies one after the other, with nothing but their {@link FigureBasis}. */
public final class CountingAgain {

    private record Filter(
            FigureBasis.Part part,
            @Nullable Set<String> kinds,
            @Nullable Set<String> categories,
            @Nullable Set<Integer> forces,
            @Nullable Set<AreaId> areas) {

        boolean takes(Tally tally) {
            return part.role().equals(tally.role().code())
                    && (kinds == null || kinds.contains(tally.kind()))
                    && (categories == null || tally.category() != null && categories.contains(tally.category()))
                    && (part.stage() == null || part.stage().equals(tally.stage()))
                    && (!part.jointOnly() || Integer.bitCount(tally.forces().bits()) > 1)
                    && (forces == null || forces.contains(tally.creditedForce().bit()))
                    && (areas == null || areas.contains(tally.area()));
        }
    }

    private record Declaring(BookId book, String indicator) {}

    private final Window window;
    private final Map<String, List<Filter>> byMeasure = new HashMap<>();
    private final Map<String, Quantity> sums = new LinkedHashMap<>();
    private final Map<Declaring, Quantity> declared = new HashMap<>();

    public CountingAgain(FigureBasis basis, Window window) {
        this.window = window;
        for (FigureBasis.Part part : basis.parts()) {
            sums.put(part.code(), Quantity.ZERO);
            byMeasure
                    .computeIfAbsent(part.measure(), _ -> new ArrayList<>())
                    .add(new Filter(
                            part,
                            set(part.kinds()),
                            set(part.categories()),
                            set(part.forces()),
                            part.levels() == null ? null : areas(part.levels(), basis.areas())));
        }
    }

    private static <T> @Nullable Set<T> set(@Nullable List<T> values) {
        return values == null ? null : Set.copyOf(values);
    }

    private static Set<AreaId> areas(List<String> levels, Map<String, List<AreaId>> byLevel) {
        Set<AreaId> areas = new HashSet<>();
        levels.forEach(level -> areas.addAll(byLevel.getOrDefault(level, List.of())));
        return areas;
    }

    public void add(Tally tally) {
        if (tally.exercise() || !window.contains(tally.occurredOn())) {
            return;
        }
        for (Filter filter : byMeasure.getOrDefault(tally.measure(), List.of())) {
            if (filter.takes(tally)) {
                sums.merge(filter.part().code(), tally.quantity(), Quantity::plus);
            }
        }
    }

    /** A bare count; a later one for the same window takes its place. */
    public void add(CountOnlyFigures.CountOnly count) {
        if (count.window().equals(window) && sums.containsKey(count.indicator())) {
            declared.put(new Declaring(count.book(), count.indicator()), count.quantity());
        }
    }

    /** By code, in the order of the basis. */
    public Map<String, FigureValue> values() {
        Map<String, FigureValue> values = new LinkedHashMap<>();
        sums.forEach((code, sum) -> values.put(code, new FigureValue(sum, false)));
        declared.forEach((about, count) -> values.computeIfPresent(
                about.indicator(), (_, value) -> new FigureValue(value.value().plus(count), true)));
        return values;
    }
}
