package vn.phoihop.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/**
 * The rows that records left in all tables, inserted once more by plain statements, one transaction for each record, into the same books
 * under other ids and far behind the last position, so that they fall on places of the indexes as far apart as the first ones did. Nothing is
 * checked, hashed, locked or summed: what PostgreSQL alone takes for the rows. Running totals come with the record that completed the step, under
 * the number of a book that does not exist, since figures of these books are being read. Nobody may ask meanwhile where
 * these books stood at a time.
 */
public final class PlainInserts implements AutoCloseable {

    /** Added to the number of the book of a running total. */
    private static final int ASIDE = 1_000_000;

    /** Added to positions: no book has as many entries. */
    private static final long FAR = 1_000_000_000_000L;

    /** In an order in which the keys they name are there already, each with the condition for one record. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    /** Which column of a table holds the id of the record. */
    private static final SequencedMap<String, String> OF_RECORD = new LinkedHashMap<>();

    static {
        OF_RECORD.put("activity", "id");
        OF_RECORD.put("activity_participant", "activity");
        OF_RECORD.put("activity_contribution", "activity");
        OF_RECORD.put("record_unit", "record");
        OF_RECORD.put("entry", "record");
        OF_RECORD.put("tally", "record");
        OF_RECORD.forEach((table, id) -> TABLES.put(table, "book = ? and " + id + " = ?::uuid"));
        TABLES.put(
                "payload",
                "(book, position) in (select entry.book, entry.position from entry where book = ? and record = ?::uuid)");
    }

    /** Whose rows are written at the position of an entry. */
    private static final List<String> TOTALS = List.of("fold", "running_total", "place_total");

    private final DatabaseAccess access;
    private final List<Connection> connections = Collections.synchronizedList(new ArrayList<>());
    private final Map<RecordKey, Map<String, List<List<@Nullable String>>>> rows = new HashMap<>();
    private final Map<String, String> inserts = new LinkedHashMap<>();

    /** @param access of a superuser */
    public PlainInserts(DatabaseAccess access) {
        this.access = access;
    }

