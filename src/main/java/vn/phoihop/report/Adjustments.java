package vn.phoihop.report;

import java.util.ArrayList;
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
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;

/** What became known after a report's cutoff and falls into its window. */
@Component
class Adjustments {

    private static final String TOUCHED = Sql.of("report/measures_touched_since");

    private final JdbcClient jdbc;
    private final Figures figures;
    private final Ledger ledger;

    Adjustments(JdbcClient jdbc, Figures figures, Ledger ledger) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.ledger = ledger;
    }

    /** By code of the figure, in the order of the form; figures nothing was added to are left out. */
    @Transactional(readOnly = true)
    Map<String, List<Adjustment>> list(ReportContent content) {
        BookId book = content.book().id();
        Set<String> touched = measuresTouched(content);
        if (touched.isEmpty()) {
            return Map.of();
        }
        Cutoff now = ledger.cutoff(Set.of(book));
        Scope scope = new Scope(content.window(), Set.of(book), content.cutoff());
        Map<String, List<Adjustment>> changes = new LinkedHashMap<>();
        for (Indicator indicator : ComputingFigures.indicators(content.formForWindow())) {
            if (!touched.contains(indicator.measure())) {
                continue;
            }
            List<Adjustment> found = figures.adjustments(indicator, scope, content.cutoff(), now);
            if (!found.isEmpty()) {
                changes.put(indicator.code(), new ArrayList<>(found));
            }
        }
        return changes;
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

    /** What later records add to each figure, where it is not nothing. */
    @Transactional(readOnly = true)
    Map<String, Quantity> sums(ReportContent content) {
        Map<String, Quantity> sums = new LinkedHashMap<>();
        list(content).forEach((code, changes) -> {
            Quantity sum = changes.stream().map(Adjustment::change).reduce(Quantity.ZERO, Quantity::plus);
            if (!sum.isZero()) {
                sums.put(code, sum);
            }
        });
        return sums;
    }
}
