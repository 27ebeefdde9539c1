package vn.phoihop.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** What became known after a report's cutoff and falls into its window. */
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

    /** By code of the figure, in the order of the form: how many records made a difference, and which; figures nothing changed are left out. */
    @Transactional(readOnly = true)
    Map<String, Adjustment.Sum> sums(ReportContent content) {
        return sums(content, ledger.cutoff(Set.of(content.book().id())));
    }

    /** The same, as far as it was known at a later cutoff. */
    @Transactional(readOnly = true)
    Map<String, Adjustment.Sum> sums(ReportContent content, Cutoff upTo) {
        Set<String> touched = measuresTouched(content);
        List<Indicator> indicators = ComputingFigures.indicators(content.formForWindow()).stream()
                .filter(indicator -> touched.contains(indicator.measure()))
                .toList();
        return indicators.isEmpty() ? Map.of() : late.sums(indicators, scope(content, upTo), content.cutoff());
    }

    /** The records that changed one figure, the newest change first. */
    @Transactional(readOnly = true)
    List<Adjustment> list(ReportContent content, Indicator indicator, Adjustment.@Nullable Place after, int limit) {
        return late.list(
                indicator, scope(content, ledger.cutoff(Set.of(content.book().id()))), content.cutoff(), after, limit);
    }

    private static Scope scope(ReportContent content, Cutoff upTo) {
        return new Scope(content.window(), Set.of(content.book().id()), upTo);
    }

    private Set<String> measuresTouched(ReportContent content) {
        BookId book = content.book().id();
        return new HashSet<>(jdbc.sql(TOUCHED)
                .param("book", book.value())
                .param("position", content.cutoff().position(book))
                .param("from", content.window().from())
                .param("to", content.window().to())
                .query(String.class)
                .list());
    }
}