    /** After it every page that is written to goes to the log whole once, whoever writes: to be done before what is compared. */
    void checkpoint() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Those of some records; lets go of those fetched before. */
    void fetch(List<RecordKey> records) {
        rows.clear();
        try (Connection connection = connect()) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                try (PreparedStatement question =
                        connection.prepareStatement("select * from " + table.getKey() + " where " + table.getValue())) {
                    for (RecordKey record : records) {
                        question.setInt(1, record.book().value());
                        question.setString(2, record.id().toString());
                        try (ResultSet found = question.executeQuery()) {
                            int columns = columns(table.getKey(), found);
                            while (found.next()) {
                                keep(table.getKey(), record, columns, found);
                            }
                        }
                    }
                }
            }
            Map<BookId, Map<Long, RecordKey>> written = positions(connection, records);
            for (String table : TOTALS) {
                for (Map.Entry<BookId, Map<Long, RecordKey>> book : written.entrySet()) {
                    fetchTotals(connection, table, book.getKey(), book.getValue());
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<BookId, Map<Long, RecordKey>> positions(Connection connection, List<RecordKey> records)
            throws SQLException {
        Map<BookId, Map<Long, RecordKey>> positions = new HashMap<>();
        try (PreparedStatement question =
                connection.prepareStatement("select position from entry where book = ? and record = ?::uuid")) {
            for (RecordKey record : records) {
                question.setInt(1, record.book().value());
                question.setString(2, record.id().toString());
                try (ResultSet found = question.executeQuery()) {
                    while (found.next()) {
                        positions
                                .computeIfAbsent(record.book(), book -> new TreeMap<>())
                                .put(found.getLong(1), record);
                    }
                }
            }
        }
        return positions;
    }

    private void fetchTotals(Connection connection, String table, BookId book, Map<Long, RecordKey> written)
            throws SQLException {
        try (PreparedStatement question =
                connection.prepareStatement("select * from " + table + " where book = ? and position = any (?)")) {
            question.setInt(1, book.value());
            question.setArray(
                    2, connection.createArrayOf("bigint", written.keySet().toArray()));
            try (ResultSet found = question.executeQuery()) {
                int columns = columns(table, found);
                while (found.next()) {
                    RecordKey record = written.get(found.getLong("position"));
                    if (record != null) {
                        keep(table, record, columns, found);
                    }
                }
            }
        }
    }

    /** Prepares for rows of the table; how many columns they have. */
    private int columns(String table, ResultSet found) throws SQLException {
        String[] marks = new String[found.getMetaData().getColumnCount()];
        for (int column = 1; column <= marks.length; column++) {
            String type = found.getMetaData().getColumnTypeName(column);
            marks[column - 1] = "?::" + (type.equals("char") ? "\"char\"" : type);
        }
        inserts.put(table, "insert into " + table + " values (" + String.join(", ", marks) + ")");
        return marks.length;
    }

    private void keep(String table, RecordKey record, int columns, ResultSet found) throws SQLException {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            row.add(kept(table, record, column, found));
        }
        rows.computeIfAbsent(record, any -> new HashMap<>())
                .computeIfAbsent(table, any -> new ArrayList<>())
                .add(row);
    }

    private static @Nullable String kept(String table, RecordKey record, int column, ResultSet found)
            throws SQLException {
        String name = found.getMetaData().getColumnName(column);
        if (TOTALS.contains(table)) {
            return name.equals("book") ? Integer.toString(ASIDE + record.book().value()) : text(found, column);
        }
        if (name.equals("position")) {
            return Long.toString(FAR + found.getLong(column));
        }
        return name.equals(OF_RECORD.get(table)) ? other(record) : text(found, column);
    }

    /** As random as the first. */
    private static String other(RecordKey record) {
        return UUID.nameUUIDFromBytes(record.id().toString().getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    /** As PostgreSQL reads it; the driver has no text for bytes that came as bytes. */
    private static @Nullable String text(ResultSet found, int column) throws SQLException {
        if (!found.getMetaData().getColumnTypeName(column).equals("bytea")) {
            return found.getString(column);
        }
        byte[] bytes = found.getBytes(column);
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                access.url() + (access.url().contains("?") ? "&" : "?")
                        + "stringtype=unspecified&currentSchema=phoihop",
                access.owner().user(),
                access.owner().password());
    }

    private static List<String> all() {
        return Stream.concat(TABLES.keySet().stream(), TOTALS.stream()).toList();
    }

    Writer writer() {
        try {
            Connection connection = connect();
            connections.add(connection);
            connection.setAutoCommit(false);
            Map<String, PreparedStatement> statements = new LinkedHashMap<>();
            for (String table : all()) {
                statements.put(table, connection.prepareStatement(inserts.getOrDefault(table, "")));
            }
            return new Writer(connection, statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One client. */
    final class Writer {
        private final Connection connection;
        private final Map<String, PreparedStatement> statements;

        private Writer(Connection connection, Map<String, PreparedStatement> statements) {
            this.connection = connection;
            this.statements = statements;
        }

        void insert(RecordKey record) {
            try {
                Map<String, List<List<@Nullable String>>> tables = rows.getOrDefault(record, Map.of());
                for (Map.Entry<String, PreparedStatement> table : statements.entrySet()) {
                    for (List<@Nullable String> row : tables.getOrDefault(table.getKey(), List.of())) {
                        for (int i = 0; i < row.size(); i++) {
                            table.getValue().setString(i + 1, row.get(i));
                        }
                        table.getValue().addBatch();
                    }
                    table.getValue().executeBatch();
                }
                connection.commit();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** Takes the rows away again, also those that an earlier run was stopped at. */
    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                connection.close();
            }
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String table : TOTALS) {
                    statement.execute("delete from " + table + " where book >= " + ASIDE);
                }
                statement.execute(
                        "create temporary table far on commit drop as select entry.book, entry.record, entry.position"
                                + " from book join entry on entry.book = book.id and entry.position >= " + FAR);
                statement.execute("analyze far");
                // What was found meanwhile by who looks for twins.
                statement.execute(
                        "delete from activity_twin using far where activity_twin.book = far.book and far.record in (activity_twin.one, activity_twin.other)");
                statement.execute(
                        "delete from payload using far where payload.book = far.book and payload.position = far.position");
                for (Map.Entry<String, String> table :
                        OF_RECORD.sequencedEntrySet().reversed()) {
                    statement.execute("delete from " + table.getKey() + " using far where " + table.getKey()
                            + ".book = far.book and " + table.getKey() + "." + table.getValue() + " = far.record");
                }
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
