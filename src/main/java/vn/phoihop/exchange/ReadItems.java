package vn.phoihop.exchange;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** How items are read from their tables. */
final class ReadItems {

    private ReadItems() {}

    static Item item(
            ResultSet row, RecordKey key, List<Recipient> recipients, List<Turn> turns, List<Attachment> attachments)
            throws SQLException {
        LocalDate from = row.getObject("observed_from", LocalDate.class);
        LocalDate to = row.getObject("observed_to", LocalDate.class);
        ItemForm form = new ItemForm(
                ItemKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("topics").getArray()),
                new AreaId(row.getLong("area")),
                from == null || to == null ? null : new Window(from, to),
                row.getString("title"),
                row.getString("body"),
                new UnitId(row.getLong("sender")),
                Topic.Urgency.valueOf(row.getString("urgency")),
                word(row, "confidence", Confidence::valueOf),
                word(row, "impact", Impact::valueOf),
                longs(row.getArray("units")).stream().map(UnitId::new).toList(),
                groups(row),
                List.of((UUID[]) row.getArray("saved_groups").getArray()),
                row.getObject("due", LocalDate.class),
                row.getBoolean("consent"),
                row.getBoolean("count_only"),
                row.getBoolean("exercise"),
                row.getObject("follows", UUID.class),
                book(row, "follows_book"));
        UUID account = row.getObject("written_account", UUID.class);
        return new Item(
                key,
                row.getInt("version"),
                ItemState.valueOf(row.getString("state")),
                form,
                new ForceId(row.getInt("sender_force")),
                row.getInt("edition"),
                recipients,
                turns,
                java.util.Objects.requireNonNull(instant(row, "written_at")),
                new By(
                        row.getString("written_by"),
                        id(row, "written_unit", UnitId::new),
                        null,
                        account == null ? null : new AccountId(account)),
                instant(row, "sent_at"),
                row.getObject("sent_on", LocalDate.class),
                row.getString("reason"),
                attachments);
    }

    /** Groups as two columns. */
    static List<Group> groups(ResultSet row) throws SQLException {
        List<Long> forces = longs(row.getArray("group_forces"));
        List<Long> areas = longs(row.getArray("group_areas"));
        return IntStream.range(0, areas.size())
                .mapToObj(i -> new Group(new ForceId(forces.get(i).intValue()), new AreaId(areas.get(i))))
                .toList();
    }

    static List<Long> longs(Array array) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (Object one : (Object[]) array.getArray()) {
            numbers.add(((Number) one).longValue());
        }
        return numbers;
    }

    static Recipient recipient(ResultSet row) throws SQLException {
        Instant acknowledgedAt = instant(row, "acknowledged_at");
        Instant ratedAt = instant(row, "rated_at");
        UnitId ratedFor = id(row, "rated_for", UnitId::new);
        UnitId office = id(row, "acknowledged_for", UnitId::new);
        return new Recipient(
                new UnitId(row.getLong("unit")),
                new ForceId(row.getInt("force")),
                id(row, "via", UnitId::new),
                acknowledgedAt == null || office == null
                        ? null
                        : new Receipt(
                                row.getInt("acknowledged"), acknowledgedAt, row.getString("acknowledged_by"), office),
                Recipient.Answer.valueOf(row.getString("answer")),
                row.getObject("due", LocalDate.class),
                instant(row, "answered_at"),
                row.getObject("answered_on", LocalDate.class),
                row.getObject("extension", LocalDate.class),
                id(row, "forward_to", UnitId::new),
                ratedAt == null || ratedFor == null
                        ? null
                        : new Rating(
                                row.getBoolean("of_value"),
                                row.getString("outcome"),
                                row.getString("outcome_type"),
                                row.getObject("outcome_record", UUID.class),
                                book(row, "outcome_book"),
                                ratedAt,
                                ratedFor),
                instant(row, "escalated_at"));
    }

    static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getObject("id", UUID.class),
                ItemMove.valueOf(row.getString("move")),
                java.util.Objects.requireNonNull(instant(row, "at")),
                row.getString("actor"),
                id(row, "unit", UnitId::new),
                id(row, "about", UnitId::new),
                id(row, "other", UnitId::new),
                row.getString("words"),
                row.getObject("day", LocalDate.class),
                row.getObject("of_value", Boolean.class),
                row.getObject("record", UUID.class),
                book(row, "record_book"));
    }

    private static <T> @Nullable T word(ResultSet row, String column, Function<String, T> read) throws SQLException {
        String word = row.getString(column);
        return word == null ? null : read.apply(word);
    }

    private static @Nullable BookId book(ResultSet row, String column) throws SQLException {
        Integer number = row.getObject(column, Integer.class);
        return number == null ? null : new BookId(number);
    }

    private static <T> @Nullable T id(ResultSet row, String column, LongFunction<T> read) throws SQLException {
        Long number = row.getObject(column, Long.class);
        return number == null ? null : read.apply(number);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
