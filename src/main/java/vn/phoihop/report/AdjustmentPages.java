package vn.phoihop.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.KnownRecords;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The records that arrived, were corrected or withdrawn after a report was frozen and change one of its figures. */
@PageController
class AdjustmentPages {

    private final Reports reports;
    private final ReadingReport reading;
    private final Adjustments adjustments;
    private final KnownRecords known;
    private final Permissions permissions;

    AdjustmentPages(
            Reports reports,
            ReadingReport reading,
            Adjustments adjustments,
            KnownRecords known,
            Permissions permissions) {
        this.reports = reports;
        this.reading = reading;
        this.adjustments = adjustments;
        this.known = known;
        this.permissions = permissions;
    }

    /** A late record with its line, which is null where it is not in sight: then only what it counts for is shown. */
    record Row(Adjustment adjustment, @Nullable RecordSummary summary) {

        String href() {
            return "/records/" + adjustment.record();
        }

        /** What became of it, in one word. */
        String whatKey() {
            if (adjustment.before().isZero()) {
                return "report.adjustment.arrived";
            }
            return adjustment.after().isZero() ? "report.adjustment.gone" : "report.adjustment.changed";
        }
    }

    @GetMapping("/reports/{book}/{id}/adjustments/{code}")
    String list(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String code,
            Page page,
            ListQuery query,
            Model model) {
        ReportContent content = frozen(book, id);
        Indicator indicator = indicator(content, code);
        Report report = reports.get(RecordKey.of(book, id));
        page.titled("report.adjustment.title", page.text(indicator.label()))
                .under("/reports", page.text("report.list.title"))
                .under(
                        ViewingReport.href(report) + "#adjustments",
                        page.text(
                                "report.title",
                                page.text(content.form().name()),
                                page.text(ViewingReport.label(content))))
                .lead("report.adjustments.lead");
        Adjustment.Sum sum = adjustments.sums(content).get(code);
        model.addAttribute(
                "list",
                Listing.of(
                                query,
                                page.text("report.adjustments"),
                                List.of(),
                                columns(indicator, page),
                                rows(adjustments.list(content, indicator, after(query), ListQuery.PAGE + 1)),
                                sum == null ? 0 : sum.records(),
                                row -> ListQuery.place(
                                        row.adjustment().position(),
                                        row.adjustment().record().book().value()))
                        .notSearchable());
        model.addAttribute("empty", page.text("report.adjustment.none"));
        return "web/list-page";
    }

    @GetMapping(path = "/reports/{book}/{id}/adjustments/{code}", params = "format")
    View export(@PathVariable int book, @PathVariable UUID id, @PathVariable String code, Page page) {
        ReportContent content = frozen(book, id);
        Indicator indicator = indicator(content, code);
        return Export.stream(
                page,
                "adjustments-" + code.toLowerCase(java.util.Locale.ROOT),
                columns(indicator, page),
                () -> rows(adjustments.list(content, indicator, null, Integer.MAX_VALUE)).stream());
    }

    private ReportContent frozen(int book, UUID id) {
        permissions.require(Authority.FIGURE_VIEW);
        ReportContent content = reading.read(RecordKey.of(book, id));
        Report report = content.report();
        if (report == null || report.frozen() == null) {
            throw new Refused(ProblemCode.NOT_FOUND, "adjustments");
        }
        return content;
    }

    private static Indicator indicator(ReportContent content, String code) {
        if (!content.figures().containsKey(code)) {
            throw new Refused(ProblemCode.NOT_FOUND, code);
        }
        return content.catalogue().indicator(code);
    }

    private static Adjustment.@Nullable Place after(ListQuery query) {
        List<String> after = query.after();
        try {
            return after.size() < 2
                    ? null
                    : new Adjustment.Place(Long.parseLong(after.get(0)), Integer.parseInt(after.get(1)));
        } catch (NumberFormatException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, String.join(" ", after));
        }
    }

    private List<Row> rows(List<Adjustment> found) {
        Map<RecordKey, RecordSummary> lines = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(
                        Adjustment::recordType, Collectors.mapping(Adjustment::record, Collectors.toSet())))
                .forEach((type, keys) -> lines.putAll(known.find(type, keys)));
        return found.stream().map(one -> new Row(one, lines.get(one.record()))).toList();
    }

    private static List<Column<Row>> columns(Indicator indicator, Page page) {
        String unit = page.text(indicator.unit());
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.<Row>text(page.text("report.adjustment.record"), row -> title(row, page))
                .linking(row -> page.href(row.href())));
        columns.add(Column.text(
                page.text("report.adjustment.day"), row -> row.adjustment().occurredOn()));
        columns.add(Column.text(page.text("report.adjustment.what"), row -> page.text(row.whatKey())));
        columns.add(Column.number(
                page.text("report.adjustment.before", unit),
                row -> row.adjustment().before()));
        columns.add(Column.number(
                page.text("report.adjustment.now", unit),
                row -> row.adjustment().after()));
        columns.add(Column.number(
                page.text("report.column.adjustment"),
                row -> page.formats().change(row.adjustment().change().value())));
        columns.add(Column.text(
                page.text("report.adjustment.entry"),
                row -> page.text("record.event." + row.adjustment().event())));
        columns.add(Column.text(
                page.text("report.adjustment.at"), row -> row.adjustment().recordedAt()));
        columns.add(Column.text(
                page.text("report.adjustment.by"), row -> row.adjustment().actor()));
        return columns;
    }

    private static String title(Row row, Page page) {
        return row.summary() == null
                ? page.text("figure.record.hidden")
                : page.text(row.summary().title());
    }
}
