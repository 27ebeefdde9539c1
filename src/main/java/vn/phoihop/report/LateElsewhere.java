package vn.phoihop.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.LateRecords;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/**
 * What came later in the book that follows, of the days and the province of a report that was frozen in the book followed: the old book takes no new
 * records. It is told beside the report and belongs to none of its figures: neither to those frozen nor to their adjustments, which are read from the
 * report's own books for ever.
 */
@Component
class LateElsewhere {

    /** So many records are named; the figures count them all. */
    private static final int NAMED = 50;

    private static final String TOUCHED = Sql.of("report/measures_touched_since");

    private final JdbcClient jdbc;
    private final LateRecords late;
    private final Books books;
    private final BookSuccessions successions;
    private final Ledger ledger;

    LateElsewhere(JdbcClient jdbc, LateRecords late, Books books, BookSuccessions successions, Ledger ledger) {
        this.jdbc = jdbc;
        this.late = late;
        this.books = books;
        this.successions = successions;
        this.ledger = ledger;
    }

    /** What it would have added to a figure. */
    record Figure(String code, LocalizedText label, LocalizedText unit, Quantity change, long records) {}

    /** A record, and the figures to which it would have added. */
    record Late(RecordKey record, LocalDate day, List<LocalizedText> figures) {}

    /** All of one book. */
    record Found(BookId book, LocalizedText name, List<Figure> figures, List<Late> records) {}

    /** By the books that follow; those in which nothing came are left out. In sight of whoever works on them. */
    @Transactional(readOnly = true)
    List<Found> list(ReportContent content) {
        List<Found> all = new ArrayList<>();
        for (BookId book : content.cutoff().books()) {
            successions
                    .find(book)
                    .filter(one -> !content.cutoff().books().contains(one.successor()))
                    .filter(one -> content.window().from().isBefore(one.since()))
                    .ifPresent(one -> found(content, books.get(book), one, all));
        }
        return all;
    }

    private void found(ReportContent content, Book followed, BookSuccession one, List<Found> all) {
        AreaId province = followed.area();
        BookId heir = one.successor();
        Cutoff now = ledger.cutoff(Set.of(heir));
        List<Indicator> indicators = touched(content, heir);
        if (province == null || indicators.isEmpty()) {
            return;
        }
        // Only what lay in the old province: the book may follow several.
        Scope scope = new Scope(content.window(), Set.of(heir), now, province);
        Cutoff nothing = new Cutoff(Map.of(BookId.COMMON, now.common(), heir, 0L));
        Map<String, Adjustment.Sum> sums = late.sums(indicators, scope, nothing);
        if (!sums.isEmpty()) {
            all.add(new Found(
                    heir,
                    books.get(heir).name(),
                    figures(content, sums),
                    records(content, late.list(indicators, scope, nothing, null, NAMED))));
        }
    }

    private static List<Figure> figures(ReportContent content, Map<String, Adjustment.Sum> sums) {
        return sums.entrySet().stream()
                .map(sum -> {
                    Indicator indicator = content.catalogue().indicator(sum.getKey());
                    return new Figure(
                            indicator.code(),
                            indicator.label(),
                            indicator.unit(),
                            sum.getValue().change(),
                            sum.getValue().records());
                })
                .toList();
    }

    private static List<Late> records(ReportContent content, List<Adjustment> found) {
        Map<RecordKey, Late> records = new LinkedHashMap<>();
        for (Adjustment one : found) {
            records.computeIfAbsent(one.record(), key -> new Late(key, one.occurredOn(), new ArrayList<>()))
                    .figures()
                    .add(content.catalogue().indicator(one.figure()).label());
        }
        return List.copyOf(records.values());
    }

    /** A plan made for any window would read all that the book holds. */
    private List<Indicator> touched(ReportContent content, BookId heir) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        Collection<String> measures = new HashSet<>(jdbc.sql(TOUCHED)
                .param("books", new Integer[] {heir.value()})
                .param("positions", new Long[] {0L})
                .param("from", content.window().from())
                .param("to", content.window().to())
                .query(String.class)
                .list());
        return ComputingFigures.indicators(content.formForWindow()).stream()
                .filter(indicator -> measures.contains(indicator.measure()))
                .toList();
    }
}
