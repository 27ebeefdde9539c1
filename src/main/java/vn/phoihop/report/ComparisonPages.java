package vn.phoihop.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.KnownRecords;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/**
 * A frozen report computed again and compared with now: each figure with a tick, what it would be today, and the records that make the
 * difference, each with what was written about it, why and by whom.
 */
@PageController
class ComparisonPages {

    private final ComparingReport comparing;
    private final Adjustments adjustments;
    private final KnownRecords known;
    private final Organisations organisations;
    private final CutoffInWords cutoffs;
    private final Permissions permissions;

    ComparisonPages(
            ComparingReport comparing,
            Adjustments adjustments,
            KnownRecords known,
            Organisations organisations,
            CutoffInWords cutoffs,
            Permissions permissions) {
        this.comparing = comparing;
        this.adjustments = adjustments;
        this.known = known;
        this.organisations = organisations;
        this.cutoffs = cutoffs;
        this.permissions = permissions;
    }

    /** A late record in one figure, with its line, which is null where it is not in sight: then only what it counts for is shown. */
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

    /** @param then up to where the book was read for the report, {@code now} for what is known now */
    record Shown(String href, Comparison comparison, LocalizedText then, LocalizedText now) {}

    @GetMapping("/reports/{book}/{id}/comparison")
    String compare(@PathVariable int book, @PathVariable UUID id, Page page, ListQuery query, Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        ReportContent content = comparing.frozen(RecordKey.of(book, id));
        Comparison comparison = comparing.compare(content);
        String href = "/reports/" + RecordKey.of(book, id);
        page.titled("report.compare.title")
                .under("/reports", page.text("report.list.title"))
                .under(
                        href,
                        page.text(
                                "report.title",
                                page.text(content.form().name()),
                                page.text(ViewingReport.label(content))))
                .lead("report.compare.lead");
        model.addAttribute(
                "shown", new Shown(href, comparison, cutoffs.of(content.cutoff()), cutoffs.of(comparison.now())));
        model.addAttribute("list", listing(comparison, page, query));
        return "report/comparison";
    }

    private Listing<Row> listing(Comparison comparison, Page page, ListQuery query) {
        ReportContent content = comparison.content();
        String figure = figure(content, query);
        List<Comparison.Line> changed =
                comparison.lines().stream().filter(line -> line.records() > 0).toList();
        return Listing.of(
                        query,
                        page.text("report.adjustments"),
                        List.of(Filter.choice(
                                "figure",
                                page.text("report.column.indicator"),
                                query,
                                changed.stream()
                                        .map(line -> new Choice(
                                                line.indicator().code(),
                                                page.text(line.indicator().label()),
                                                false))
                                        .toList())),
                        columns(content, page),
                        rows(adjustments.list(content, figure, after(query), ListQuery.PAGE + 1)),
                        changed.stream()
                                .filter(line -> figure == null
                                        || line.indicator().code().equals(figure))
                                .mapToLong(Comparison.Line::records)
                                .sum(),
                        row -> place(row.adjustment()))
                .notSearchable();
    }

    static String place(Adjustment one) {
        return ListQuery.place(one.position(), one.record().book().value(), one.figure());
    }

    @GetMapping(path = "/reports/{book}/{id}/comparison", params = "format")
    View export(@PathVariable int book, @PathVariable UUID id, Page page, ListQuery query) {
        permissions.require(Authority.FIGURE_VIEW);
        ReportContent content = comparing.frozen(RecordKey.of(book, id));
        String figure = figure(content, query);
        return Export.stream(
                page,
                "adjustments",
                columns(content, page),
                () -> adjustments.stream(content, figure)
                        .gather(Gatherers.windowFixed(Export.FETCHED))
                        .flatMap(some -> rows(some).stream()));
    }

    /** The figures of the comparison as a file. */
    @GetMapping("/reports/{book}/{id}/comparison/figures")
    ResponseEntity<byte[]> figures(@PathVariable int book, @PathVariable UUID id, Page page) {
        permissions.require(Authority.FIGURE_VIEW);
        Comparison comparison = comparing.compare(comparing.frozen(RecordKey.of(book, id)));
        return Export.of(page, "comparison", figureColumns(page), comparison.lines());
    }

    private static List<Column<Comparison.Line>> figureColumns(Page page) {
        return List.of(
                Column.text(
                        page.text("report.column.indicator"),
                        line -> page.text(line.indicator().label())),
                Column.text(
                        page.text("report.compare.unit"),
                        line -> page.text(line.indicator().unit())),
                Column.number(page.text("report.column.frozen"), Comparison.Line::frozen),
                Column.number(page.text("report.compare.again"), Comparison.Line::recomputed),
                Column.text(
                        page.text("report.compare.holds"),
                        line -> page.text(line.holds() ? "report.compare.same" : "report.compare.other")),
                Column.number(page.text("report.compare.now"), Comparison.Line::now),
                Column.number(page.text("report.compare.difference"), Comparison.Line::difference),
                Column.number(page.text("report.column.records"), Comparison.Line::records),
                Column.number(page.text("report.compare.unexplained"), Comparison.Line::unexplained));
    }

    /** The figure to which the list is narrowed; null for all. */
    static @Nullable String figure(ReportContent content, ListQuery query) {
        String figure = query.filter("figure");
        if (figure.isEmpty()) {
            return null;
        }
        if (!content.figures().containsKey(figure)) {
            throw new Refused(ProblemCode.NOT_FOUND, figure);
        }
        return figure;
    }

    static Adjustment.@Nullable Place after(ListQuery query) {
        List<String> after = query.after();
        try {
            return after.isEmpty()
                    ? null
                    : new Adjustment.Place(Long.parseLong(after.get(0)), Integer.parseInt(after.get(1)), after.get(2));
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            throw query.unreadablePlace();
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

    private List<Column<Row>> columns(ReportContent content, Page page) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.text(page.text("report.column.indicator"), row -> {
            var indicator = content.catalogue().indicator(row.adjustment().figure());
            return page.text(indicator.label()) + " (" + page.text(indicator.unit()) + ")";
        }));
        columns.add(Column.<Row>text(page.text("report.adjustment.record"), row -> title(row, page))
                .linking(row -> page.href(row.href())));
        columns.add(Column.text(
                page.text("report.adjustment.day"), row -> row.adjustment().occurredOn()));
        columns.add(Column.text(page.text("report.adjustment.what"), row -> page.text(row.whatKey())));
        columns.add(Column.number(
                page.text("report.adjustment.before"), row -> row.adjustment().before()));
        columns.add(Column.number(
                page.text("report.adjustment.now"), row -> row.adjustment().after()));
        columns.add(Column.number(
                page.text("report.column.adjustment"),
                row -> page.formats().change(row.adjustment().change().value())));
        columns.add(Column.text(
                page.text("report.adjustment.entry"),
                row -> page.text("record.event." + row.adjustment().event())));
        columns.add(
                Column.text(page.text("report.reason"), row -> row.adjustment().reason()));
        columns.add(Column.text(
                page.text("report.adjustment.at"), row -> row.adjustment().recordedAt()));
        columns.add(Column.text(page.text("report.adjustment.by"), row -> by(row.adjustment(), page)));
        return columns;
    }

    private String by(Adjustment one, Page page) {
        return one.actingUnit() == null
                ? one.actor()
                : one.actor() + ", "
                        + page.text(
                                organisations.current().unit(one.actingUnit()).name());
    }

    private static String title(Row row, Page page) {
        return row.summary() == null
                ? page.text("figure.record.hidden")
                : page.text(row.summary().title());
    }
}
