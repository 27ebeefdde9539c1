package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Rebased;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Quantity;

/** Reads what was counted in the areas of its own day in the areas of a later one, exactly, and says where exactness ends. */
@Component
public class Rebasing {

    private final Figures figures;
    private final Organisations organisations;

    Rebasing(Figures figures, Organisations organisations) {
        this.figures = figures;
        this.organisations = organisations;
    }

    /**
     * By area of one level as they are on the day: what was counted in an area that has gone whole into another since is the other's. Largest
     * first; what is no one area's comes last. Areas and what became of them are read as they were known at the cutoff. The rows add up to the
     * figure.
     */
    @Transactional(readOnly = true)
    public List<RebasedFigure> byArea(Indicator indicator, Scope scope, AreaLevel level, LocalDate day) {
        return rebase(figures.byArea(indicator, scope, level), scope, day);
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<RebasedFigure> byAreaAnew(Indicator indicator, Scope scope, AreaLevel level, LocalDate day) {
        return rebase(figures.byAreaAnew(indicator, scope, level), scope, day);
    }

    private List<RebasedFigure> rebase(List<AreaFigure> asItHappened, Scope scope, LocalDate day) {
        Organisation organisation = organisations.at(scope.cutoff());
        Map<AreaId, Quantity> whole = new LinkedHashMap<>();
        List<RebasedFigure> parts = new ArrayList<>();
        Quantity rest = Quantity.ZERO;
        for (AreaFigure row : asItHappened) {
            AreaId area = row.area();
            if (area == null) {
                rest = rest.plus(row.value());
                continue;
            }
            Rebased now = organisation.rebased(area, scope.window().from(), day);
            if (now.areas().isEmpty()) {
                rest = rest.plus(row.value());
            } else if (now.whole()) {
                whole.merge(now.areas().getFirst(), row.value(), Quantity::plus);
            } else {
                parts.add(new RebasedFigure(null, area, now.areas(), row.value()));
            }
        }
        List<RebasedFigure> rows = new ArrayList<>();
        whole.forEach((area, value) -> rows.add(new RebasedFigure(area, null, List.of(), value)));
        rows.sort(Comparator.comparing(RebasedFigure::value).reversed());
        rows.addAll(parts);
        if (!rest.equals(Quantity.ZERO)) {
            rows.add(new RebasedFigure(null, null, List.of(), rest));
        }
        return rows;
    }
}
