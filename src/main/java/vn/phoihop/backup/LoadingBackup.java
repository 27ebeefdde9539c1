package vn.phoihop.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.database.Sql;
import vn.phoihop.database.Tables;
import vn.phoihop.database.UnfinishedSchema;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Loads a backup into an empty database: first the schema as it was when the backup was taken, by the migrations of this program, then all
 * rows in one transaction, at whose end every constraint stands and has been checked, then the migrations that came since. Until it is
 * finished nobody takes the database for an installation; where it never is, it is left as empty as it was.
 */
public final class LoadingBackup implements AutoCloseable {

    private final DatabaseAccess access;
    private @Nullable UnfinishedSchema schema;

    public LoadingBackup(DatabaseAccess access) {
        this.access = access;
    }

    /** Answers how many migrations came since it was taken. Refuses a backup of which this program does not know each step. */
    public int load(Archive archive, Progress progress) {
        List<Provisioning.Migration> ours = Provisioning.migrations(access);
        List<Provisioning.Migration> theirs = archive.manifest().migrations();
        requireKnown(archive, ours, theirs);
        schema = UnfinishedSchema.begin(access);
        try {
            Provisioning.prepareUnfinished(access, theirs);
            try (Connection connection = owner()) {
                connection.setAutoCommit(false);
                connection.setSchema("phoihop");
                rows(connection, archive, progress);
                connection.commit();
            }
        } catch (Refused refused) {
            throw refused;
        } catch (SQLException failure) {
            LoggerFactory.getLogger(LoadingBackup.class).error("{} could not be loaded", archive.file(), failure);
            throw isOfRows(failure)
                    ? archive.damaged(String.valueOf(failure.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""))
                    : new IllegalStateException(failure);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        Provisioning.prepareUnfinished(access);
        Provisioning.refreshStatistics(access);
        return ours.size() - theirs.size();
    }

    /** What the rows themselves are the reason of: they cannot be read, or break a constraint. A full disk or a server that stops is none of it. */
    private static boolean isOfRows(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private static void requireKnown(
            Archive archive, List<Provisioning.Migration> ours, List<Provisioning.Migration> theirs) {
        for (Provisioning.Migration step : theirs) {
            if (!ours.contains(step)) {
                throw new Refused(
                        ProblemCode.BACKUP_OF_ANOTHER_VERSION,
                        archive.file(),
                        archive.manifest().program(),
                        step.version());
            }
        }
    }

    /** All that was loaded holds: from now on it is an installation. */
    public void finish() {
        try {
            Objects.requireNonNull(schema, "nothing was loaded").finish();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        if (schema != null) {
            schema.close();
        }
    }

    private static void rows(Connection connection, Archive archive, Progress progress) throws Exception {
        List<Loosened> undone = undoAndRedo(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local maintenance_work_mem = '256MB'");
            for (Loosened each : undone.reversed()) {
                statement.execute(each.undo());
            }
            // Migrations write a little themselves.
            statement.execute("truncate " + String.join(", ", Tables.inOrder(connection)));
            CountingRows counting = new CountingRows(progress);
            for (Manifest.Rows table : archive.manifest().tables()) {
                copy(connection, archive, table, counting);
            }
            for (Loosened each : undone) {
                progress.copied(each.what(), counting.rows(), counting.bytes());
                statement.execute(each.redo());
            }
        }
        if (!undoAndRedo(connection).equals(undone)) {
            throw new IllegalStateException("the schema is not what it was");
        }
        if (!TakingBackup.heads(connection).equals(archive.manifest().books())) {
            throw archive.damaged("book_head");
        }
        goOnNumbering(connection);
    }

    /** What is taken off, how it is put back, and the table it belongs to. */
    private record Loosened(String undo, String redo, String what) {}

    private static List<Loosened> undoAndRedo(Connection connection) throws SQLException {
        List<Loosened> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of("backup/undo_and_redo"))) {
            while (rows.next()) {
                statements.add(new Loosened(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return statements;
    }

    private static void copy(Connection connection, Archive archive, Manifest.Rows table, CountingRows counting)
            throws Exception {
        // Names come from a file; only those the schema has stand in a statement.
        if (!Tables.inOrder(connection).contains(table.table())
                || !TakingBackup.columns(connection, table.table()).equals(table.columns())) {
            throw archive.damaged(table.table());
        }
        long rows = archive.read(
                Archive.rows(table.table()),
                table.sha256(),
                in -> connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy %s (%s) from stdin".formatted(table.table(), String.join(", ", table.columns())),
                                counting.of(table.table(), in)));
        if (rows != table.rows()) {
            throw archive.damaged(table.table());
        }
    }

    /** The next number of each column that numbers itself follows the highest that is there. */
    private static void goOnNumbering(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                Statement setting = connection.createStatement();
                ResultSet columns = statement.executeQuery(Sql.of("backup/next_numbers"))) {
            while (columns.next()) {
                setting.execute("select setval('%s', greatest(%d, (select max(%s) + 1 from %s)), false)"
                        .formatted(
                                columns.getString(3), columns.getLong(4), columns.getString(2), columns.getString(1)));
            }
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
    }
}
