package vn.phoihop.figure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** A figure by force and by month for programs, from the questions that its page asks. */
@ApiController
class BreakDownApi {

    private final Figures figures;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final AskedScope asked;

    BreakDownApi(Figures figures, Catalogues catalogues, Organisations organisations, AskedScope asked) {
        this.figures = figures;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.asked = asked;
    }

    @Schema(name = "ForceRow")
    record ForceRow(
            @Schema(example = "BORDER_GUARD") String force,
            LocalizedText name,

            @Schema(description = "What was credited to it: what it led, or put in")
            Quantity value,

            @Schema(
                    description =
                            "In what it took part; never added up. None for what units put in, where there is no other reading")
            @Nullable
            Quantity tookPart) {}

    record ByForce(
            @Schema(example = "PATROLS") String code,
            Window window,
            @Schema(example = "0:41,1:8123") String cutoff,

            @Schema(description = "Of the day on which it happened")
            Structure structure,

            @Schema(
                    description =
                            "Every force known at the cutoff, once there is anything at all. Their values add up to the figure, but for bare counts")
            List<ForceRow> rows) {}

    @Schema(name = "MonthRow")
    record MonthRow(@Schema(example = "2022-03") String month, Quantity value) {}

    record ByMonth(
            @Schema(example = "PATROLS") String code,
            Window window,
            @Schema(example = "0:41,1:8123") String cutoff,

            @Schema(description = "Of the day on which it happened")
            Structure structure,

            @Schema(description = "Months with anything, oldest first. They add up to the figure, but for bare counts")
            List<MonthRow> rows) {}

    @Operation(summary = "A figure by force")
    @GetMapping("/api/v1/figures/{code}/forces")
    ByForce forces(
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
            Page page) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = catalogues.at(scope.cutoff(), window.lastDay()).indicator(code);
        Organisation organisation = organisations.at(scope.cutoff());
        boolean putIn = indicator.role() == TallyRole.CONTRIBUTED;
        return new ByForce(
                indicator.code(),
                scope.window(),
                scope.cutoff().toString(),
                Structure.AS_IT_HAPPENED,
                figures.byForce(indicator, scope).stream()
                        .map(row -> {
                            Force force = organisation.force(row.force());
                            return new ForceRow(force.code(), force.name(), row.led(), putIn ? null : row.tookPart());
                        })
                        .toList());
    }

    @Operation(summary = "A figure by calendar month")
    @GetMapping("/api/v1/figures/{code}/months")
    ByMonth months(
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
            Page page) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = catalogues.at(scope.cutoff(), window.lastDay()).indicator(code);
        return new ByMonth(
                indicator.code(),
                scope.window(),
                scope.cutoff().toString(),
                Structure.AS_IT_HAPPENED,
                figures.byMonth(indicator, scope).stream()
                        .map(row -> new MonthRow(row.month().toString(), row.value()))
                        .toList());
    }
}
