package vn.phoihop.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** The entries of the books with their payloads and tallies. Only read and appended; what a rule has dropped goes by a function. */
@Component
class Entries {

    private static final String INSERT = Sql.of("ledger/insert_entries");
    private static final String INSERT_FEW = Sql.forFew(INSERT);
    private static final String LIVE = Sql.of("ledger/live_tallies");
    private static final String KNOWN_TYPES = Sql.of("ledger/known_types");
    private static final String OF_RECORD = Sql.of("ledger/entries_of_record");
    private static final String RANGE = Sql.of("ledger/entries_from");
    private static final String LATEST = Sql.of("ledger/entries_latest");
    private static final String LAST_BEFORE = Sql.of("ledger/last_before");
    private static final String LATEST_OF_RECORDS = Sql.of("ledger/latest_of_records");
    private static final String LAST_OF_EVENTS = Sql.of("ledger/last_of_events");
    private static final String RECORDS_OF_TYPE = Sql.of("ledger/records_of_type");
    private static final String RECORDS_OF_DAY = Sql.of("ledger/records_of_day");
    private static final String TALLIES = Sql.of("ledger/tallies_of_positions");
    private static final String DROP_PAYLOADS = Sql.of("ledger/drop_payloads");
    private static final String MISSING_PAYLOADS = Sql.of("ledger/missing_payloads");
    private static final String TALLIES_BETWEEN = Sql.of("ledger/tallies_between");

    /** So many entries go into one statement. */
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What these records count for now; nothing for a record the book does not know. */
    Map<UUID, LiveTallies> liveTallies(BookId book, Collection<UUID> records) {
        Map<UUID, LiveTallies> live = new HashMap<>();
        jdbc.sql(LIVE)
                .param("book", book.value())
                .param("records", records.toArray(UUID[]::new))
                .query(row -> {
                    live.computeIfAbsent(row.getObject("record", UUID.class), id -> new LiveTallies())
                            .add(tally(row));
                });
        return live;
    }

    /** As records of which type the book knows them; without those it does not know. */
    Map<UUID, String> knownTypes(BookId book, Collection<UUID> records) {
        Map<UUID, String> types = new HashMap<>();
        jdbc.sql(KNOWN_TYPES)
                .param("book", book.value())
                .param("records", records.toArray(UUID[]::new))
                .query(row -> {
                    types.put(row.getObject("record", UUID.class), row.getString("record_type"));
                });
        return types;
    }

