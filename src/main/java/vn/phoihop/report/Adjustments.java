package vn.phoihop.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.LateRecords;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Batches;
import vn.phoihop.web.Export;

/** What became known after a report's cutoff and falls into its window, or into the one it is compared with. */
@Component
class Adjustments {

    private static final String TOUCHED = Sql.of("report/measures_touched_since");

    private final JdbcClient jdbc;
    private final LateRecords late;
    private final Ledger ledger;

    Adjustments(JdbcClient jdbc, LateRecords late, Ledger ledger) {
        this.jdbc = jdbc;
        this.late = late;
        this.ledger = ledger;
    }

    /**
     * By code of the figure, in the order of the form: how many records made a difference, and which; figures nothing changed are left out.
     *
     * @param window that of the report, or the one it is compared with
     */
    @Transactional(readOnly = true)
    Map<String, Adjustment.Sum> sums(ReportContent content, Window window, Cutoff now) {
        List<Indicator> indicators = touched(content, window);
        return indicators.isEmpty() ? Map.of() : late.sums(indicators, scope(window, now), content.cutoff());
    }

    /** Those of the report's own window, as of now. */
    @Transactional(readOnly = true)
    Map<String, Adjustment.Sum> sums(ReportContent content) {
        return sums(content, content.window(), now(content));
    }

    /**
     * The records that changed figures, the newest change first.
     *
     * @param window that of the report, or the one it is compared with
     * @param figure only this one; null for all
     */
    @Transactional(readOnly = true)
    List<Adjustment> list(
            ReportContent content,
            Window window,
            @Nullable String figure,
            Adjustment.@Nullable Place after,
            int limit) {
        List<Indicator> indicators = touched(content, window).stream()
                .filter(indicator -> figure == null || indicator.code().equals(figure))
                .toList();
        return indicators.isEmpty()
                ? List.of()
                : late.list(indicators, scope(window, now(content)), content.cutoff(), after, limit);
    }

    /** All of them, a thousand at a time; within a transaction of the caller's. */
    Stream<Adjustment> stream(ReportContent content, Window window, @Nullable String figure) {
        return Batches.stream(
                list(content, window, figure, null, Export.FETCHED),
                Export.FETCHED,
                last -> list(content, window, figure, last.place(), Export.FETCHED));
    }

    Cutoff now(ReportContent content) {
        return ledger.cutoff(content.cutoff().books());
    }

    private static Scope scope(Window window, Cutoff now) {
        return new Scope(window, now.books(), now);
    }

    /** Figures of the form of which a measure was touched; all others stand as they were. */
    private List<Indicator> touched(ReportContent content, Window window) {
        Set<String> measures = measuresTouched(content.cutoff(), window);
        return ComputingFigures.indicators(content.formForWindow()).stream()
                .filter(indicator -> measures.contains(indicator.measure()))
                .toList();
    }

    private Set<String> measuresTouched(Cutoff cutoff, Window window) {
        List<BookId> books = List.copyOf(cutoff.books());
        return new HashSet<>(jdbc.sql(TOUCHED)
                .param("books", books.stream().map(BookId::value).toArray(Integer[]::new))
                .param("positions", books.stream().map(cutoff::position).toArray(Long[]::new))
                .param("from", window.from())
                .param("to", window.to())
                .query(String.class)
                .list());
    }
}
