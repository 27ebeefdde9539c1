package vn.phoihop.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Sql;

/**
 * Makes the sample's activities and cases as many as a book of years holds, so that lists can be measured: copies of the rows of the desk,
 * a week earlier each. They are in no book and count for nothing; only the throw-away database of a measurement is filled so.
 */
public final class MultiplyingRecords {

    /** Each table is read and filled by one statement, so that only originals are copied. */
    private static final List<String> QUESTIONS = Stream.of(
                    "sight",
                    "participants",
                    "contributions",
                    "activities",
                    "case_partners",
                    "case_amounts",
                    "case_milestones",
                    "case_hand_overs",
                    "case_links",
                    "cases")
            .map(name -> Sql.of("bench/multiply_" + name))
            .toList();

    private static final String INDEXES = Sql.of("bench/indexes_of_records");

    private static final String[] TABLES = {
        "activity",
        "activity_participant",
        "activity_contribution",
        "record_unit",
        "case_file",
        "case_partner",
        "case_milestone",
        "case_amount",
        "case_hand_over",
        "case_link"
    };

    private MultiplyingRecords() {}

    /** Returns how many activities and cases there are then; {@code access} is a superuser's. */
    public static long multiply(DatabaseAccess access, long wanted) {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = phoihop");
            statement.execute("set maintenance_work_mem = '256MB'");
            awaitSearchForTwins(statement);
            // The order in which rows of one record come in is then free.
            statement.execute("set session_replication_role = replica");
            long originals = count(statement);
            int copies = (int) Math.max(0, Math.round((double) wanted / originals) - 1);
            List<String> indexes = withoutIndexes(connection, TABLES);
            for (String question : QUESTIONS) {
                try (PreparedStatement insert = connection.prepareStatement(question)) {
                    insert.setInt(1, 1);
                    insert.setInt(2, copies);
                    insert.executeUpdate();
                }
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum (analyze)");
            statement.execute("checkpoint");
            return count(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("records could not be multiplied: " + failure.getMessage(), failure);
        }
    }

    /** What a server does on its own after the sample came in is done first: without indexes it would go on beside what is measured. */
    private static void awaitSearchForTwins(Statement statement) throws SQLException {
        while (true) {
            try (ResultSet row = statement.executeQuery("""
                    select count(*) from book_head h
                    left join activity_twin_search s using (book)
                    where h.book <> 0 and coalesce(s.position, 0) < h.position""")) {
                row.next();
                if (row.getLong(1) == 0) {
                    return;
                }
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** Drops what only serves reading, since filling a table without it is many times faster; returns how to make it again. */
    static List<String> withoutIndexes(Connection connection, String... tables) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement(INDEXES)) {
            question.setArray(1, connection.createArrayOf("text", tables));
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    definitions.add(rows.getString(2));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String name : names) {
                statement.execute("drop index " + name);
            }
        }
        return definitions;
    }

    /** Median seconds of a question in plain SQL, all its rows read. */
    public static double plain(DatabaseAccess access, String question) {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = phoihop");
            return Stopwatch.of(3, 15, () -> read(statement, question)).median();
        } catch (SQLException failure) {
            throw new IllegalStateException(question, failure);
        }
    }

    /** How fast PostgreSQL alone writes the same rows as CSV. */
    public static double copiedRowsPerSecond(DatabaseAccess access) {
        try (Connection connection = DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password())) {
            long begin = System.nanoTime();
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from phoihop.activity where book = 1 order by occurred_on desc, id desc) to stdout (format csv)",
                            OutputStream.nullOutputStream());
            return rows / ((System.nanoTime() - begin) / 1e9);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("rows could not be copied: " + failure.getMessage(), failure);
        }
    }

    private static void read(Statement statement, String question) {
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(question, failure);
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select (select count(*) from activity) + (select count(*) from case_file)")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