    /** Appends them and moves the book's head to the last one. */
    void insert(BookId book, List<EntryRow> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            insertBatch(book, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    private record TallyRow(long position, int ordinal, UUID record, Tally tally) {}

    private void insertBatch(BookId book, List<EntryRow> rows) {
        List<TallyRow> tallies = new ArrayList<>();
        for (EntryRow row : rows) {
            for (int ordinal = 0; ordinal < row.tallies().size(); ordinal++) {
                tallies.add(new TallyRow(
                        row.position(), ordinal, row.record(), row.tallies().get(ordinal)));
            }
        }
        JdbcClient.StatementSpec statement = jdbc.sql(rows.size() + tallies.size() > Sql.FEW ? INSERT : INSERT_FEW)
                .param("book", book.value())
                .param("last", rows.getLast().position())
                .param("lastHash", rows.getLast().hash().bytes())
                .param(
                        "lastAt",
                        rows.getLast()
                                .envelope()
                                .recordedAt()
                                .atOffset(ZoneOffset.UTC)
                                .toString())
                .param("position", column(rows, EntryRow::position, Long[]::new))
                .param(
                        "recordedAt",
                        column(
                                rows,
                                row -> row.envelope()
                                        .recordedAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toString(),
                                String[]::new))
                .param("actor", column(rows, row -> row.envelope().actor(), String[]::new))
                .param("actingUnit", column(rows, row -> unit(row.envelope().actingUnit()), Long[]::new))
                .param("event", column(rows, row -> row.envelope().event(), String[]::new))
                .param("recordType", column(rows, row -> row.envelope().recordType(), String[]::new))
                .param("record", column(rows, EntryRow::record, UUID[]::new))
                .param(
                        "payloadVersion",
                        column(rows, row -> (short) row.envelope().payloadVersion(), Short[]::new))
                .param("payloadHash", column(rows, row -> row.payloadHash().bytes(), byte[][]::new))
                .param("hash", column(rows, row -> row.hash().bytes(), byte[][]::new))
                .param("salt", column(rows, EntryRow::salt, byte[][]::new))
                .param("body", column(rows, EntryRow::body, String[]::new));
        withTallies(statement, tallies).update();
    }

    private static JdbcClient.StatementSpec withTallies(JdbcClient.StatementSpec statement, List<TallyRow> rows) {
        return statement
                .param("tallyPosition", column(rows, TallyRow::position, Long[]::new))
                .param("ordinal", column(rows, row -> (short) row.ordinal(), Short[]::new))
                .param("tallyRecord", column(rows, TallyRow::record, UUID[]::new))
                .param("measure", column(rows, row -> row.tally().measure(), String[]::new))
                .param("quantity", column(rows, row -> row.tally().quantity().toString(), String[]::new))
                .param(
                        "occurredOn",
                        column(rows, row -> row.tally().occurredOn().toString(), String[]::new))
                .param("area", column(rows, row -> row.tally().area().value(), Long[]::new))
                .param(
                        "creditedUnit",
                        column(rows, row -> row.tally().creditedUnit().value(), Long[]::new))
                .param(
                        "creditedForce",
                        column(rows, row -> (short) row.tally().creditedForce().bit(), Short[]::new))
                .param("role", column(rows, row -> row.tally().role().code(), String[]::new))
                .param("forces", column(rows, row -> row.tally().forces().bits(), Integer[]::new))
                .param("kind", column(rows, row -> row.tally().kind(), String[]::new))
                .param("category", column(rows, row -> row.tally().category(), String[]::new))
                .param("stage", column(rows, row -> row.tally().stage(), String[]::new))
                .param("exercise", column(rows, row -> row.tally().exercise(), Boolean[]::new));
    }

    List<EntryTallies> tallies(BookId book, long after, long upTo) {
        List<EntryTallies> entries = new ArrayList<>();
        jdbc.sql(TALLIES_BETWEEN)
                .param("book", book.value())
                .param("after", after)
                .param("upTo", upTo)
                .query(row -> {
                    long position = row.getLong("position");
                    if (entries.isEmpty() || entries.getLast().position() != position) {
                        entries.add(new EntryTallies(position, new ArrayList<>()));
                    }
                    entries.getLast().tallies().add(tally(row));
                });
        return entries;
    }

    List<Entry> ofRecord(RecordKey record, long upTo) {
        return withTallies(
                        record.book(),
                        jdbc.sql(OF_RECORD)
                                .param("book", record.book().value())
                                .param("record", record.id())
                                .param("upTo", upTo)
                                .query((row, i) -> new Stored(entry(row), row.getBytes("salt")))
                                .list())
                .stream()
                .map(Stored::entry)
                .toList();
    }

    /** Of some records what was written last up to a position, without tallies. */
    List<Entry> latestOfRecords(BookId book, Collection<UUID> records, long upTo) {
        return jdbc.sql(LATEST_OF_RECORDS)
                .param("book", book.value())
                .param("records", records.toArray(UUID[]::new))
                .param("upTo", upTo)
                .query((row, i) -> entry(row))
                .list();
    }

    /** Of some records the last entry each that is of one of the events, without tallies; nothing of a record that has none. */
    List<Stored> lastOfEvents(BookId book, Collection<UUID> records, Collection<String> events) {
        return jdbc.sql(LAST_OF_EVENTS)
                .param("book", book.value())
                .param("records", records.toArray(UUID[]::new))
                .param("events", events.toArray(String[]::new))
                .query((row, i) -> new Stored(entry(row), row.getBytes("salt")))
                .list();
    }

    List<UUID> recordsOfType(BookId book, String type) {
        return jdbc.sql(RECORDS_OF_TYPE)
                .param("book", book.value())
                .param("type", type)
                .query(UUID.class)
                .list();
    }

    List<UUID> recordsOfDay(BookId book, LocalDate day, long upTo) {
        return jdbc.sql(RECORDS_OF_DAY)
                .param("book", book.value())
                .param("day", day)
                .param("upTo", upTo)
                .query(UUID.class)
                .list();
    }

    /** The last position of each book that had been written by a moment; nothing for a book that had not begun. */
    Map<BookId, Long> lastBefore(Collection<BookId> books, Instant moment) {
        Map<BookId, Long> positions = new HashMap<>();
        jdbc.sql(LAST_BEFORE)
                .param("books", books.stream().map(BookId::value).toArray(Integer[]::new))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    positions.put(new BookId(row.getInt("book")), row.getLong("position"));
                });
        return positions;
    }

