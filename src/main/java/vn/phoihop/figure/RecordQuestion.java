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
import vn.phoihop.organisation.Lying;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Export;

/** The question for the records behind a figure under one filter. */
final class RecordQuestion {

    private static final String RECORDS = Sql.of("figure/records");
    private static final String OF_DAYS = Sql.of("figure/records_of_days");
    private static final String COUNT = Sql.of("figure/count_records");

    /** How many times as many days are looked at where those before held too little. */
    private static final int WIDER = 4;

    /** Who asks for more than a few pages wants nearly all: then one look at the whole window is quicker than day after day. */
    private static final int A_FEW_PAGES = 1_000;

    private final RecordFilter filter;
    private final Window window;
    private final @Nullable Lying<AreaId> lying;

    /** @param lying what lay in the areas the filter names, on which days; null where it names none */
    RecordQuestion(RecordFilter filter, Window window, @Nullable Lying<AreaId> lying) {
        this.filter = filter;
        this.window = window;
        this.lying = lying;
    }

    /** A page. By day, the newest (or oldest) days are looked at first, and more of them until the page is full. */
    RecordPage answer(Function<String, JdbcClient.StatementSpec> asking) {
        List<FigureRecord> records =
                filter.order().byDay() && filter.limit() <= A_FEW_PAGES ? byDays(asking) : whole(asking);
        boolean more = records.size() > filter.limit();
        List<FigureRecord> page = more ? records.subList(0, filter.limit()) : records;
        return new RecordPage(
                List.copyOf(page),
                more || filter.after() != null ? count(asking) : records.size(),
                more ? RecordFilter.Place.of(page.getLast()) : null);
    }

    private List<FigureRecord> whole(Function<String, JdbcClient.StatementSpec> asking) {
        return bind(asking.apply(sql(RECORDS, false)))
                .param("limit", filter.limit() + 1)
                .query((row, i) -> record(row))
                .list();
    }

    private List<FigureRecord> byDays(Function<String, JdbcClient.StatementSpec> asking) {
        boolean newest = filter.order() == RecordFilter.Order.NEWEST;
        RecordFilter.Place after = filter.after();
        LocalDate from = newest || after == null ? window.from() : later(window.from(), after.day());
        LocalDate to =
                newest && after != null ? earlier(window.to(), after.day().plusDays(1)) : window.to();
        List<FigureRecord> found = new ArrayList<>();
        for (long days = 1; from.isBefore(to) && found.size() <= filter.limit(); days *= WIDER) {
            LocalDate since = newest ? later(from, to.minusDays(days)) : from;
            LocalDate until = newest ? to : earlier(to, from.plusDays(days));
            found.addAll(bind(asking.apply(sql(RECORDS, true)))
                    .param("since", since)
                    .param("until", until)
                    .param("limit", filter.limit() + 1 - found.size())
                    .query((row, i) -> record(row))
                    .list());
            to = newest ? since : to;
            from = newest ? from : until;
        }
        return found;
    }

    private long count(Function<String, JdbcClient.StatementSpec> asking) {
        return bound(asking.apply(sql(COUNT, false)))
                .param("most", RecordPage.COUNTED)
                .query((row, i) -> row.getBoolean("more") ? RecordPage.COUNTED + 1 : row.getLong("records"))
                .single();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private String sql(String question, boolean ofDays) {
        List<String> narrowed = new ArrayList<>();
        if (filter.force() != null) {
            narrowed.add("and tally.forces & (1 << :force) <> 0");
        }
        if (filter.units() != null || filter.areas() != null) {
            narrowed.add("and (tally.credited_unit = any (:units::bigint[]) or tally.area = any (:areas::bigint[]))");
        }
        if (lying != null) {
            String inside = Inside.ROW.condition().replace("{row}", "tally");
            narrowed.add(filter.outside() ? inside.replaceFirst("and exists", "and not exists") : inside);
        }
        if (filter.credited() != null) {
            narrowed.add(Inside.UNIT.condition().replace("{row}", "tally"));
        }
        if (filter.days() != null) {
            narrowed.add("and tally.occurred_on >= :dayFrom and tally.occurred_on < :dayTo");
        }
        String after = filter.after() == null ? "true" : filter.order().beyond();
        return question.replace("{slice}", ofDays ? OF_DAYS : "")
                .replace("{tally}", ofDays ? "candidate join tally using (book, record)" : "tally")
                .replace("{narrowed}", String.join("\n      ", narrowed))
                .replace("{order}", filter.order().columns())
                .replace("{after}", ofDays ? "occurred_on >= :since and occurred_on < :until and " + after : after);
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec bound = bound(statement);
        RecordFilter.Place after = filter.after();
        return after == null
                ? bound
                : bound.param("afterDay", after.day())
                        .param("afterQuantity", after.quantity().value())
                        .param("afterRecord", after.record());
    }

    private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec bound = statement;
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
        Lying<UnitId> credited = filter.credited();
        if (credited != null) {
            bound = Inside.UNIT.bindUnits(bound, credited);
        }
        return lying == null ? bound : Inside.ROW.bind(bound, lying);
    }

    private static <T> Long[] numbers(@Nullable Set<T> ids, Function<T, Long> number) {
        return ids == null ? new Long[0] : ids.stream().map(number).toArray(Long[]::new);
    }

    /** All of them while they are read, in constant memory. */
    Stream<FigureRecord> stream(Function<String, JdbcClient.StatementSpec> asking) {
        return bind(asking.apply(sql(RECORDS, false)))
                .param("limit", filter.limit() + 1)
                .withFetchSize(Export.FETCHED)
                .query((row, i) -> record(row))
                .stream();
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
