package vn.phoihop.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;

/** Searches the trail of access, newest first: by account, record, act, days and words. */
@Component
class ReadingTrail {

    private static final String ROWS = Sql.of("access/trail");
    private static final String COUNT = Sql.of("access/trail-count");
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    ReadingTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line as it is read, with the login of its account. */
    record Line(
            UUID id,
            Instant at,
            String act,
            @Nullable String login,
            String address,
            @Nullable String record,
            String what) {}

    private record Place(Instant at, UUID id) {}

    /** Where a slice begins; refused where the address has been meddled with. */
    private static Place after(ListQuery query) {
        List<String> after = query.after();
        if (after.isEmpty()) {
            return new Place(NEVER, LAST);
        }
        try {
            return new Place(ListQuery.moment(after.get(0)), UUID.fromString(after.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw query.unreadablePlace();
        }
    }

    static String place(Line line) {
        return ListQuery.place(line.at(), line.id());
    }

    List<Line> list(ListQuery query, int limit) {
        return rows(query, limit).list();
    }

    /** All of them, as they come. */
    Stream<Line> stream(ListQuery query) {
        return rows(query, Long.MAX_VALUE).stream();
    }

    long count(ListQuery query) {
        return parameters(jdbc.sql(COUNT), query).query(Long.class).single();
    }

    private JdbcClient.MappedQuerySpec<Line> rows(ListQuery query, long limit) {
        Place after = after(query);
        return parameters(jdbc.sql(ROWS).withFetchSize(Export.FETCHED), query)
                .param("afterAt", after.at.atOffset(ZoneOffset.UTC))
                .param("afterId", after.id)
                .param("limit", limit)
                .query((row, i) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("act"),
                        row.getString("login"),
                        row.getString("address"),
                        row.getString("record"),
                        row.getString("what")));
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, ListQuery query) {
        LocalDate first = query.day("from").orElse(null);
        LocalDate last = query.day("until").orElse(null);
        return statement
                .param("from", (first == null ? ALWAYS : begins(first)).atOffset(ZoneOffset.UTC))
                .param("to", (last == null ? NEVER : begins(last.plusDays(1))).atOffset(ZoneOffset.UTC))
                .param("act", query.filter("act"))
                .param("account", query.filter("account").strip())
                .param("record", query.filter("record").strip().replaceAll("^.*records/", ""))
                .param("search", query.search().toLowerCase(Locale.ROOT));
    }

    private static Instant begins(LocalDate day) {
        return day.atStartOfDay(SignIns.ZONE).toInstant();
    }
}
