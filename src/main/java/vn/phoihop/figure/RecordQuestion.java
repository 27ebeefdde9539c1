package vn.phoihop.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Export;

/** The question for the records behind a figure under one filter. */
final class RecordQuestion {

    private static final String RECORDS = Sql.of("figure/records");

    private final RecordFilter filter;

    RecordQuestion(RecordFilter filter) {
        this.filter = filter;
    }

    String sql() {
        List<String> narrowed = new ArrayList<>();
        if (filter.force() != null) {
            narrowed.add("and tally.forces & (1 << :force) <> 0");
        }
        if (filter.units() != null || filter.areas() != null) {
            narrowed.add("and (tally.credited_unit = any (:units::bigint[]) or tally.area = any (:areas::bigint[]))");
        }
        if (filter.within() != null) {
            narrowed.add("and tally.area = any (:inAreas::bigint[])");
        }
        if (filter.days() != null) {
            narrowed.add("and tally.occurred_on >= :dayFrom and tally.occurred_on < :dayTo");
        }
        return RECORDS.replace("{narrowed}", String.join("\n      ", narrowed))
                .replace("{order}", filter.order().columns())
                .replace(
                        "{after}",
                        filter.after() == null ? "true" : filter.order().beyond());
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec bound = statement.param("limit", filter.limit() + 1);
        ForceId force = filter.force();
        if (force != null) {
            bound = bound.param("force", force.bit());
        }
        if (filter.units() != null || filter.areas() != null) {
            bound = bound.param("units", numbers(filter.units(), UnitId::value))
                    .param("areas", numbers(filter.areas(), AreaId::value));
        }
        if (filter.days() != null) {
            bound = bound.param("dayFrom", filter.days().from())
                    .param("dayTo", filter.days().to());
        }
        if (filter.within() != null) {
            bound = bound.param("inAreas", numbers(filter.within(), AreaId::value));
        }
        RecordFilter.Place after = filter.after();
        return after == null
                ? bound
                : bound.param("afterDay", after.day())
                        .param("afterQuantity", after.quantity().value())
                        .param("afterRecord", after.record());
    }

    private static <T> Long[] numbers(@Nullable Set<T> ids, Function<T, Long> number) {
        return ids == null ? new Long[0] : ids.stream().map(number).toArray(Long[]::new);
    }

    RecordPage answer(JdbcClient.StatementSpec statement) {
        List<FigureRecord> records = new ArrayList<>();
        long[] total = {0};
        Quantity[] sum = {Quantity.ZERO};
        statement.query(row -> {
            records.add(record(row));
            total[0] = row.getLong("total");
            sum[0] = new Quantity(row.getBigDecimal("total_quantity"));
        });
        boolean more = records.size() > filter.limit();
        List<FigureRecord> page = more ? records.subList(0, filter.limit()) : records;
        return new RecordPage(List.copyOf(page), total[0], sum[0], more ? RecordFilter.Place.of(page.getLast()) : null);
    }

    /** All of them while they are read, in constant memory. */
    Stream<FigureRecord> stream(JdbcClient.StatementSpec statement) {
        return statement.withFetchSize(Export.FETCHED).query((row, i) -> record(row)).stream();
    }

    private static FigureRecord record(ResultSet row) throws SQLException {
        return new FigureRecord(
                new RecordKey(new BookId(row.getInt("book")), row.getObject("record", UUID.class)),
                row.getString("record_type"),
                new Quantity(row.getBigDecimal("quantity")),
                row.getObject("occurred_on", LocalDate.class),
                new AreaId(row.getLong("area")),
                new UnitId(row.getLong("credited_unit")),
                new ForceSet(row.getInt("forces")));
    }
}
