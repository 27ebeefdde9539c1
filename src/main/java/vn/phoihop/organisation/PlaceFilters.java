package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;

/**
 * The chips by which lists are narrowed to an area or a unit, with all that lies below. There are too many to choose from a menu, of every
 * level and of every time: they are found by typing, as they were on a day.
 */
@Component
public final class PlaceFilters {

    private static final String AREA = "area";
    private static final String UNIT = "unit";

    private final Organisations organisations;
    private final FindingByName names;

    PlaceFilters(Organisations organisations, FindingByName names) {
        this.organisations = organisations;
        this.names = names;
    }

    /** @param day for which areas are offered: the last of the window that is looked at */
    public Filter area(String label, ListQuery query, LocalDate day) {
        return Filter.found(
                AREA,
                label,
                query,
                "/organisation/areas",
                day,
                names.areaWords(query.filter(AREA), day).orElse(query.filter(AREA + "Text")));
    }

    /** @param day for which units are offered */
    public Filter unit(String label, ListQuery query, LocalDate day) {
        return oneUnit(UNIT, label, query, day);
    }

    /** A chip of another name. */
    public Filter oneUnit(String name, String label, ListQuery query, LocalDate day) {
        return Filter.found(
                name,
                label,
                query,
                "/organisation/units",
                day,
                names.unitWords(query.filter(name), day).orElse(query.filter(name + "Text")));
    }

    /** The unit asked for by a chip of that name, without those below it; empty where none is. */
    public Optional<UnitId> oneUnit(String name, ListQuery query, LocalDate day, List<Problem> problems) {
        return asked(
                        name,
                        query,
                        problems,
                        text -> names.unit(name, "", text, day, problems).map(UnitId::value))
                .map(UnitId::new);
    }

    /** Which areas lay in the one asked for, or are it, on which days of the window; null where none is asked for. */
    public @Nullable Lying<AreaId> lying(ListQuery query, Window window, List<Problem> problems) {
        LocalDate day = window.lastDay();
        return asked(
                        AREA,
                        query,
                        problems,
                        text -> names.area(AREA, "", text, day, problems).map(AreaId::value))
                .map(id -> organisations.current().lyingIn(Set.of(new AreaId(id)), window))
                .orElse(null);
    }

    /** The area asked for with all below it, on the day or on the last one it was there; null where none is asked for. */
    public @Nullable Set<AreaId> areas(ListQuery query, LocalDate day, List<Problem> problems) {
        Organisation organisation = organisations.current();
        return asked(
                        AREA,
                        query,
                        problems,
                        text -> names.area(AREA, "", text, day, problems).map(AreaId::value))
                .map(id -> organisation
                        .findArea(new AreaId(id))
                        .map(area -> (Set<AreaId>)
                                new HashSet<>(organisation.areasUnder(area.id(), within(area.valid(), day))))
                        .orElse(Set.of()))
                .orElse(null);
    }

    /** The unit asked for with all below it, on the day or on the last one it was there; null where none is asked for. */
    public @Nullable Set<UnitId> units(ListQuery query, LocalDate day, List<Problem> problems) {
        Organisation organisation = organisations.current();
        return asked(
                        UNIT,
                        query,
                        problems,
                        text -> names.unit(UNIT, "", text, day, problems).map(UnitId::value))
                .map(id -> organisation
                        .findUnit(new UnitId(id))
                        .map(unit -> (Set<UnitId>)
                                new HashSet<>(organisation.unitsUnder(unit.id(), within(unit.valid(), day))))
                        .orElse(Set.of()))
                .orElse(null);
    }

    private interface ByName {
        Optional<Long> find(String text);
    }

    /** What was chosen, or without scripts what stands in the box. */
    private static Optional<Long> asked(String name, ListQuery query, List<Problem> problems, ByName names) {
        String id = query.filter(name);
        String text = query.filter(name + "Text");
        if (id.isEmpty()) {
            return text.isBlank() ? Optional.empty() : names.find(text);
        }
        if (!id.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at(name, ProblemCode.NOT_READABLE, id));
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(id));
    }

    /** The day, or the last one of what had ended by then. */
    private static LocalDate within(Validity valid, LocalDate day) {
        LocalDate end = valid.to();
        return end == null || end.isAfter(day) ? day : end.minusDays(1);
    }
}
