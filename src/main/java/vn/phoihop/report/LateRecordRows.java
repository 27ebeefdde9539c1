package vn.phoihop.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.KnownRecords;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Column;
import vn.phoihop.web.Page;

/** The records that changed a report's figures as a list shows them: each with what was written about it, why and by whom. */
@Component
class LateRecordRows {

    private final KnownRecords known;
    private final Organisations organisations;

    LateRecordRows(KnownRecords known, Organisations organisations) {
        this.known = known;
        this.organisations = organisations;
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

    List<Row> rows(List<Adjustment> found) {
        Map<RecordKey, RecordSummary> lines = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(
                        Adjustment::recordType, Collectors.mapping(Adjustment::record, Collectors.toSet())))
                .forEach((type, keys) -> lines.putAll(known.find(type, keys)));
        return found.stream().map(one -> new Row(one, lines.get(one.record()))).toList();
    }

    List<Column<Row>> columns(ReportContent content, Page page) {
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
        columns.add(Column.text(
                page.text("report.adjustment.by"),
                row -> by(row.adjustment().actor(), row.adjustment().actingUnit(), page)));
        return columns;
    }

    /** Who wrote an entry, and for which unit. */
    String by(String actor, @Nullable UnitId unit, Page page) {
        return unit == null
                ? actor
                : actor + ", " + page.text(organisations.current().unit(unit).name());
    }

    private static String title(Row row, Page page) {
        return row.summary() == null
                ? page.text("figure.record.hidden")
                : page.text(row.summary().title());
    }
}
