package vn.phoihop.figure;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.Answers;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;

/**
 * Figures by the unit they are credited to. What is counted is credited to its lead alone, what was put in to who put it in: so the rows add up to the figure
 * either way. Not asked within an area.
 */
@Component
public class UnitFigures {

    private final Figures figures;
    private final Organisations organisations;
    private final Answers answers;

    UnitFigures(Figures figures, Organisations organisations, Answers answers) {
        this.figures = figures;
        this.organisations = organisations;
        this.answers = answers;
    }

    private record ByUnit(Indicator indicator, int level, Scope scope) {}

    private record ByUnitAlone(Indicator indicator, Scope scope) {}

    /** By unit of one level in the tree of the day, with all below it, largest first, with a rest row where needed: the rows add up to the total. */
    @Transactional(readOnly = true)
    public List<PlaceFigure<UnitId>> byUnit(Indicator indicator, Scope scope, int level) {
        return answers.get(new ByUnit(indicator, level, scope), () -> byUnitAnew(indicator, scope, level));
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<PlaceFigure<UnitId>> byUnitAnew(Indicator indicator, Scope scope, int level) {
        Organisation organisation = organisations.at(scope.cutoff());
        return figures.byPlace(
                Places.UNITS,
                indicator,
                scope,
                organisation.unitMoves(scope.window()),
                (unit, still) -> organisation.within(new UnitId(unit), level, still));
    }

    /** By each unit alone, not those below it: what is followed to later days. */
    @Transactional(readOnly = true)
    List<PlaceFigure<UnitId>> byUnitAlone(Indicator indicator, Scope scope) {
        return answers.get(new ByUnitAlone(indicator, scope), () -> byUnitAloneAnew(indicator, scope));
    }

    @Transactional(readOnly = true)
    List<PlaceFigure<UnitId>> byUnitAloneAnew(Indicator indicator, Scope scope) {
        return figures.byPlace(Places.UNITS, indicator, scope, List.of(), (unit, _) -> Optional.of(new UnitId(unit)));
    }
}
