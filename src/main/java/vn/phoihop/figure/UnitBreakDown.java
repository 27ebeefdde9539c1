package vn.phoihop.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;
import vn.phoihop.web.Way;

/** A figure by unit, at a level of the tree of units and in the tree of its day or of today, as the figure's page shows it. */
@Component
class UnitBreakDown {

    private final FiguresByPlace places;
    private final FigureWindows windows;
    private final Organisations organisations;
    private final CutoffInWords cutoffs;
    private final Clock clock;

    UnitBreakDown(
            FiguresByPlace places,
            FigureWindows windows,
            Organisations organisations,
            CutoffInWords cutoffs,
            Clock clock) {
        this.places = places;
        this.windows = windows;
        this.organisations = organisations;
        this.cutoffs = cutoffs;
        this.clock = clock;
    }

    /**
     * Its rows, with the ways to look at it otherwise.
     *
     * @param against the window it is compared with; null for none
     * @param address of the figure's page, with how it is asked for by unit; the ways keep the rest of it
     */
    PlaceBars.View of(Indicator indicator, Scope scope, @Nullable Against against, Address address, Page page) {
        UnitQuestion asked = UnitQuestion.of(address);
        Organisation organisation = organisations.at(scope.cutoff());
        LocalDate today = Today.of(asked.structureDay(), clock);
        PlaceTree tree = PlaceTree.of(asked.structure(), scope.window(), today);
        int level = asked.levelOn(organisation, tree.day());
        List<Way> levels = IntStream.range(0, organisation.unitLevels(tree.day()))
                .mapToObj(one -> new Way(
                        level(one, page),
                        link(address.with(UnitQuestion.UNIT, null).with(UnitQuestion.LEVEL, Integer.toString(one))),
                        one == level))
                .toList();
        List<Way> structures = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            structures.add(new Way(
                    page.text("figure.structure." + structure),
                    link(Today.asking(address.with(UnitQuestion.UNIT, null), UnitQuestion.STRUCTURE, structure, today)),
                    structure == asked.structure()));
        }
        Address figure = BreakDowns.figure(indicator, scope, against, page);
        PlaceBars<UnitId> bars = new Bars(organisation, figure, level, page);
        return new PlaceBars.View(
                levels,
                structures,
                level(level, page),
                against == null ? bars.bars(places.units(indicator, scope, level, tree), tree, page) : List.of(),
                against == null
                        ? null
                        : ComparedView.of(
                                places.units(indicator, scope, against, level, tree),
                                bars,
                                new Bars(organisation, BreakDowns.turned(indicator, scope, against, page), level, page),
                                tree,
                                scope.window(),
                                windows,
                                against,
                                page),
                asked.asNow()
                        ? page.text("figure.units.rebased", today)
                        : against == null ? null : page.text("figure.against.asItHappened"),
                PlaceFile.What.UNITS.address(figure.with(UnitQuestion.LEVEL, Integer.toString(level))
                        .with(UnitQuestion.STRUCTURE, asked.structure().name())
                        .with(AreaQuestion.STRUCTURE_DAY, asked.asNow() ? today.toString() : null)));
    }

    /** The same to be taken away. */
    PlaceFile file(Indicator indicator, Scope scope, @Nullable Against against, Page page) {
        UnitQuestion asked = UnitQuestion.of(page.address());
        Organisation organisation = organisations.at(scope.cutoff());
        PlaceTree tree = PlaceTree.of(asked.structure(), scope.window(), Today.of(asked.structureDay(), clock));
        int level = asked.levelOn(organisation, tree.day());
        PlaceBars<UnitId> bars = new Bars(organisation, page.address(), level, page);
        return new PlaceFile(
                PlaceFile.What.UNITS,
                indicator,
                scope,
                against,
                cutoffs.of(scope.cutoff()),
                tree,
                level(level, page),
                against == null
                        ? bars.lines(places.units(indicator, scope, level, tree), tree)
                        : bars.comparedLines(places.units(indicator, scope, against, level, tree), tree));
    }

    static String level(int level, Page page) {
        return level == 0 ? page.text("figure.units.top") : page.text("figure.units.below", level + 1);
    }

    /** @param figure address of the figure's page: whatever else the list is narrowed to is let go of */
    private record Bars(Organisation organisation, Address figure, int level, Page page) implements PlaceBars<UnitId> {

        @Override
        public String name(UnitId unit, LocalDate day) {
            return page.text(organisation.unit(unit, day).name());
        }

        @Override
        public String code(UnitId unit, LocalDate day) {
            return organisation.unit(unit, day).code();
        }

        @Override
        public String records(UnitId unit, Structure structure) {
            return figure.with(UnitQuestion.LEVEL, Integer.toString(level))
                            .with(UnitQuestion.UNIT, unit.toString())
                            .with(UnitQuestion.STRUCTURE, structure == Structure.AS_NOW ? structure.name() : null)
                            .with(
                                    AreaQuestion.STRUCTURE_DAY,
                                    structure == Structure.AS_NOW
                                            ? page.address().get(AreaQuestion.STRUCTURE_DAY)
                                            : null)
                    + "#records";
        }

        @Override
        public String recordsOfPart(UnitId unit) {
            return figure.with(UnitQuestion.UNIT, unit.toString()) + "#records";
        }

        @Override
        public String rest(Structure structure) {
            return page.text(structure == Structure.AS_NOW ? "figure.units.rest.now" : "figure.units.rest");
        }
    }

    private static String link(Address address) {
        return address.with("after", null) + "#by-unit";
    }
}
