package vn.phoihop.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.CountOnlyFigures.Declared;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** What programs send and are told of reports. */
final class ReportMessages {

    private ReportMessages() {}

    record ReportStarted(@Schema(example = "SIX_MONTH") String form, Window window) {}

    /**
     * @param lines codes of indicators; without any, all lines of the own force that are open
     * @param figures the figures that were seen, by code; refused where one is another by now
     */
    record LinesConfirmed(
            @Nullable @Schema(example = "[\"PATROLS\"]") List<String> lines,

            @Nullable @Schema(example = "{\"PATROLS\": 10968}")
            Map<String, Quantity> figures) {

        Map<String, SeenLine> seen() {
            Map<String, SeenLine> seen = new HashMap<>();
            if (figures != null) {
                figures.forEach((code, value) -> {
                    if (value != null) {
                        seen.put(code, new SeenLine(null, value));
                    }
                });
            }
            return seen;
        }
    }

    /** @param figure the figure that was seen; refused where it is another by now */
    record LineContested(
            @Schema(example = "Biên phòng tính 12 cuộc, không phải 13")
            String note,

            @Nullable @Schema(example = "10968") Quantity figure) {

        Map<String, SeenLine> seen(String indicator) {
            return figure == null ? Map.of() : Map.of(indicator, new SeenLine(null, figure));
        }
    }

    /** @param reason needed on every way back */
    record StepTaken(
            @Nullable @Schema(example = "Số liệu đã được các lực lượng thống nhất")
            String reason) {}

    record WordsSent(
            @Schema(example = "Các lực lượng đã phối hợp chặt chẽ, nền nếp.")
            String text) {}

    /** A report as lists tell it. */
    record ReportInList(
            BookId book,
            UUID id,
            int version,
            @Schema(example = "SIX_MONTH") String form,
            Window window,
            ReportState state) {
        static ReportInList of(Report report) {
            return new ReportInList(
                    report.key().book(),
                    report.key().id(),
                    report.version(),
                    report.form(),
                    report.window(),
                    report.state());
        }
    }

    /**
     * A figure of a report.
     *
     * @param previous of the window compared with; null where nothing is known of it
     */
    record ReportFigureShown(
            @Schema(example = "PATROLS") String indicator,
            ReportFigure.Status status,
            Quantity value,

            @Schema(description = "Contains a bare count, without records")
            boolean countOnly,

            @Nullable Quantity previous,

            @Schema(description = "The previous one contains a bare count, without records")
            boolean previousCountOnly) {

        static ReportFigureShown of(ReportFigure figure) {
            return new ReportFigureShown(
                    figure.code(),
                    figure.status(),
                    figure.value(),
                    figure.countOnly(),
                    figure.previous(),
                    figure.previousCountOnly());
        }
    }

    /**
     * What a force says of a line.
     *
     * @param figure it spoke about; a line confirmed with another figure than the one that stands now is open
     */
    record LineShown(
            @Schema(example = "PATROLS") String indicator,
            @Schema(example = "BORDER_GUARD") String force,
            Confirmation.State state,
            @Nullable String note,
            @Nullable @Schema(example = "10968") Quantity figure) {}

    record ParagraphShown(
            UUID id,
            @Schema(example = "A") String section,

            @Schema(example = "Các lực lượng đã phối hợp tuần tra {PATROLS} cuộc.")
            String text,

            int version) {}

    /** @param warnings which did not keep the text from being written */
    record WordsWritten(
            List<ParagraphShown> paragraphs,
            @Schema(example = "[]") List<String> warnings) {}

    /**
     * A report.
     *
     * @param cutoff positions of the books at which the figures stand; null while it is a draft
     * @param figuresHash SHA-256 of the frozen figures in canonical form
     * @param paperHash SHA-256 of the PDF as signed, later as issued
     * @param bareCounts in the figures that say so, each with its source
     * @param replaces the issued report in whose place it stands
     * @param successor the report that stands in its place; while that one is not issued this one holds
     * @param steps that lead on from here, whoever may take them
     */
    record ReportShown(
            BookId book,
            UUID id,
            int version,
            @Schema(example = "SIX_MONTH") String form,
            Window window,
            ReportState state,
            @Schema(example = "Cán bộ tham mưu") String drafter,
            Instant startedAt,
            @Nullable @Schema(example = "0:1,1:250") String cutoff,
            @Nullable String figuresHash,
            @Nullable String approvedBy,
            @Nullable String signedBy,
            @Nullable @Schema(example = "05/BC-CAT-PV01") String number,
            @Nullable LocalDate issuedOn,
            @Nullable String paperHash,
            @Nullable UUID replaces,
            @Nullable UUID successor,
            List<ReportFigureShown> figures,
            List<Declared> bareCounts,
            List<LineShown> lines,
            List<ParagraphShown> paragraphs,
            @Schema(example = "[\"freeze\"]") List<String> steps) {

        static ReportShown of(
                Report report, ReportContent content, @Nullable Report successor, List<Declared> bareCounts) {
            Report.Frozen frozen = report.frozen();
            Report.Signed signed = report.signed();
            Report.Issued issued = report.issued();
            return new ReportShown(
                    report.key().book(),
                    report.key().id(),
                    report.version(),
                    report.form(),
                    report.window(),
                    report.state(),
                    report.drafter().name(),
                    report.startedAt(),
                    frozen == null ? null : frozen.cutoff().toString(),
                    frozen == null ? null : frozen.figuresHash(),
                    report.approvedBy(),
                    signed == null ? null : signed.by(),
                    issued == null ? null : issued.printed(content.form()),
                    issued == null ? null : issued.on(),
                    report.paperHash(),
                    report.replaces(),
                    successor == null ? null : successor.key().id(),
                    content.figures().values().stream()
                            .map(ReportFigureShown::of)
                            .toList(),
                    bareCounts,
                    content.form().lines().stream()
                            .flatMap(line -> content.confirmations(line).stream())
                            .map(one ->
                                    new LineShown(one.indicator(), one.force(), one.state(), one.note(), one.value()))
                            .toList(),
                    ReportMessages.paragraphs(content),
                    ReportStep.from(report.state(), successor != null).stream()
                            .map(ReportStep::slug)
                            .toList());
        }
    }

    static List<ParagraphShown> paragraphs(ReportContent content) {
        return content.paragraphs().stream()
                .map(one -> new ParagraphShown(one.id(), one.section(), one.text(), one.version()))
                .toList();
    }
}
