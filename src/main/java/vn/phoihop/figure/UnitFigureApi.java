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
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** A figure by unit for programs: in the tree of its own day, or in that of today. */
@ApiController
class UnitFigureApi {

    private final FiguresByPlace places;
    private final ComparedWindows compared;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final AskedScope asked;
    private final Clock clock;

    UnitFigureApi(
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

    @Schema(name = "UnitRow")
    record UnitRow(
            @Schema(description = "None for the rest row", example = "1000") @Nullable
            UnitId unit,

            @Nullable LocalizedText name,

            @Schema(description = "Always there, but where two windows are compared and none can be told of this one")
            @Nullable
            Quantity value,

            @Schema(description = "False for a unit of its own day that several took over from: nothing is shared out")
            boolean exact,

            @Schema(description = "Who took over, or stands above who did")
            List<UnitId> among,

            @Schema(
                    description =
                            "Of the window compared with, where one is asked for; none where it cannot be told. 0 is: nothing in the whole of it")
            @Nullable
            Quantity other,

            @Schema(description = "The value less the other one; none where either is not all of the unit's") @Nullable
            Quantity difference) {}

    record ByUnit(
            @Schema(example = "PATROLS") String code,
            Window window,
            @Schema(example = "0:41,1:8123") String cutoff,

            @Schema(description = "Steps below the top of the tree of units", example = "1")
            int level,

            Structure structure,

            @Schema(description = "The day whose tree is meant; the last of the window as it happened")
            LocalDate day,

            @Schema(description = "None where one window is asked for") @Nullable
            Comparison against,

            @Schema(
                    description =
                            "They add up to the figure, but for bare counts; their others to the figure of the other window")
            List<UnitRow> rows) {}

    @Operation(
            summary = "A figure by unit",
            description =
                    "With all below each unit. What is counted is credited to its lead, what was put in to who put it in. AS_NOW reads what a unit did that another has taken over from alone since as the other's.")
    @GetMapping("/api/v1/figures/{code}/units")
    ByUnit units(
            @Parameter(description = "Code of the figure", example = "PATROLS") @PathVariable String code,
            @Parameter(description = "FROM/TO; TO is not in it", example = "2021-12-15/2022-06-15") @RequestParam
                    Window window,
            @Parameter(description = "Steps below the top of the tree of units, 0 to 9", example = "1")
                    @RequestParam(defaultValue = "")
                    String unitLevel,
            @Parameter(description = "AS_IT_HAPPENED or AS_NOW", example = "AS_NOW") @RequestParam(defaultValue = "")
                    String unitStructure,
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
        UnitQuestion question = UnitQuestion.of(page.address());
        PlaceTree tree = PlaceTree.of(question.structure(), window, Today.of(question.structureDay(), clock));
        int level = question.levelOn(organisation, tree.day());
        Against other = compared.find(indicator, scope, page.address()).orElse(null);
        return new ByUnit(
                indicator.code(),
                scope.window(),
                scope.cutoff().toString(),
                level,
                question.structure(),
                tree.day(),
                Comparison.of(other),
                other == null
                        ? places.units(indicator, scope, level, tree).stream()
                                .map(row -> row(row.key(), row.value(), null, null, organisation, tree))
                                .toList()
                        : places.units(indicator, scope, other, level, tree).stream()
                                .map(row ->
                                        row(row.key(), row.value(), row.other(), row.difference(), organisation, tree))
                                .toList());
    }

    private static UnitRow row(
            PlaceKey<UnitId> row,
            @Nullable Quantity value,
            @Nullable Quantity other,
            @Nullable Quantity difference,
            Organisation organisation,
            PlaceTree tree) {
        UnitId unit = row.place();
        UnitId from = row.from();
        if (unit != null) {
            LocalizedText name = organisation.unit(unit, tree.day()).name();
            return new UnitRow(unit, name, value, true, List.of(), other, difference);
        }
        return from == null
                ? new UnitRow(null, null, value, true, List.of(), other, difference)
                : new UnitRow(
                        from,
                        organisation.unit(from, tree.lastDay()).name(),
                        value,
                        false,
                        row.among(),
                        other,
                        difference);
    }
}
