package vn.phoihop.figure;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Sql;

/** Figures of an earlier window to compare with. Of a window of which nothing was known yet there is none: nought would be a claim. */
@Component
class ComparedFigures {

    private static final String ANYTHING = Sql.of("figure/anything");

    private final JdbcClient jdbc;
    private final Figures figures;

    ComparedFigures(JdbcClient jdbc, Figures figures) {
        this.jdbc = jdbc;
        this.figures = figures;
    }

    /** Empty where the scope knows neither a record of its window nor a count that was declared for it. */
    @Transactional(readOnly = true)
    Optional<FigureValue> find(Indicator indicator, Scope earlier) {
        FigureValue value = figures.compute(indicator, earlier);
        return value.countOnly() || !value.value().isZero() || anything(earlier)
                ? Optional.of(value)
                : Optional.empty();
    }

    private boolean anything(Scope scope) {
        return jdbc.sql(ANYTHING)
                .param("books", scope.bookNumbers())
                .param("positions", scope.positions())
                .param("from", scope.window().from())
                .param("to", scope.window().to())
                .query(Boolean.class)
                .single();
    }
}
