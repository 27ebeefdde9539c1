package vn.phoihop.figure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** A figure by area for programs: in the areas of its own day, or in those of today. */
@ApiController
class AreaFigureApi {

    private final FiguresByPlace places;
    private final ComparedWindows compared;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final AskedScope asked;
    private final Clock clock;

    AreaFigureApi(
            FiguresByPlace places,
            ComparedWindows compared,
            Catalogues catalogues,
            Organisations organisations,
            AskedScope asked,
            Clock clock) {
        this.places = places;
        this.compared = compared;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.asked = asked;
        this.clock = clock;
    }

    @Schema(name = "AreaRow")
    record AreaRow(
            @Schema(description = "None for the rest row", example = "330742") @Nullable
            AreaId area,

            @Nullable LocalizedText name,

            @Schema(description = "Always there, but where two windows are compared and none can be told of this one")
            @Nullable
            Quantity value,

            @Schema(
                    description =
                            "False for an area of its own day whose parts went into several: nothing is shared out")
            boolean exact,

            @Schema(description = "Where those parts went") List<AreaId> among,

            @Schema(
                    description =
                            "Of the window compared with, where one is asked for; none where it cannot be told. 0 is: nothing in the whole of it")
            @Nullable
            Quantity other,

            @Schema(description = "The value less the other one; none where either is not all of the area's") @Nullable
            Quantity difference) {}

    record ByArea(
            @Schema(example = "PATROLS") String code,
            Window window,
            @Schema(example = "0:41,1:8123") String cutoff,
            AreaLevel level,
            Structure structure,

            @Schema(
                    description =
                            "The day whose areas are meant; the last of the window as it happened. Asked again with it as ?structureDay= and with the cutoff, the answer is the same for ever")
            LocalDate day,

            @Schema(description = "None where one window is asked for") @Nullable
            Comparison against,

            @Schema(
                    description =
                            "They add up to the figure, but for bare counts; their others to the figure of the other window")
            List<AreaRow> rows) {}

    @Operation(
            summary = "A figure by area",
            description =
                    "AS_NOW reads what happened in an area that has gone whole into another since as the other's.")
    @GetMapping("/api/v1/figures/{code}/areas")
    ByArea areas(
            @Parameter(description = "Code of the figure", example = "PATROLS") @PathVariable String code,
            @Parameter(description = "FROM/TO; TO is not in it", example = "2021-12-15/2022-06-15") @RequestParam
                    Window window,
            @Parameter(description = "PROVINCE, DISTRICT or COMMUNE", example = "COMMUNE")
                    @RequestParam(defaultValue = "")
                    String level,
            @Parameter(description = "AS_IT_HAPPENED or AS_NOW", example = "AS_NOW") @RequestParam(defaultValue = "")
                    String structure,
            @Parameter(
                            description = "With AS_NOW: the day that stands for today; today without it",
                            example = "2026-07-01")
                    @RequestParam(defaultValue = "")
                    String structureDay,
            @Parameter(description = "Positions of the books; the present ones without it")
                    @RequestParam(defaultValue = "")
                    String cutoff,
            @Parameter(
                            description = "A day (to its end), a time or a cutoff up to which things are known",
                            example = "2022-03-01")
                    @RequestParam(defaultValue = "")
                    String asOf,
            @Parameter(
                            description =
                                    "FROM/TO of another window to compare with, in the same structure: each row has its other and its difference then",
                            example = "2020-12-15/2021-06-15")
                    @RequestParam(defaultValue = "")
                    String against,
            Page page) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = catalogues.at(scope.cutoff(), window.lastDay()).indicator(code);
        Organisation organisation = organisations.at(scope.cutoff());
        AreaQuestion question = AreaQuestion.of(page.address());
        PlaceTree tree = PlaceTree.of(question.structure(), window, Today.of(question.structureDay(), clock));
        AreaLevel shown = question.levelOn(organisation, tree.day());
        Against other = compared.find(indicator, scope, page.address()).orElse(null);
        return new ByArea(
                indicator.code(),
                scope.window(),
                scope.cutoff().toString(),
                shown,
                question.structure(),
                tree.day(),
                Comparison.of(other),
                other == null
                        ? places.areas(indicator, scope, shown, tree).stream()
                                .map(row -> row(row.key(), row.value(), null, null, organisation, tree))
                                .toList()
                        : places.areas(indicator, scope, other, shown, tree).stream()
                                .map(row ->
                                        row(row.key(), row.value(), row.other(), row.difference(), organisation, tree))
                                .toList());
    }

    private static AreaRow row(
            PlaceKey<AreaId> row,
            @Nullable Quantity value,
            @Nullable Quantity other,
            @Nullable Quantity difference,
            Organisation organisation,
            PlaceTree tree) {
        AreaId area = row.place();
        AreaId from = row.from();
        if (area != null) {
            LocalizedText name = organisation.area(area, tree.day()).name();
            return new AreaRow(area, name, value, true, List.of(), other, difference);
        }
        return from == null
                ? new AreaRow(null, null, value, true, List.of(), other, difference)
                : new AreaRow(
                        from,
                        organisation.area(from, tree.lastDay()).name(),
                        value,
                        false,
                        row.among(),
                        other,
                        difference);
    }
}
