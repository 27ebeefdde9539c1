package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Rebased;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** Reads what was counted in the areas and units of its own day in those of a later one, exactly, and says where exactness ends. */
@Component
public class Rebasing {

    private final Figures figures;
    private final UnitFigures unitFigures;
    private final Organisations organisations;

    Rebasing(Figures figures, UnitFigures unitFigures, Organisations organisations) {
        this.figures = figures;
        this.unitFigures = unitFigures;
        this.organisations = organisations;
    }

    /**
     * By area of one level as they are on the day: what was counted in an area that has gone whole into another since is the other's. Largest
     * first; what is no one area's comes last. Areas and what became of them are read as they were known at the cutoff. The rows add up to the
     * figure.
     */
    @Transactional(readOnly = true)
    public List<RebasedFigure<AreaId>> byArea(Indicator indicator, Scope scope, AreaLevel level, LocalDate day) {
        return areas(figures.byArea(indicator, scope, level), scope, day);
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<RebasedFigure<AreaId>> byAreaAnew(Indicator indicator, Scope scope, AreaLevel level, LocalDate day) {
        return areas(figures.byAreaAnew(indicator, scope, level), scope, day);
    }

    /**
     * By unit of one level as they are on the day: what was credited to a unit that somebody took over from alone since is the other's. Each unit is
     * followed by itself and only then read at the level, since a unit may stand at another one now than then.
     */
    @Transactional(readOnly = true)
    public List<RebasedFigure<UnitId>> byUnit(Indicator indicator, Scope scope, int level, LocalDate day) {
        return units(unitFigures.byUnitAlone(indicator, scope), scope, level, day);
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<RebasedFigure<UnitId>> byUnitAnew(Indicator indicator, Scope scope, int level, LocalDate day) {
        return units(unitFigures.byUnitAloneAnew(indicator, scope), scope, level, day);
    }

    private List<RebasedFigure<AreaId>> areas(List<PlaceFigure<AreaId>> rows, Scope scope, LocalDate day) {
        Organisation organisation = organisations.at(scope.cutoff());
        return rebase(rows, area -> organisation.rebased(area, scope.window().from(), day));
    }

    private List<RebasedFigure<UnitId>> units(List<PlaceFigure<UnitId>> rows, Scope scope, int level, LocalDate day) {
        Organisation organisation = organisations.at(scope.cutoff());
        return rebase(
                rows, unit -> organisation.rebased(unit, level, scope.window().from(), day));
    }

    /** @param following what a place has become */
    private static <P extends Comparable<P>> List<RebasedFigure<P>> rebase(
            List<PlaceFigure<P>> asItHappened, Function<P, Rebased<P>> following) {
        Map<P, Quantity> whole = new LinkedHashMap<>();
        List<RebasedFigure<P>> parts = new ArrayList<>();
        Quantity rest = Quantity.ZERO;
        for (PlaceFigure<P> row : asItHappened) {
            P place = row.place();
            if (place == null) {
                rest = rest.plus(row.value());
                continue;
            }
            Rebased<P> now = following.apply(place);
            if (now.places().isEmpty()) {
                rest = rest.plus(row.value());
            } else if (now.whole()) {
                whole.merge(now.places().getFirst(), row.value(), Quantity::plus);
            } else {
                parts.add(new RebasedFigure<>(null, place, now.places(), row.value()));
            }
        }
        List<RebasedFigure<P>> rows = new ArrayList<>();
        whole.forEach((place, value) -> {
            if (!value.isZero()) {
                rows.add(new RebasedFigure<>(place, null, List.of(), value));
            }
        });
        Comparator<RebasedFigure<P>> largestFirst = Comparator.<RebasedFigure<P>, Quantity>comparing(
                        RebasedFigure::value)
                .reversed();
        rows.sort(largestFirst.thenComparing(RebasedFigure::place, Comparator.nullsLast(Comparator.naturalOrder())));
        parts.sort(largestFirst.thenComparing(RebasedFigure::from, Comparator.nullsLast(Comparator.naturalOrder())));
        rows.addAll(parts);
        if (!rest.equals(Quantity.ZERO)) {
            rows.add(new RebasedFigure<>(null, null, List.of(), rest));
        }
        return rows;
    }
}
