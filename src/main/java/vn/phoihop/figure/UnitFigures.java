package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.Answers;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

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
        return answers.get(
                new ByUnit(indicator, level, scope),
                () -> byUnit(indicator, scope, level, byUnitAlone(indicator, scope)));
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<PlaceFigure<UnitId>> byUnitAnew(Indicator indicator, Scope scope, int level) {
        return byUnit(indicator, scope, level, byUnitAloneAnew(indicator, scope));
    }

    /**
     * Units move somewhere in a nation every week; days are cut only where one moved that has something in the figure, or one above it. Where none did,
     * nothing more is asked: what each has alone is added up.
     *
     * @param alone by each unit alone; one that has nothing in all has nothing on any day, since no record counts below zero
     */
    private List<PlaceFigure<UnitId>> byUnit(
            Indicator indicator, Scope scope, int level, List<PlaceFigure<UnitId>> alone) {
        Organisation organisation = organisations.at(scope.cutoff());
        Window window = scope.window();
        Set<UnitId> concerned =
                alone.stream().flatMap(row -> Stream.ofNullable(row.place())).collect(Collectors.toSet());
        List<LocalDate> moves = organisation.unitMoves(window, concerned);
        if (!moves.isEmpty()) {
            return figures.byPlace(
                    Places.UNITS,
                    indicator,
                    scope,
                    moves,
                    still -> unit -> organisation.within(new UnitId(unit), level, still));
        }
        Map<@Nullable UnitId, Quantity> sums = new HashMap<>();
        for (PlaceFigure<UnitId> row : alone) {
            UnitId unit = row.place();
            @Nullable
            UnitId above = unit == null
                    ? null
                    : organisation.within(unit, level, window).orElse(null);
            sums.merge(above, row.value(), Quantity::plus);
        }
        return PlaceSums.rows(sums);
    }

    /** By each unit alone, not those below it, in no order: what is followed to later days. */
    @Transactional(readOnly = true)
    List<PlaceFigure<UnitId>> byUnitAlone(Indicator indicator, Scope scope) {
        return answers.get(new ByUnitAlone(indicator, scope), () -> byUnitAloneAnew(indicator, scope));
    }

    @Transactional(readOnly = true)
    List<PlaceFigure<UnitId>> byUnitAloneAnew(Indicator indicator, Scope scope) {
        return figures.byUnitAlone(indicator, scope);
    }
}
