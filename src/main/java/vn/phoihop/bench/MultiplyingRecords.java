package vn.phoihop.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Sql;

/**
 * Makes the sample's activities as many as a book of years holds, so that lists can be measured: copies of the rows of the desk, a week
 * earlier each. They are in no book and count for nothing; only the throw-away database of a measurement is filled so.
 */
public final class MultiplyingRecords {

    /** Sight is written before the rows, as always; the originals are those that the copies are not older than. */
    private static final List<String> QUESTIONS = List.of(
            Sql.of("bench/multiply_sight"),
            Sql.of("bench/multiply_participants"),
            Sql.of("bench/multiply_contributions"),
            Sql.of("bench/multiply_activities"));

    private MultiplyingRecords() {}

    /** Returns how many activities there are then; {@code access} is a superuser's. */
    public static long multiply(DatabaseAccess access, long wanted) {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = phoihop");
            // The order in which rows of one record come in is then free.
            statement.execute("set session_replication_role = replica");
            long originals = count(statement);
            int copies = (int) Math.max(0, wanted / originals);
            for (String question : QUESTIONS) {
                try (PreparedStatement insert = connection.prepareStatement(question)) {
                    insert.setInt(1, 1);
                    insert.setInt(2, copies);
                    insert.executeUpdate();
                }
            }
            statement.execute("vacuum (analyze)");
            return count(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("records could not be multiplied: " + failure.getMessage(), failure);
        }
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
        try (ResultSet rows = statement.executeQuery("select count(*) from activity")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
