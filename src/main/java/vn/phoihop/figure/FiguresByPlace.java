package vn.phoihop.figure;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * A figure by area and by unit in either tree, over one window or over two. Of two, each is read as it is by itself and their rows are put side by side:
 * so each adds up to its own figure, and two are asked as often as one is, twice.
 */
@Component
class FiguresByPlace {

    private final Figures figures;
    private final UnitFigures unitFigures;
    private final Rebasing rebasing;
    private final Organisations organisations;

    FiguresByPlace(Figures figures, UnitFigures unitFigures, Rebasing rebasing, Organisations organisations) {
        this.figures = figures;
        this.unitFigures = unitFigures;
        this.rebasing = rebasing;
        this.organisations = organisations;
    }

    @Transactional(readOnly = true)
    List<RebasedFigure<AreaId>> areas(Indicator indicator, Scope scope, AreaLevel level, PlaceTree tree) {
        return tree.asNow()
                ? rebasing.byArea(indicator, scope, level, tree.day())
                : RebasedFigure.asItHappened(figures.byArea(indicator, scope, level));
    }

    @Transactional(readOnly = true)
    List<ComparedRow<AreaId>> areas(
            Indicator indicator, Scope scope, Against against, AreaLevel level, PlaceTree tree) {
        return ComparedRow.of(
                areas(indicator, scope, against.value(), level, tree),
                areas(against.indicator(), against.scope(), against.other(), level, tree));
    }

    private WindowRows<AreaId> areas(
            @Nullable Indicator indicator, Scope scope, @Nullable FigureValue total, AreaLevel level, PlaceTree tree) {
        return new WindowRows<>(
                indicator == null ? List.of() : areas(indicator, scope, level, tree),
                total,
                () -> rowsOfAreas(scope, level, tree));
    }

    /** The rows of all areas of the level that there were in the window. */
    private Set<PlaceKey<AreaId>> rowsOfAreas(Scope scope, AreaLevel level, PlaceTree tree) {
        Organisation organisation = organisations.at(scope.cutoff());
        Window window = scope.window();
        return Stream.concat(Stream.of(window.from()), organisation.areaChanges(window).stream())
                .flatMap(day -> organisation.areas(level, day).stream())
                .map(Area::id)
                .distinct()
                .map(area -> tree.asNow()
                        ? PlaceKey.of(area, organisation.rebased(area, window.from(), tree.day()))
                        : PlaceKey.of(area))
                .collect(Collectors.toSet());
    }

    @Transactional(readOnly = true)
    List<RebasedFigure<UnitId>> units(Indicator indicator, Scope scope, int level, PlaceTree tree) {
        return tree.asNow()
                ? rebasing.byUnit(indicator, scope, level, tree.day())
                : RebasedFigure.asItHappened(unitFigures.byUnit(indicator, scope, level));
    }

    @Transactional(readOnly = true)
    List<ComparedRow<UnitId>> units(Indicator indicator, Scope scope, Against against, int level, PlaceTree tree) {
        return ComparedRow.of(
                units(indicator, scope, against.value(), level, tree),
                units(against.indicator(), against.scope(), against.other(), level, tree));
    }

    private WindowRows<UnitId> units(
            @Nullable Indicator indicator, Scope scope, @Nullable FigureValue total, int level, PlaceTree tree) {
        return new WindowRows<>(
                indicator == null ? List.of() : units(indicator, scope, level, tree),
                total,
                () -> rowsOfUnits(scope, level, tree));
    }

    /** The rows of the units that there were when the window began or ended. */
    private Set<PlaceKey<UnitId>> rowsOfUnits(Scope scope, int level, PlaceTree tree) {
        Organisation organisation = organisations.at(scope.cutoff());
        Window window = scope.window();
        return Stream.of(window.from(), window.lastDay())
                .flatMap(day -> organisation.units(day).stream()
                        .map(Unit::id)
                        .flatMap(unit -> tree.asNow()
                                ? Stream.of(
                                        PlaceKey.of(unit, organisation.rebased(unit, level, window.from(), tree.day())))
                                : organisation
                                        .within(unit, level, new Window(day, day.plusDays(1)))
                                        .map(PlaceKey::of)
                                        .stream()))
                .collect(Collectors.toSet());
    }
}
