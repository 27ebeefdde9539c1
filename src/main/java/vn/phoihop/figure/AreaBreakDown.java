package vn.phoihop.figure;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.BreakDowns.Bar;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;
import vn.phoihop.web.Way;

/** A figure by area, at a level and in the areas of its day or of today, as the figure's page shows it. */
@Component
class AreaBreakDown {

    private final Figures figures;
    private final Rebasing rebasing;
    private final Organisations organisations;
    private final Clock clock;

    AreaBreakDown(Figures figures, Rebasing rebasing, Organisations organisations, Clock clock) {
        this.figures = figures;
        this.rebasing = rebasing;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * What is shown.
     *
     * @param note what to know about the rows; null where there is nothing
     */
    record View(
            List<Way> levels,
            List<Way> structures,
            String head,
            List<Bar> rows,
            @Nullable String note) {}

    /** @param address of the figure's page, with how it is asked for by area; the ways keep the rest of it */
    View of(Indicator indicator, Scope scope, Address address, Page page) {
        AreaQuestion asked = AreaQuestion.of(address);
        Organisation organisation = organisations.at(scope.cutoff());
        LocalDate today = LocalDate.now(clock);
        LocalDate lastDay = scope.window().lastDay();
        LocalDate day = asked.asNow() ? today : lastDay;
        AreaLevel level = asked.levelOn(organisation, day);
        List<Way> levels = organisation.levels(day).stream()
                .map(one -> way(
                        address, AreaQuestion.LEVEL, one.name(), page.text("organisation.level." + one), one == level))
                .toList();
        List<Way> structures = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            structures.add(new Way(
                    page.text("figure.structure." + structure),
                    link(address.with(AreaQuestion.LEVEL, null)
                            .with(AreaQuestion.AREA, null)
                            .with(AreaQuestion.STRUCTURE, structure.name())),
                    structure == asked.structure()));
        }
        return asked.asNow()
                ? new View(
                        levels,
                        structures,
                        page.text("organisation.level." + level),
                        asNow(indicator, scope, level, today, page),
                        page.text("figure.rebased.note", today))
                : new View(
                        levels,
                        structures,
                        page.text("organisation.level." + level),
                        asItHappened(indicator, scope, level, page),
                        null);
    }

    private List<Bar> asItHappened(Indicator indicator, Scope scope, AreaLevel level, Page page) {
        Address figure = BreakDowns.figure(indicator, scope, page);
        Organisation organisation = organisations.at(scope.cutoff());
        List<AreaFigure> rows = figures.byArea(indicator, scope, level);
        BigDecimal longest = BreakDowns.longest(rows, row -> row.value().value());
        return BreakDowns.restLast(rows.stream()
                .map(row -> row.area() == null
                        ? new Bar(
                                page.text("figure.rest." + level),
                                row.value(),
                                BreakDowns.share(row.value().value(), longest),
                                true,
                                null)
                        : new Bar(
                                name(organisation, row.area(), scope.window().lastDay(), page),
                                row.value(),
                                BreakDowns.share(row.value().value(), longest),
                                false,
                                records(figure, level, row.area(), Structure.AS_IT_HAPPENED)))
                .toList());
    }

    private List<Bar> asNow(Indicator indicator, Scope scope, AreaLevel level, LocalDate today, Page page) {
        Address figure = BreakDowns.figure(indicator, scope, page);
        Organisation organisation = organisations.at(scope.cutoff());
        List<RebasedFigure> rows = rebasing.byArea(indicator, scope, level, today);
        BigDecimal longest = BreakDowns.longest(rows, row -> row.value().value());
        return BreakDowns.restLast(rows.stream()
                .map(row -> {
                    AreaId area = row.area();
                    AreaId from = row.from();
                    int share = BreakDowns.share(row.value().value(), longest);
                    if (area != null) {
                        return new Bar(
                                name(organisation, area, today, page),
                                row.value(),
                                share,
                                false,
                                records(figure, level, area, Structure.AS_NOW));
                    }
                    if (from == null) {
                        return new Bar(page.text("figure.rest.now"), row.value(), share, true, null);
                    }
                    String among = row.among().stream()
                            .map(one -> name(organisation, one, today, page))
                            .collect(Collectors.joining(", "));
                    return new Bar(
                            page.text(
                                    "figure.rebased.part",
                                    name(organisation, from, scope.window().lastDay(), page),
                                    among),
                            row.value(),
                            share,
                            false,
                            records(figure, level, from, Structure.AS_IT_HAPPENED));
                })
                .toList());
    }

    private static String name(Organisation organisation, AreaId area, LocalDate day, Page page) {
        return page.text(organisation.area(area, day).name());
    }

    /** The figure's records in the area, as the row counts them: whatever else the list is narrowed to is let go of. */
    private static String records(Address figure, AreaLevel level, AreaId area, Structure structure) {
        return figure.with(AreaQuestion.LEVEL, level.name())
                        .with(AreaQuestion.AREA, area.toString())
                        .with(AreaQuestion.STRUCTURE, structure == Structure.AS_NOW ? structure.name() : null)
                + "#records";
    }

    private static Way way(Address address, String name, String value, String label, boolean chosen) {
        return new Way(label, link(address.with(AreaQuestion.AREA, null).with(name, value)), chosen);
    }

    private static String link(Address address) {
        return address.with("after", null) + "#by-area";
    }
}
