package vn.phoihop.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.database.SqlValues;
import vn.phoihop.organisation.Lying;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Who gives to whom, asks whom, of what use and how fast: counted for everybody who sees the book, also of items that are not in sight. */
@Component
class Flows {

    private static final String FLOW = Sql.of("exchange/flow");

    /** As the function has it. */
    private static final int JUDGED_BEFORE = 366;

    /** Who received what, who answered when and of what use it was is kept as it is now; what was sent and answered on time is in the tallies, too. */
    static final LocalizedText AS_OF_ELSEWHERE = new LocalizedText(
            "Trang chỉ tiêu về trao đổi thông tin và trang hồ sơ của từng tin xem được theo thời điểm; bỏ thời điểm khỏi địa chỉ để xem ma trận hiện tại.",
            "The pages of the exchange indicators and the record page of each item know earlier times; take the time out of the address to see the matrix of now.");

    private final JdbcClient jdbc;

    Flows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which items.
     *
     * @param topic and {@code areas} null for all; which areas lay in the one asked for over the {@link #judged} days
     * @param byUnit whether units are told apart, not only forces
     */
    record Asked(
            Collection<BookId> books,
            Window window,
            @Nullable String topic,
            @Nullable Lying<AreaId> areas,
            boolean byUnit) {}

    /** The days by which the areas of a window are judged: what was sent in it may tell of earlier ones, by so much at most. */
    static Window judged(Window window) {
        return new Window(window.from().minusDays(JUDGED_BEFORE), window.to());
    }

    /** The one cell, or sum, of what these sides gave and got; empty where there was nothing. */
    @Transactional(readOnly = true)
    Optional<Flow> find(Asked asked, ItemFilter.Sides sides) {
        return list(asked).stream()
                .filter(flow -> is(sides.fromForce(), sides.fromUnit(), flow.senderForce(), flow.sender())
                        && is(sides.toForce(), sides.toUnit(), flow.receiverForce(), flow.receiver()))
                .findFirst();
    }

    /** A sum has no force; where units are told apart, each has its force, too. */
    private static boolean is(
            @Nullable ForceId force, @Nullable UnitId unit, @Nullable ForceId ofFlow, @Nullable UnitId unitOfFlow) {
        return unit == null && force == null
                ? ofFlow == null
                : (unit == null || unit.equals(unitOfFlow)) && (force == null || force.equals(ofFlow));
    }

    /** The cells and the sums, by sender and receiver; the sum of all is the last. */
    @Transactional(readOnly = true)
    List<Flow> list(Asked asked) {
        Lying<AreaId> areas = asked.areas();
        Window days = judged(asked.window());
        // Which lay there all the time are many; those that came or went are few.
        Map<Boolean, List<Lying.Stay<AreaId>>> stays = areas == null
                ? Map.of()
                : areas.stays().stream()
                        .collect(Collectors.partitioningBy(stay -> !stay.first().isAfter(days.from())
                                && !stay.end().isBefore(days.to())));
        List<Lying.Stay<AreaId>> moved = stays.getOrDefault(false, List.of());
        return jdbc.sql(FLOW)
                .param("books", asked.books().stream().map(BookId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("from", asked.window().from())
                .param("to", asked.window().to())
                .param("topic", asked.topic(), Types.VARCHAR)
                .param(
                        "areas",
                        areas == null
                                ? null
                                : SqlValues.array(stays.getOrDefault(true, List.of()).stream()
                                        .map(Lying.Stay::place)
                                        .toList()),
                        Types.VARCHAR)
                .param("moved", moved.stream().map(stay -> stay.place().value()).toArray(Long[]::new))
                .param(
                        "firsts",
                        moved.stream().map(stay -> stay.first().toString()).toArray(String[]::new))
                .param("ends", moved.stream().map(stay -> stay.end().toString()).toArray(String[]::new))
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
                seconds(row, "answering"),
                row.getObject("in_book") == null ? null : new BookId(row.getInt("in_book")));
    }

    private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : Math.round(seconds);
    }
}
