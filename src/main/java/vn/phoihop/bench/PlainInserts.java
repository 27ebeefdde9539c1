package vn.phoihop.bench;

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
import org.jspecify.annotations.Nullable;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.vocabulary.RecordKey;

/**
 * The rows that records left in all tables, inserted once more by plain statements, one transaction for each record, under the number of a
 * book that does not exist. Nothing is checked, hashed, locked or summed: what PostgreSQL alone takes for the rows.
 */
public final class PlainInserts implements AutoCloseable {

    /** Added to the number of the book. */
    private static final int ASIDE = 1_000_000;

    /** In an order in which the keys they name are there already, each with the condition for one record. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("activity", "book = ? and id = ?::uuid");
        TABLES.put("activity_participant", "book = ? and activity = ?::uuid");
        TABLES.put("activity_contribution", "book = ? and activity = ?::uuid");
        TABLES.put("record_unit", "book = ? and record = ?::uuid");
        TABLES.put("entry", "book = ? and record = ?::uuid");
        TABLES.put(
                "payload",
                "(book, position) in (select entry.book, entry.position from entry where book = ? and record = ?::uuid)");
        TABLES.put("tally", "book = ? and record = ?::uuid");
    }

    private final DatabaseAccess access;
    private final List<Connection> connections = Collections.synchronizedList(new ArrayList<>());
    private final Map<RecordKey, Map<String, List<List<@Nullable String>>>> rows = new HashMap<>();
    private final Map<String, String> inserts = new LinkedHashMap<>();

    /** @param access of a superuser */
    public PlainInserts(DatabaseAccess access) {
        this.access = access;
    }

    void fetch(List<RecordKey> records) {
        try (Connection connection = connect()) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                try (PreparedStatement question =
                        connection.prepareStatement("select * from " + table.getKey() + " where " + table.getValue())) {
                    for (RecordKey record : records) {
                        question.setInt(1, record.book().value());
                        question.setString(2, record.id().toString());
                        try (ResultSet found = question.executeQuery()) {
                            read(table.getKey(), record, found);
                        }
                    }
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void read(String table, RecordKey record, ResultSet found) throws SQLException {
        int columns = found.getMetaData().getColumnCount();
        List<String> marks = new ArrayList<>();
        int book = 0;
        for (int column = 1; column <= columns; column++) {
            String type = found.getMetaData().getColumnTypeName(column);
            marks.add("?::" + (type.equals("char") ? "\"char\"" : type));
            if (found.getMetaData().getColumnName(column).equals("book")) {
                book = column;
            }
        }
        inserts.put(table, "insert into " + table + " values (" + String.join(", ", marks) + ")");
        List<List<@Nullable String>> all = new ArrayList<>();
        while (found.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                row.add(column == book ? Integer.toString(ASIDE + record.book().value()) : text(found, column));
            }
            all.add(row);
        }
        rows.computeIfAbsent(record, any -> new HashMap<>()).put(table, all);
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

    Writer writer() {
        try {
            Connection connection = connect();
            connections.add(connection);
            connection.setAutoCommit(false);
            Map<String, PreparedStatement> statements = new LinkedHashMap<>();
            for (String table : TABLES.keySet()) {
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

    /** Takes the rows away again. */
    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                connection.close();
            }
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                for (String table : TABLES.keySet().stream().toList().reversed()) {
                    statement.execute("delete from " + table + " where book >= " + ASIDE);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
