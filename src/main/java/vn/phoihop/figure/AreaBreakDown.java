package vn.phoihop.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.CutoffInWords;
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

    private final FiguresByPlace places;
    private final FigureWindows windows;
    private final Organisations organisations;
    private final CutoffInWords cutoffs;
    private final Clock clock;

    AreaBreakDown(
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
     * @param address of the figure's page, with how it is asked for by area; the ways keep the rest of it
     */
    PlaceBars.View of(Indicator indicator, Scope scope, @Nullable Against against, Address address, Page page) {
        AreaQuestion asked = AreaQuestion.of(address);
        Organisation organisation = organisations.at(scope.cutoff());
        LocalDate today = Today.of(asked.structureDay(), clock);
        PlaceTree tree = PlaceTree.of(asked.structure(), scope.window(), today);
        AreaLevel level = asked.levelOn(organisation, tree.day());
        List<Way> levels = organisation.levels(tree.day()).stream()
                .map(one -> new Way(
                        page.text("organisation.level." + one),
                        link(address.with(AreaQuestion.AREA, null).with(AreaQuestion.LEVEL, one.name())),
                        one == level))
                .toList();
        List<Way> structures = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            structures.add(new Way(
                    page.text("figure.structure." + structure),
                    link(Today.asking(
                            address.with(AreaQuestion.LEVEL, null).with(AreaQuestion.AREA, null),
                            AreaQuestion.STRUCTURE,
                            structure,
                            today)),
                    structure == asked.structure()));
        }
        Address figure = BreakDowns.figure(indicator, scope, against, page);
        PlaceBars<AreaId> bars = new Bars(organisation, figure, level, page);
        return new PlaceBars.View(
                levels,
                structures,
                page.text("organisation.level." + level),
                against == null ? bars.bars(places.areas(indicator, scope, level, tree), tree, page) : List.of(),
                against == null
                        ? null
                        : ComparedView.of(
                                places.areas(indicator, scope, against, level, tree),
                                bars,
                                new Bars(organisation, BreakDowns.turned(indicator, scope, against, page), level, page),
                                tree,
                                scope.window(),
                                windows,
                                against,
                                page),
                asked.asNow()
                        ? page.text("figure.rebased.note", today)
                        : against == null ? null : page.text("figure.against.asItHappened"),
                PlaceFile.What.AREAS.address(figure.with(AreaQuestion.LEVEL, level.name())
                        .with(AreaQuestion.STRUCTURE, asked.structure().name())
                        .with(AreaQuestion.STRUCTURE_DAY, asked.asNow() ? today.toString() : null)));
    }

    /** The same to be taken away. */
    PlaceFile file(Indicator indicator, Scope scope, @Nullable Against against, Page page) {
        AreaQuestion asked = AreaQuestion.of(page.address());
        Organisation organisation = organisations.at(scope.cutoff());
        PlaceTree tree = PlaceTree.of(asked.structure(), scope.window(), Today.of(asked.structureDay(), clock));
        AreaLevel level = asked.levelOn(organisation, tree.day());
        PlaceBars<AreaId> bars = new Bars(organisation, page.address(), level, page);
        return new PlaceFile(
                PlaceFile.What.AREAS,
                indicator,
                scope,
                against,
                cutoffs.of(scope.cutoff()),
                tree,
                page.text("organisation.level." + level),
                against == null
                        ? bars.lines(places.areas(indicator, scope, level, tree), tree)
                        : bars.comparedLines(places.areas(indicator, scope, against, level, tree), tree));
    }

    /** @param figure address of the figure's page: whatever else the list is narrowed to is let go of */
    private record Bars(Organisation organisation, Address figure, AreaLevel level, Page page)
            implements PlaceBars<AreaId> {

        @Override
        public String name(AreaId area, LocalDate day) {
            return page.text(organisation.area(area, day).name());
        }

        @Override
        public String code(AreaId area, LocalDate day) {
            return organisation.area(area, day).code();
        }

        @Override
        public String records(AreaId area, Structure structure) {
            return records(area.toString(), structure);
        }

        private String records(String area, Structure structure) {
            return figure.with(AreaQuestion.LEVEL, level.name())
                            .with(AreaQuestion.AREA, area)
                            .with(AreaQuestion.STRUCTURE, structure == Structure.AS_NOW ? structure.name() : null)
                            .with(
                                    AreaQuestion.STRUCTURE_DAY,
                                    structure == Structure.AS_NOW
                                            ? page.address().get(AreaQuestion.STRUCTURE_DAY)
                                            : null)
                    + "#records";
        }

        @Override
        public String recordsOfRest(Structure structure) {
            return records(AreaQuestion.REST, structure);
        }

        @Override
        public String recordsOfPart(AreaId area) {
            return records(area, Structure.AS_IT_HAPPENED);
        }

        @Override
        public String rest(Structure structure) {
            return page.text(structure == Structure.AS_NOW ? "figure.rest.now" : "figure.rest." + level);
        }
    }

    private static String link(Address address) {
        return address.with("after", null) + "#by-area";
    }
}
