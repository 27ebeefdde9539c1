package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.RebasedFigure;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.Scope;
import vn.phoihop.figure.UnitFigures;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.UnitId;

/** Figures by the unit they are credited to, and by units and areas as they are on a later day, after closings and the reforms of 2025. */
record UnitReadings(ApplicationContext context) {

    /** Some time after districts have ended and communes were merged. */
    private static final LocalDate NOW = LocalDate.of(2026, 1, 1);

    /** The level below the heads of the forces. */
    private static final int LEVEL = 1;

    /** Each unit by itself, without those below it. */
    Map<UnitId, BigDecimal> byUnit(Indicator indicator, Scope scope) {
        Map<UnitId, BigDecimal> found = new HashMap<>();
        context.getBean(UnitFigures.class)
                .byUnitAlone(indicator, scope)
                .forEach(row -> found.merge(row.place(), row.value().value(), BigDecimal::add));
        return found;
    }

    /** What the rows of each reading add up to. */
    Map<String, BigDecimal> sums(Indicator indicator, Scope scope) {
        Rebasing rebasing = context.getBean(Rebasing.class);
        return Map.of(
                "units of a level",
                sum(
                        context.getBean(UnitFigures.class).byUnit(indicator, scope, LEVEL),
                        row -> row.value().value()),
                "units as now",
                rebased(rebasing.byUnit(indicator, scope, LEVEL, NOW)),
                "communes as now",
                rebased(rebasing.byArea(indicator, scope, AreaLevel.COMMUNE, NOW)),
                "districts as now",
                rebased(rebasing.byArea(indicator, scope, AreaLevel.DISTRICT, LocalDate.of(2025, 1, 1))));
    }

    private static <P> BigDecimal rebased(List<RebasedFigure<P>> rows) {
        return sum(rows, row -> row.value().value());
    }

    private static <R> BigDecimal sum(List<R> rows, Function<R, BigDecimal> value) {
        return rows.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