    /** The next entries of a book after a position, in order. */
    List<Stored> after(BookId book, long position, int limit) {
        return withTallies(
                book,
                jdbc.sql(RANGE)
                        .param("book", book.value())
                        .param("after", position)
                        .param("limit", limit)
                        .query((row, i) -> new Stored(entry(row), row.getBytes("salt")))
                        .list());
    }

    /** The entries of a book before a position, newest first, without payloads and tallies. */
    List<Entry> before(BookId book, long position, int limit) {
        return jdbc.sql(LATEST)
                .param("book", book.value())
                .param("before", position)
                .param("limit", limit)
                .query((row, i) -> entry(row))
                .list();
    }

    /** Takes away what the entries of a record held before the one that says so. */
    int dropPayloads(RecordKey record) {
        return jdbc.sql(DROP_PAYLOADS)
                .param("book", record.book().value())
                .param("record", record.id())
                .query(Integer.class)
                .single();
    }

    /**
     * What is not there any more.
     *
     * @param missing the first position of which no entry says why; null where there is none
     */
    record Gone(Dropped dropped, @Nullable Long missing) {}

    Gone gone(BookId book) {
        return jdbc.sql(MISSING_PAYLOADS)
                .param("book", book.value())
                .query((row, _) -> new Gone(
                        new Dropped(
                                row.getLong("dropped"), instant(row, "first_dropped"), instant(row, "last_dropped")),
                        row.getObject("missing", Long.class)))
                .single();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** An entry with the salt of its payload, which is null once the payload is gone. */
    record Stored(Entry entry, byte @Nullable [] salt) {}

    private List<Stored> withTallies(BookId book, List<Stored> entries) {
        Map<Long, List<Tally>> tallies = new HashMap<>();
        jdbc.sql(TALLIES)
                .param("book", book.value())
                .param("positions", column(entries, stored -> stored.entry().position(), Long[]::new))
                .query(row -> {
                    tallies.computeIfAbsent(row.getLong("position"), position -> new ArrayList<>())
                            .add(tally(row));
                });
        return entries.stream()
                .map(stored -> new Stored(
                        with(stored.entry(), tallies.getOrDefault(stored.entry().position(), List.of())),
                        stored.salt()))
                .toList();
    }

    private static Entry with(Entry bare, List<Tally> tallies) {
        return new Entry(
                bare.book(),
                bare.position(),
                bare.recordedAt(),
                bare.actor(),
                bare.actingUnit(),
                bare.event(),
                bare.recordType(),
                bare.record(),
                bare.payloadVersion(),
                bare.payload(),
                bare.payloadHash(),
                bare.hash(),
                tallies);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        BookId book = new BookId(row.getInt("book"));
        long unit = row.getLong("acting_unit");
        UnitId actingUnit = row.wasNull() ? null : new UnitId(unit);
        Instant recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        return new Entry(
                book,
                row.getLong("position"),
                recordedAt,
                row.getString("actor"),
                actingUnit,
                row.getString("event"),
                row.getString("record_type"),
                new RecordKey(book, row.getObject("record", UUID.class)),
                row.getInt("payload_version"),
                row.getString("body"),
                new Hash(row.getBytes("payload_hash")),
                new Hash(row.getBytes("hash")),
                List.of());
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getString("measure"),
                new Quantity(row.getBigDecimal("quantity")),
                row.getObject("occurred_on", LocalDate.class),
                new AreaId(row.getLong("area")),
                new UnitId(row.getLong("credited_unit")),
                new ForceId(row.getInt("credited_force")),
                TallyRole.of(row.getString("role")),
                new ForceSet(row.getInt("forces")),
                row.getString("kind"),
                row.getString("category"),
                row.getString("stage"),
                row.getBoolean("exercise"));
    }

    private static @Nullable Long unit(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    private static <R, T extends @Nullable Object> T[] column(
            List<R> rows, Function<R, T> value, java.util.function.IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
