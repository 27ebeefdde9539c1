package vn.phoihop.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * What became known between two cutoffs and changes figures over a window: the difference for each, and the records that make it. Definitions
 * and organisation as they stand at the later one. Costs what came late, not what there is.
 */
@Component
public class LateRecords {

    private static final String SUMS = Sql.of("figure/adjustment_sums");
    private static final String RECORDS = Sql.of("figure/adjustments");

    private final JdbcClient jdbc;
    private final Figures figures;

    LateRecords(JdbcClient jdbc, Figures figures) {
        this.jdbc = jdbc;
        this.figures = figures;
    }

    /**
     * By code, in the order asked for; figures nothing changed are left out.
     *
     * @param scope over which window; its cutoff is the later one
     */
    @Transactional(readOnly = true)
    public Map<String, Adjustment.Sum> sums(Collection<Indicator> indicators, Scope scope, Cutoff earlier) {
        List<IndicatorFilter> filters = figures.filters(indicators, scope);
        Map<String, Adjustment.Sum> found = new HashMap<>();
        asked(SUMS, filters, scope, earlier).query(row -> {
            found.put(
                    row.getString("code"),
                    new Adjustment.Sum(row.getLong("records"), new Quantity(row.getBigDecimal("change"))));
        });
        Map<String, Adjustment.Sum> sums = new LinkedHashMap<>();
        filters.stream()
                .map(IndicatorFilter::code)
                .filter(found::containsKey)
                .forEach(code -> sums.put(code, found.get(code)));
        return sums;
    }

    /**
     * The records that changed some figures, one for each figure a record changed, the newest change first.
     *
     * @param scope over which window; its cutoff is the later one
     * @param after where the page before ended; null for the first
     */
    @Transactional(readOnly = true)
    public List<Adjustment> list(
            Collection<Indicator> indicators,
            Scope scope,
            Cutoff earlier,
            Adjustment.@Nullable Place after,
            int limit) {
        List<IndicatorFilter> filters = figures.filters(indicators, scope);
        return asked(RECORDS, filters, scope, earlier)
                .param("afterPosition", after == null ? null : after.position(), Types.BIGINT)
                .param("afterBook", after == null ? null : after.book(), Types.INTEGER)
                .param("afterCode", after == null ? null : after.figure(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, i) -> adjustment(row))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String question, List<IndicatorFilter> filters, Scope scope, Cutoff earlier) {
        return figures.scoped(jdbc.sql(Questions.ofRecords(question, scope)), scope)
                .param("earlierPositions", scope.at(earlier).positions())
                .param("indicators", IndicatorFilter.json(filters))
                .param("byLevel", filters.stream().anyMatch(filter -> filter.levels() != null));
    }

    private static Adjustment adjustment(ResultSet row) throws SQLException {
        long unit = row.getLong("acting_unit");
        @Nullable UnitId actingUnit = row.wasNull() ? null : new UnitId(unit);
        return new Adjustment(
                row.getString("code"),
                new RecordKey(new BookId(row.getInt("book")), row.getObject("record", UUID.class)),
                row.getString("record_type"),
                row.getObject("occurred_on", LocalDate.class),
                new Quantity(row.getBigDecimal("before")),
                new Quantity(row.getBigDecimal("change")),
                row.getLong("last"),
                row.getString("event"),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                actingUnit);
    }
}
