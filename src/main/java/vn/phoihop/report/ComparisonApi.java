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
import vn.phoihop.ledger.Flaw;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
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
     * A figure of a frozen report over its window, or over the one it is compared with.
     *
     * @param now null where the figure is no longer defined
     */
    @Schema(name = "ComparedFigure")
    record FigureCompared(
            @Schema(example = "PATROLS") String code,
            LocalizedText label,
            LocalizedText unit,

            @Schema(description = "Of the report, or the one it is compared with")
            Window window,

            @Schema(description = "As the entry says that froze it; null where nothing was known of the window")
            @Nullable
            Quantity frozen,

            @Schema(description = "The same as it is kept of the report") @Nullable
            Quantity kept,

            @Nullable Quantity recomputed,
            boolean holds,
            @Nullable Quantity now,
            @Nullable Quantity difference,

            @Schema(description = "How many late records made a difference")
            long records,

            @Schema(description = "What counts without records changed that were declared later")
            Quantity bare,

            @Schema(
                    description =
                            "What neither late records nor late counts explain: another definition or organisation")
            Quantity unexplained) {

        static FigureCompared of(Comparison.Line line) {
            return new FigureCompared(
                    line.indicator().code(),
                    line.indicator().label(),
                    line.indicator().unit(),
                    line.window(),
                    line.frozen(),
                    line.kept(),
                    line.recomputed(),
                    line.holds(),
                    line.now(),
                    line.difference(),
                    line.records(),
                    line.bare(),
                    line.unexplained());
        }
    }

    @Schema(name = "LateCount")
    record LateCountShown(
            @Schema(example = "PATROLS") String figure,
            Window window,
            BookId book,
            UUID id,

            @Schema(description = "In whose place it stands") @Nullable
            Quantity before,

            Quantity quantity,
            LocalizedText source,
            Instant recordedAt,
            String actor,
            @Nullable UnitId actingUnit) {}

    @Schema(name = "DefinitionChange")
    record DefinitionChangeShown(
            @Schema(description = "In the common book") long position,

            @Schema(example = "DEFINITION_CHANGED") String event,

            @Schema(description = "The definitions among those that make the figures")
            List<LocalizedText> about,

            @Schema(description = "Whom a change of the organisation is about") @Nullable
            LocalizedText told,

            @Nullable String reason,
            Instant recordedAt,
            String actor) {}

    @Schema(name = "ReportComparison")
    record Compared(
            @Schema(
                    description =
                            "Whether what is kept of the report is what the entry says that froze it, and every figure what the book gives at its cutoff")
            boolean holds,

            @Schema(description = "Where what is kept of the report is not what the entry says")
            List<LocalizedText> flaws,

            @Schema(example = "0:41,1:8123") String cutoff,
            @Schema(example = "0:41,1:8123") String now,
            List<FigureCompared> figures,

            @Schema(description = "The same over the window it is compared with, where something is known of that")
            List<FigureCompared> before,

            @Schema(description = "Counts without records that were declared since, over either window")
            List<LateCountShown> counts,

            @Schema(
                    description =
                            "What figures are counted by and was changed since, where something is left unexplained; the newest fifty")
            List<DefinitionChangeShown> changes) {}

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
        return elsewhere.list(comparing.frozen(RecordKey.of(book, id)).content()).stream()
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
                comparison.flaws().stream().map(Flaw::words).toList(),
                comparison.content().cutoff().toString(),
                comparison.now().toString(),
                figures(comparison, false),
                figures(comparison, true),
                comparison.counts().stream()
                        .map(one -> new LateCountShown(
                                one.indicator(),
                                one.window(),
                                one.record().book(),
                                one.record().id(),
                                one.before(),
                                one.quantity(),
                                one.source(),
                                one.recordedAt(),
                                one.actor(),
                                one.actingUnit()))
                        .toList(),
                comparison.changes().stream()
                        .map(one -> new DefinitionChangeShown(
                                one.position(),
                                one.event(),
                                one.about(),
                                one.told(),
                                one.reason(),
                                one.recordedAt(),
                                one.actor()))
                        .toList());
    }

    private static List<FigureCompared> figures(Comparison comparison, boolean before) {
        return comparison.lines().stream()
                .filter(line -> line.before() == before)
                .map(FigureCompared::of)
                .toList();
    }

    @Operation(summary = "The records that changed a report's figures after they were frozen, the newest change first")
    @Parameter(in = QUERY, name = "figure", description = "Only this figure", example = "PATROLS")
    @Parameter(
            in = QUERY,
            name = "span",
            description = "Over the window the report is compared with instead of its own",
            schema = @Schema(allowableValues = "compared"))
    @GetMapping("/api/v1/books/{book}/reports/{id}/adjustments")
    Slice<AdjustmentShown> adjustments(@PathVariable int book, @PathVariable UUID id, ListQuery query) {
        permissions.require(Authority.FIGURE_VIEW);
        ReportContent content = comparing.frozen(RecordKey.of(book, id)).content();
        return Slice.of(
                adjustments.list(
                        content,
                        ComparisonPages.window(content, query),
                        ComparisonPages.figure(content, query),
                        ComparisonPages.after(query),
                        Slice.READ),
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
