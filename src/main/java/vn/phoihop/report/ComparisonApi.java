package vn.phoihop.report;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;

/** How a frozen report stands against what is known now, for programs. */
@ApiController
class ComparisonApi {

    private final ComparingReport comparing;
    private final Adjustments adjustments;
    private final LateElsewhere elsewhere;
    private final Permissions permissions;

    ComparisonApi(
            ComparingReport comparing, Adjustments adjustments, LateElsewhere elsewhere, Permissions permissions) {
        this.comparing = comparing;
        this.adjustments = adjustments;
        this.elsewhere = elsewhere;
        this.permissions = permissions;
    }

    /**
     * A figure of a frozen report.
     *
     * @param now null where the figure is no longer defined
     */
    @Schema(name = "ComparedFigure")
    record FigureCompared(
            @Schema(example = "PATROLS") String code,
            LocalizedText label,
            LocalizedText unit,
            Quantity frozen,
            Quantity recomputed,
            boolean holds,
            @Nullable Quantity now,
            @Nullable Quantity difference,

            @Schema(description = "How many late records made a difference")
            long records,

            @Schema(
                    description =
                            "What no late record explains: another definition, organisation, or a bare count declared later")
            Quantity unexplained) {}

    @Schema(name = "ReportComparison")
    record Compared(
            @Schema(description = "Whether every frozen figure is what the book gives at the report's cutoff")
            boolean holds,

            @Schema(example = "0:41,1:8123") String cutoff,
            @Schema(example = "0:41,1:8123") String now,
            List<FigureCompared> figures) {}

    @Schema(name = "Adjustment")
    record AdjustmentShown(
            @Schema(example = "PATROLS") String figure,
            BookId book,
            UUID id,
            @Schema(example = "activity") String type,
            LocalDate occurredOn,
            Quantity before,
            Quantity change,

            @Schema(description = "Of the last entry that made a difference")
            long position,

            @Schema(example = "ACTIVITY_CORRECTED") String event,

            @Schema(description = "Where one was given and the contents are in sight") @Nullable
            String reason,

            Instant recordedAt,
            String actor,
            @Nullable UnitId actingUnit) {}

    @Schema(name = "LateFigure")
    record LateFigure(
            @Schema(example = "PATROLS") String figure,
            LocalizedText label,
            LocalizedText unit,
            Quantity change,
            long records) {}

    @Schema(name = "LateRecord")
    record LateRecord(BookId book, UUID id, LocalDate occurredOn) {}

    @Schema(name = "LateElsewhere")
    record LateShown(BookId book, LocalizedText name, List<LateFigure> figures, List<LateRecord> records) {}

    @Operation(
            summary = "What came later in the book that follows, of the days and the province of a frozen report",
            description =
                    "By the book that follows. It belongs to none of the report's figures and none of their adjustments."
                            + " Figures count all records; the newest fifty are named.")
    @GetMapping("/api/v1/books/{book}/reports/{id}/late-elsewhere")
    List<LateShown> lateElsewhere(@PathVariable int book, @PathVariable UUID id) {
        permissions.require(Authority.FIGURE_VIEW);
        return elsewhere.list(comparing.frozen(RecordKey.of(book, id))).stream()
                .map(found -> new LateShown(
                        found.book(),
                        found.name(),
                        found.figures().stream()
                                .map(one -> new LateFigure(
                                        one.code(), one.label(), one.unit(), one.change(), one.records()))
                                .toList(),
                        found.records().stream()
                                .map(one -> new LateRecord(
                                        one.record().book(), one.record().id(), one.day()))
                                .toList()))
                .toList();
    }

    @Operation(summary = "Computes a frozen report again at its own cutoff and compares it with what is known now")
    @GetMapping("/api/v1/books/{book}/reports/{id}/comparison")
    Compared compare(@PathVariable int book, @PathVariable UUID id) {
        permissions.require(Authority.FIGURE_VIEW);
        Comparison comparison = comparing.compare(comparing.frozen(RecordKey.of(book, id)));
        return new Compared(
                comparison.holds(),
                comparison.content().cutoff().toString(),
                comparison.now().toString(),
                comparison.lines().stream()
                        .map(line -> new FigureCompared(
                                line.indicator().code(),
                                line.indicator().label(),
                                line.indicator().unit(),
                                line.frozen(),
                                line.recomputed(),
                                line.holds(),
                                line.now(),
                                line.difference(),
                                line.records(),
                                line.unexplained()))
                        .toList());
    }

    @Operation(summary = "The records that changed a report's figures after they were frozen, the newest change first")
    @Parameter(in = QUERY, name = "figure", description = "Only this figure", example = "PATROLS")
    @GetMapping("/api/v1/books/{book}/reports/{id}/adjustments")
    Slice<AdjustmentShown> adjustments(@PathVariable int book, @PathVariable UUID id, ListQuery query) {
        permissions.require(Authority.FIGURE_VIEW);
        ReportContent content = comparing.frozen(RecordKey.of(book, id));
        return Slice.of(
                adjustments.list(
                        content, ComparisonPages.figure(content, query), ComparisonPages.after(query), Slice.READ),
                ComparisonPages::place,
                one -> new AdjustmentShown(
                        one.figure(),
                        one.record().book(),
                        one.record().id(),
                        one.recordType(),
                        one.occurredOn(),
                        one.before(),
                        one.change(),
                        one.position(),
                        one.event(),
                        one.reason(),
                        one.recordedAt(),
                        one.actor(),
                        one.actingUnit()));
    }
}
