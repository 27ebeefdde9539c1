package vn.phoihop.figure;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Bare counts that were declared between two cutoffs: they change a figure as late records do, and have an actor and a source as those have. */
@Component
public class LateCounts {

    private static final String LATE = Sql.of("figure/late_count_only");

    private final CountOnlyFigures counts;

    LateCounts(CountOnlyFigures counts) {
        this.counts = counts;
    }

    /**
     * A count that was declared late.
     *
     * @param before the count in whose place it stands; null where there was none
     * @param event of its entry, as the book names it
     */
    public record LateCount(
            RecordKey record,
            String indicator,
            Window window,
            @Nullable Quantity before,
            Quantity quantity,
            LocalizedText source,
            String event,
            Instant recordedAt,
            String actor,
            @Nullable UnitId actingUnit) {

        /** What the figure has more since. */
        public Quantity change() {
            return before == null ? quantity : quantity.plus(before.negate());
        }

        /** Where its record stands. */
        public String href() {
            return "/records/" + record;
        }
    }

    /**
     * Those of some figures, the newest first.
     *
     * @param scope over which window; its cutoff is the later one
     */
    @Transactional(readOnly = true)
    public List<LateCount> list(Collection<String> indicators, Scope scope, Cutoff earlier) {
        return counts.ask(LATE, indicators, scope)
                .param("earlierPositions", scope.at(earlier).positions())
                .query((row, i) -> count(row, scope.window()))
                .list();
    }

    private static LateCount count(ResultSet row, Window window) throws SQLException {
        BigDecimal before = row.getBigDecimal("before");
        long unit = row.getLong("acting_unit");
        @Nullable UnitId actingUnit = row.wasNull() ? null : new UnitId(unit);
        return new LateCount(
                new RecordKey(new BookId(row.getInt("book")), row.getObject("id", UUID.class)),
                row.getString("indicator"),
                window,
                before == null ? null : new Quantity(before),
                new Quantity(row.getBigDecimal("quantity")),
                new LocalizedText(row.getString("source_vi"), row.getString("source_en")),
                row.getString("event"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                actingUnit);
    }
}
