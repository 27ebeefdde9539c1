package vn.phoihop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
import vn.phoihop.figure.LateCounts.LateCount;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;
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

    private static final String SPAN = "span";
    private static final String COMPARED = "compared";

    private final ComparingReport comparing;
    private final Adjustments adjustments;
    private final LateRecordRows records;
    private final CutoffInWords cutoffs;
    private final Permissions permissions;

    ComparisonPages(
            ComparingReport comparing,
            Adjustments adjustments,
            LateRecordRows records,
            CutoffInWords cutoffs,
            Permissions permissions) {
        this.comparing = comparing;
        this.adjustments = adjustments;
        this.records = records;
        this.cutoffs = cutoffs;
        this.permissions = permissions;
    }

    /**
     * @param then up to where the book was read for the report, {@code now} for what is known now
     * @param lines without those of the window compared with that are as they were
     */
    record Shown(
            String href,
            Comparison comparison,
            List<Comparison.Line> lines,
            List<Counted> counts,
            LocalizedText then,
            LocalizedText now) {

        /** Of its row. */
        String id(Comparison.Line line) {
            return (line.before() ? "before-" : "line-") + line.indicator().code();
        }

        /** Whether it holds a count without records. */
        boolean bare(Comparison.Line line) {
            ReportFigure figure =
                    comparison.content().figures().get(line.indicator().code());
            return figure != null && (line.before() ? figure.previousCountOnly() : figure.countOnly());
        }

        /** Where the records are listed that changed a figure. */
        String records(Comparison.Line line) {
            return Address.of(href + "/comparison")
                            .with("figure", line.indicator().code())
                            .with(SPAN, line.before() ? COMPARED : null)
                    + "#list";
        }
    }

    /** A count without records, with the name of its figure and who declared it. */
    record Counted(LateCount count, LocalizedText figure, String by) {}

    @GetMapping("/reports/{book}/{id}/comparison")
    String compare(@PathVariable int book, @PathVariable UUID id, Page page, ListQuery query, Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        FrozenReport frozen = comparing.frozen(RecordKey.of(book, id));
        Comparison comparison = comparing.compare(frozen);
        ReportContent content = frozen.content();
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
                "shown",
                new Shown(
                        href,
                        comparison,
                        comparison.lines().stream()
                                .filter(line -> !line.before() || line.differs() || !line.holds())
                                .toList(),
                        comparison.counts().stream()
                                .map(one -> new Counted(
                                        one,
                                        content.catalogue()
                                                .indicator(one.indicator())
                                                .label(),
                                        records.by(one.actor(), one.actingUnit(), page)))
                                .toList(),
                        cutoffs.of(content.cutoff()),
                        cutoffs.of(comparison.now())));
        model.addAttribute("list", listing(comparison, page, query));
        return "report/comparison";
    }

    private Listing<LateRecordRows.Row> listing(Comparison comparison, Page page, ListQuery query) {
        ReportContent content = comparison.content();
        String figure = figure(content, query);
        Window window = window(content, query);
        List<Comparison.Line> changed = comparison.changedByRecords(!window.equals(content.window()));
        List<Filter> filters = new ArrayList<>();
        filters.add(Filter.choice(
                "figure",
                page.text("report.column.indicator"),
                query,
                changed.stream()
                        .map(line -> new Choice(
                                line.indicator().code(),
                                page.text(line.indicator().label()),
                                false))
                        .toList()));
        content.compared()
                .ifPresent(compared -> filters.add(Filter.oneOf(
                        SPAN,
                        page.text("report.compare.window"),
                        query,
                        List.of(
                                new Choice("", page.show(content.window()), false),
                                new Choice(COMPARED, page.show(compared), false)))));
        return Listing.of(
                        query,
                        page.text("report.adjustments"),
                        filters,
                        records.columns(content, page),
                        records.rows(adjustments.list(content, window, figure, after(query), ListQuery.PAGE + 1)),
                        changed.stream()
                                .filter(line -> figure == null
                                        || line.indicator().code().equals(figure))
                                .mapToLong(Comparison.Line::records)
                                .sum(),
                        row -> place(row.adjustment()))
                .notSearchable();
    }

    /** The window whose records are asked for: that of the report, or the one it is compared with. */
    static Window window(ReportContent content, ListQuery query) {
        String span = query.filter(SPAN);
        return switch (span) {
            case "" -> content.window();
            case COMPARED -> content.compared().orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, span));
            default -> throw new Refused(ProblemCode.NOT_FOUND, span);
        };
    }

    static String place(Adjustment one) {
        return ListQuery.place(one.position(), one.record().book().value(), one.figure());
    }

    @GetMapping(path = "/reports/{book}/{id}/comparison", params = "format")
    View export(@PathVariable int book, @PathVariable UUID id, Page page, ListQuery query) {
        permissions.require(Authority.FIGURE_VIEW);
        ReportContent content = comparing.frozen(RecordKey.of(book, id)).content();
        String figure = figure(content, query);
        Window window = window(content, query);
        return Export.stream(
                page,
                "adjustments",
                records.columns(content, page),
                () -> adjustments.stream(content, window, figure)
                        .gather(Gatherers.windowFixed(Export.FETCHED))
                        .flatMap(some -> records.rows(some).stream()));
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
                Column.text(page.text("report.compare.window"), Comparison.Line::window),
                Column.number(page.text("report.column.frozen"), Comparison.Line::frozen),
                Column.number(page.text("report.compare.kept"), Comparison.Line::kept),
                Column.number(page.text("report.compare.again"), Comparison.Line::recomputed),
                Column.text(
                        page.text("report.compare.holds"),
                        line -> page.text(line.holds() ? "report.compare.same" : "report.compare.other")),
                Column.number(page.text("report.compare.now"), Comparison.Line::now),
                Column.number(page.text("report.compare.difference"), Comparison.Line::difference),
                Column.number(page.text("report.column.records"), Comparison.Line::records),
                Column.number(page.text("report.compare.bare"), Comparison.Line::bare),
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
}
