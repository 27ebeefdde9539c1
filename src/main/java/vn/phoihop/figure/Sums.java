package vn.phoihop.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.Family.Dimension;
import vn.phoihop.ledger.EntryTallies;
import vn.phoihop.ledger.Tally;
import vn.phoihop.vocabulary.AreaId;

/** What tallies add up to by stretch of days, place and facet, as one family tells them apart. */
final class Sums {

    /** @param place the area or the credited unit, as the family tells them apart; 0 where it does neither */
    record Cell(Granule granule, LocalDate firstDay, long place, int facet) {}

    /** A day's sum, before it is known to which stretches the day belongs. */
    private record OfDay(LocalDate day, long place, Facet facet) {}

    private Sums() {}

    static Map<Cell, BigDecimal> of(List<EntryTallies> entries, Family family, Facets facets) {
        Map<OfDay, BigDecimal> days = new HashMap<>();
        Map<AreaId, String> levels = family.by(Dimension.LEVEL) ? facets.levels(areas(entries)) : Map.of();
        for (EntryTallies entry : entries) {
            for (Tally tally : entry.tallies()) {
                if (!tally.exercise()) {
                    @Nullable String level = levels.get(tally.area());
                    OfDay key = new OfDay(tally.occurredOn(), place(tally, family), Facet.of(tally, family, level));
                    days.merge(key, tally.quantity().value(), BigDecimal::add);
                }
            }
        }
        Map<Facet, Integer> numbers =
                facets.numbers(days.keySet().stream().map(OfDay::facet).collect(Collectors.toSet()));
        Map<Cell, BigDecimal> cells = new HashMap<>();
        days.forEach((key, quantity) -> {
            Integer number = numbers.get(key.facet());
            if (number == null) {
                throw new IllegalStateException("a facet has no number: " + key.facet());
            }
            for (Granule granule : family.granules()) {
                cells.merge(
                        new Cell(granule, granule.first(key.day()), key.place(), number), quantity, BigDecimal::add);
            }
        });
        return cells;
    }

    private static long place(Tally tally, Family family) {
        if (family.by(Dimension.UNIT)) {
            return tally.creditedUnit().value();
        }
        return family.by(Dimension.AREA) ? tally.area().value() : 0;
    }

    private static Set<AreaId> areas(List<EntryTallies> entries) {
        Set<AreaId> areas = new HashSet<>();
        entries.forEach(entry -> entry.tallies().forEach(tally -> areas.add(tally.area())));
        return areas;
    }
}
