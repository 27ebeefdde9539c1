package vn.phoihop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Share;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.RebasedFigure;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.Scope;
import vn.phoihop.figure.UnitFigures;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;

/** Figures by the unit they are credited to, and by units and areas as they are on a later day, after closings and the reforms of 2025. */
record UnitReadings(ApplicationContext context) {

    /** Some time after districts have ended and communes were merged. */
    private static final LocalDate NOW = LocalDate.of(2026, 1, 1);

    /** The level below the heads of the forces. */
    private static final int LEVEL = 1;

    /** Units of the level with all below them, and what is credited to one above it. */
    Map<Object, BigDecimal> byUnit(Indicator indicator, Scope scope) {
        Map<Object, BigDecimal> found = new HashMap<>();
        context.getBean(UnitFigures.class)
                .byUnit(indicator, scope, LEVEL)
                .forEach(row -> found.merge(
                        row.place() == null ? "rest" : row.place(), row.value().value(), BigDecimal::add));
        return found;
    }

    /** Under which unit of the level a share was, on its day. */
    static Object unit(Share share, Organisation organisation) {
        List<Unit> upwards = organisation.superiors(share.unit(), share.day());
        return upwards.size() > LEVEL ? upwards.get(upwards.size() - 1 - LEVEL).id() : "rest";
    }

    /** What the rows of each reading add up to. */
    Map<String, BigDecimal> sums(Indicator indicator, Scope scope) {
        Rebasing rebasing = context.getBean(Rebasing.class);
        return Map.of(
                "units as now",
                rebased(rebasing.byUnit(indicator, scope, LEVEL, NOW)),
                "communes as now",
                rebased(rebasing.byArea(indicator, scope, AreaLevel.COMMUNE, NOW)),
                "districts as now",
                rebased(rebasing.byArea(indicator, scope, AreaLevel.DISTRICT, LocalDate.of(2025, 1, 1))));
    }

    private static <P> BigDecimal rebased(List<RebasedFigure<P>> rows) {
        return rows.stream().map(row -> row.value().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
