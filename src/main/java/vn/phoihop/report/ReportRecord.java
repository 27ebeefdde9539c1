package vn.phoihop.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;

/**
 * The whole report as an entry of the book tells it (payload version 1). What is not yet or no longer so is absent.
 *
 * @param reason why a way back was gone, or what a force contests
 * @param paper SHA-256 of the PDF as signed or issued
 * @param lines the lines a force spoke about; none for steps
 */
record ReportRecord(
        String form,
        String regime,
        LocalDate from,
        LocalDate to,
        String state,
        String drafter,
        @Nullable String reason,
        @Nullable String cutoff,
        @Nullable String figuresHash,
        @Nullable String approvedBy,
        @Nullable String signedBy,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String paper,
        @Nullable String replaces,
        List<Line> lines,
        List<FigureAsReported> figures,
        List<String> paragraphs) {

    static final int VERSION = 1;

    record FigureAsReported(String code, Quantity value, boolean countOnly) {}

    record Line(String indicator, String force, String state, Quantity value) {}

    static ReportRecord of(
            Report report,
            @Nullable String reason,
            List<Line> lines,
            List<ReportFigure> figures,
            List<Paragraph> paragraphs) {
        Report.Frozen frozen = report.frozen();
        Report.Signed signed = report.signed();
        Report.Issued issued = report.issued();
        return new ReportRecord(
                report.form(),
                report.regime(),
                report.window().from(),
                report.window().to(),
                report.state().name(),
                report.drafter().name(),
                reason == null || reason.isBlank() ? null : reason.strip(),
                frozen == null ? null : frozen.cutoff().toString(),
                frozen == null ? null : frozen.figuresHash(),
                report.approvedBy(),
                signed == null ? null : signed.by(),
                issued == null ? null : issued.number() + "/" + issued.symbol(),
                issued == null ? null : issued.on(),
                report.paperHash(),
                report.replaces() == null ? null : report.replaces().toString(),
                lines,
                figures.stream()
                        .map(one -> new FigureAsReported(one.code(), one.value(), one.countOnly()))
                        .toList(),
                paragraphs.stream().map(Paragraph::text).toList());
    }

    /** What has happened, in words, for the history of a report. */
    static LocalizedText eventInWords(String event) {
        for (ReportStep step : ReportStep.values()) {
            if (step.event().equals(event)) {
                return step.label();
            }
        }
        return switch (event) {
            case "REPORT_STARTED" -> new LocalizedText("Lập dự thảo", "Draft started");
            case "REPORT_LINES_CONFIRMED" -> new LocalizedText("Thống nhất số liệu", "Lines confirmed");
            case "REPORT_LINES_CONTESTED" -> new LocalizedText("Không thống nhất số liệu", "Lines contested");
            case "REPORT_LINES_OPEN" -> new LocalizedText("Rút ý kiến về số liệu", "Opinion on lines withdrawn");
            default -> new LocalizedText(event, event);
        };
    }
}
