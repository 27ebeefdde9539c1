package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Share;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.RebasedFigure;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.Scope;
import vn.phoihop.figure.UnitFigures;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Rebased;
import vn.phoihop.vocabulary.AreaId;

/**
 * Figures by the unit they are credited to, and by units and areas as they are on a later day: each beside what the shares of it give in the
 * test's own tree. By units after the reforms of 2025 only the sum is known.
 */
record UnitReadings(ApplicationContext context, NaiveTree tree) {

    /** Some time after districts have ended and communes were merged. */
    private static final LocalDate NOW = LocalDate.of(2026, 1, 1);

    /** The last day of a year before the reforms, after all the deeds. */
    private static final LocalDate BEFORE_REFORMS = LocalDate.of(2024, 12, 31);

    /** The level below the heads of the forces. */
    private static final int LEVEL = 1;

    /** What is read, and what was counted. */
    record Pair(Map<Object, BigDecimal> found, Map<Object, BigDecimal> expected) {}

    Map<String, Pair> all(Indicator indicator, Scope scope, List<Share> shares) {
        long common = scope.cutoff().common();
        LocalDate then = scope.window().from();
        Rebasing rebasing = context.getBean(Rebasing.class);
        return Map.of(
                "by unit",
                new Pair(
                        byUnit(indicator, scope),
                        NaiveBooks.sums(shares, one -> orRest(tree.within(one, LEVEL, common)))),
                "units as of a later day",
                new Pair(
                        rows(rebasing.byUnit(indicator, scope, LEVEL, BEFORE_REFORMS)),
                        NaiveBooks.sums(
                                shares, one -> orRest(tree.unitAsOf(BEFORE_REFORMS, one.unit(), LEVEL, then, common)))),
                "districts as of a later day",
                new Pair(
                        rows(rebasing.byArea(indicator, scope, AreaLevel.DISTRICT, BEFORE_REFORMS)),
                        areas(shares, AreaLevel.DISTRICT, BEFORE_REFORMS, scope)),
                "communes as now",
                new Pair(
                        rows(rebasing.byArea(indicator, scope, AreaLevel.COMMUNE, NOW)),
                        areas(shares, AreaLevel.COMMUNE, NOW, scope)),
                "units as now",
                new Pair(
                        Map.of("all", sum(rows(rebasing.byUnit(indicator, scope, LEVEL, NOW)))),
                        Map.of("all", NaiveBooks.sum(shares))));
    }

    /** Units of the level with all below them, and what is credited to one above it. */
    private Map<Object, BigDecimal> byUnit(Indicator indicator, Scope scope) {
        Map<Object, BigDecimal> found = new HashMap<>();
        context.getBean(UnitFigures.class)
                .byUnit(indicator, scope, LEVEL)
                .forEach(row -> found.merge(
                        row.place() == null ? "rest" : row.place(), row.value().value(), BigDecimal::add));
        return found;
    }

    private Map<Object, BigDecimal> areas(List<Share> shares, AreaLevel level, LocalDate day, Scope scope) {
        long common = scope.cutoff().common();
        return NaiveBooks.sums(
                shares,
                one -> tree.within(one.area(), level, one.day(), common)
                        .map(area -> asOf(day, area, scope.window().from(), common))
                        .orElse("rest"));
    }

    private Object asOf(LocalDate day, AreaId area, LocalDate then, long common) {
        Rebased<AreaId> now = tree.areaAsOf(day, area, then, common);
        if (now.places().isEmpty()) {
            return "rest";
        }
        return now.whole() ? now.places().getFirst() : "parts of " + area;
    }

    private static Object orRest(Optional<?> place) {
        return place.<Object>map(one -> one).orElse("rest");
    }

    private static <P> Map<Object, BigDecimal> rows(List<RebasedFigure<P>> rows) {
        Map<Object, BigDecimal> found = new HashMap<>();
        for (RebasedFigure<P> row : rows) {
            Object key = row.place() != null ? row.place() : row.from() != null ? "parts of " + row.from() : "rest";
            found.merge(key, row.value().value(), BigDecimal::add);
        }
        return found;
    }

    private static BigDecimal sum(Map<Object, BigDecimal> rows) {
        return rows.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
