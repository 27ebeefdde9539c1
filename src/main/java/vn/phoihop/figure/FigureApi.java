package vn.phoihop.figure;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.Slice;

/** The figures of a form over a window at the present cutoff, as the pages show them. */
@ApiController
class FigureApi {

    private final Figures figures;
    private final Catalogues catalogues;
    private final AskedScope asked;
    private final RecordList records;
    private final CountOnlyFigures counts;

    FigureApi(Figures figures, Catalogues catalogues, AskedScope asked, RecordList records, CountOnlyFigures counts) {
        this.records = records;
        this.counts = counts;
        this.figures = figures;
        this.catalogues = catalogues;
        this.asked = asked;
    }

    record FigureShown(
            @Schema(example = "JOINT_PATROLS") String code,
            LocalizedText label,
            Quantity value,
            LocalizedText unit,

            @Schema(description = "Contains a bare count of an earlier year or of what travelled by cipher")
            boolean countOnly,

            @Schema(description = "The figure this one is a part of; never added to it") @Nullable
            String subsetOf) {}

    record FormShown(
            @Schema(example = "SIX_MONTH") String form,
            Window window,

            @Schema(
                    description = "Asked again with it as ?cutoff=, the answer is the same for ever",
                    example = "0:41,1:8123")
            String cutoff,

            @Schema(
                    description =
                            "In the areas and units of the day on which it happened; as now only by area and by unit")
            Structure structure,

            List<FigureShown> figures,

            @Schema(description = "The bare counts in figures of countOnly, each with its source")
            List<CountOnlyFigures.Declared> bareCounts) {}

    @Operation(summary = "The figures of a form over a window")
    @GetMapping("/api/v1/figures")
    FormShown figures(
            @Parameter(description = "Code of a report form", example = "SIX_MONTH") @RequestParam String form,
            @Parameter(description = "FROM/TO; TO is not in it", example = "2021-12-15/2022-06-15") @RequestParam
                    Window window,
            @Parameter(description = "Positions of the books; the present ones without it")
                    @RequestParam(defaultValue = "")
                    String cutoff,
            @Parameter(
                            description = "A day (to its end), a time or a cutoff up to which things are known",
                            example = "2022-03-01")
                    @RequestParam(defaultValue = "")
                    String asOf,
            Page page) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Catalogue catalogue = catalogues.at(scope.cutoff(), window.lastDay());
        Form known = catalogue
                .find(Form.class, form.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new Refused(Problem.at(
                        "form",
                        ProblemCode.REPORT_FORM_UNKNOWN,
                        form,
                        String.join(
                                ", ",
                                catalogue.list(Form.class).stream()
                                        .map(Form::code)
                                        .toList()))));
        List<Indicator> indicators = known.lines().stream()
                .map(line -> catalogue.indicator(line.indicator()))
                .distinct()
                .toList();
        Map<String, FigureValue> values = figures.compute(indicators, scope);
        return new FormShown(
                known.code(),
                scope.window(),
                scope.cutoff().toString(),
                Structure.AS_IT_HAPPENED,
                indicators.stream()
                        .map(one -> {
                            FigureValue value = values.getOrDefault(one.code(), FigureValue.NONE);
                            return new FigureShown(
                                    one.code(),
                                    one.label(),
                                    value.value(),
                                    one.unit(),
                                    value.countOnly(),
                                    one.subsetOf());
                        })
                        .toList(),
                counts.list(
                        values.entrySet().stream()
                                .filter(one -> one.getValue().countOnly())
                                .map(Map.Entry::getKey)
                                .toList(),
                        scope));
    }

    /**
     * A record behind a figure. Its place and day are for everybody who may ask; what it contains is read where it is kept, by who may.
     *
     * @param quantity what it adds to the figure
     * @param unit the unit credited; of several contributors one
     */
    @Schema(name = "RecordBehind")
    record RecordBehind(
            BookId book,
            UUID id,
            @Schema(example = "activity") String type,
            Quantity quantity,
            LocalDate occurredOn,
            AreaId area,
            UnitId unit) {}

    @Operation(summary = "The records behind a figure; their quantities add up to it")
    @Parameter(in = QUERY, name = "force", description = "Code of a force that is in it", example = "BORDER_GUARD")
    @Parameter(in = QUERY, name = "month", description = "Of the window", example = "2022-03")
    @Parameter(
            in = QUERY,
            name = "area",
            description = "Id of an area: what its row by area holds; rest: what the rest row holds",
            example = "1091")
    @Parameter(
            in = QUERY,
            name = "level",
            description = "With area=rest: the level of the rows, PROVINCE, DISTRICT or COMMUNE",
            example = "COMMUNE")
    @Parameter(
            in = QUERY,
            name = "structureDay",
            description = "With AS_NOW: the day that stands for today; today without it",
            example = "2026-07-01")
    @Parameter(
            in = QUERY,
            name = "structure",
            description = "Of the area: AS_IT_HAPPENED or AS_NOW",
            example = "AS_NOW")
    @Parameter(in = QUERY, name = "unit", description = "Id of a unit: what its row by unit holds", example = "1000")
    @Parameter(
            in = QUERY,
            name = "unitLevel",
            description = "Of the unit, steps below the top, 0 to 9; without it what is credited to the unit alone",
            example = "1")
    @Parameter(
            in = QUERY,
            name = "unitStructure",
            description = "Of the unit: AS_IT_HAPPENED or AS_NOW",
            example = "AS_NOW")
    @GetMapping("/api/v1/figures/{code}/records")
    Slice<RecordBehind> records(
            @Parameter(description = "Code of the figure", example = "PATROLS") @PathVariable String code,
            @Parameter(description = "FROM/TO; TO is not in it", example = "2021-12-15/2022-06-15") @RequestParam
                    Window window,
            @Parameter(description = "Positions of the books; the present ones without it")
                    @RequestParam(defaultValue = "")
                    String cutoff,
            @Parameter(
                            description = "A day (to its end), a time or a cutoff up to which things are known",
                            example = "2022-03-01")
                    @RequestParam(defaultValue = "")
                    String asOf,
            Page page,
            ListQuery query) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = catalogues.at(scope.cutoff(), window.lastDay()).indicator(code);
        return Slice.of(
                records.slice(indicator, scope, query),
                one -> ListQuery.place(
                        one.occurredOn(), one.quantity(), one.record().id()),
                one -> new RecordBehind(
                        one.record().book(),
                        one.record().id(),
                        one.recordType(),
                        one.quantity(),
                        one.occurredOn(),
                        one.area(),
                        one.creditedUnit()));
    }
}
