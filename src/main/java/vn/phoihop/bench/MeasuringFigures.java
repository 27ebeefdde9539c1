package vn.phoihop.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.report.ProducingReport;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/** All figures of a form against a plain GROUP BY, and the documents of its report. */
@Component
public class MeasuringFigures {

    private static final int RUNS = 40;

    private final Figures figures;
    private final Rebasing rebasing;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final ProducingReport producing;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;

    MeasuringFigures(
            Figures figures,
            Rebasing rebasing,
            Catalogues catalogues,
            Ledger ledger,
            ProducingReport producing,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.figures = figures;
        this.rebasing = rebasing;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.producing = producing;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Medians in seconds. */
    public record Measured(int indicators, double form, double plain) {
        public double ratio() {
            return form / plain;
        }
    }

    /** The whole form in one statement against the plain GROUP BY, taken in turns. */
    public Measured form(String form, Window window, BookId book) {
        return inTransaction(() -> {
            Cutoff cutoff = ledger.cutoff(Set.of(book));
            Scope scope = new Scope(window, Set.of(book), cutoff);
            Catalogue catalogue = catalogues.at(cutoff, window.lastDay());
            List<Indicator> indicators = catalogue.form(form).lines().stream()
                    .map(line -> catalogue.indicator(line.indicator()))
                    .toList();
            double[] ours = new double[RUNS];
            double[] plain = new double[RUNS];
            for (int i = -5; i < RUNS; i++) {
                double one = Stopwatch.once(() -> figures.computeAnew(indicators, scope));
                double other = Stopwatch.once(() -> plain(window, book));
                if (i >= 0) {
                    ours[i] = one;
                    plain[i] = other;
                }
            }
            return new Measured(indicators.size(), new Stopwatch(ours).median(), new Stopwatch(plain).median());
        });
    }

    /**
     * A figure by commune in the communes of a later day against the same in those of its own, and against the figure alone, taken in turns.
     *
     * @return medians in seconds: in the areas of the day, of its own, the figure alone
     */
    public double[] rebased(String code, Window window, BookId book, LocalDate day) {
        return inTransaction(() -> {
            Scope scope = new Scope(window, Set.of(book), ledger.cutoff(Set.of(book)));
            Indicator indicator =
                    catalogues.at(scope.cutoff(), window.lastDay()).indicator(code);
            List<Runnable> asked = List.of(
                    () -> rebasing.byAreaAnew(indicator, scope, AreaLevel.COMMUNE, day),
                    () -> figures.byAreaAnew(indicator, scope, AreaLevel.COMMUNE),
                    () -> figures.computeAnew(List.of(indicator), scope));
            double[][] taken = new double[asked.size()][RUNS];
            for (int i = -5; i < RUNS; i++) {
                for (int one = 0; one < asked.size(); one++) {
                    double seconds = Stopwatch.once(asked.get(one));
                    if (i >= 0) {
                        taken[one][i] = seconds;
                    }
                }
            }
            return Arrays.stream(taken)
                    .mapToDouble(one -> new Stopwatch(one).median())
                    .toArray();
        });
    }

    private void plain(Window window, BookId book) {
        jdbc.sql(Sql.of("bench/plain_group_by"))
                .param("book", book.value())
                .param("from", window.from())
                .param("to", window.to())
                .query()
                .listOfRows();
    }

    /** DOCX, PDF and XLSX with figures.json: the first time, and the median of three more. */
    public double[] documents(String form, Window window, BookId book, Path folder) {
        double first = Stopwatch.once(() -> producing.write(form, window, book, folder));
        double later = Stopwatch.of(0, 3, () -> producing.write(form, window, book, folder))
                .median();
        return new double[] {first, later};
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        T result = Acting.asSystem(() -> template.execute(status -> work.get()));
        if (result == null) {
            throw new IllegalStateException("nothing was measured");
        }
        return result;
    }
}
