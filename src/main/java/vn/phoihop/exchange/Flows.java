package vn.phoihop.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.database.SqlValues;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Who gives to whom, asks whom, of what use and how fast: counted for everybody who sees the book, also of items that are not in sight. */
@Component
class Flows {

    private static final String FLOW = Sql.of("exchange/flow");

    private final JdbcClient jdbc;

    Flows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which items.
     *
     * @param topic and {@code areas} null for all
     * @param byUnit whether units are told apart, not only forces
     */
    record Asked(
            Collection<BookId> books,
            Window window,
            @Nullable String topic,
            @Nullable Set<AreaId> areas,
            boolean byUnit) {}

    /** The cells and the sums, by sender and receiver; the sum of all is the last. */
    @Transactional(readOnly = true)
    List<Flow> list(Asked asked) {
        return jdbc.sql(FLOW)
                .param("books", asked.books().stream().map(BookId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("from", asked.window().from())
                .param("to", asked.window().to())
                .param("topic", asked.topic(), Types.VARCHAR)
                .param("areas", SqlValues.array(asked.areas()), Types.VARCHAR)
                .param("byUnit", asked.byUnit())
                .query((row, number) -> flow(row))
                .list();
    }

    private static Flow flow(ResultSet row) throws SQLException {
        boolean senders = row.getBoolean("of_senders");
        boolean receivers = row.getBoolean("of_receivers");
        return new Flow(
                senders ? new ForceId(row.getInt("sender_force")) : null,
                senders && row.getObject("sender") != null ? new UnitId(row.getLong("sender")) : null,
                receivers ? new ForceId(row.getInt("receiver_force")) : null,
                receivers && row.getObject("receiver") != null ? new UnitId(row.getLong("receiver")) : null,
                row.getLong("items"),
                row.getLong("of_value"),
                row.getLong("rated"),
                row.getLong("acknowledged"),
                seconds(row, "acknowledging"),
                row.getLong("asked"),
                row.getLong("answered"),
                row.getLong("on_time"),
                row.getLong("answers_of_value"),
                seconds(row, "answering"));
    }

    private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Math.round(seconds);
    }
}
