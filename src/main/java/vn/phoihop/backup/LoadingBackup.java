package vn.phoihop.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.database.Sql;
import vn.phoihop.database.Tables;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Loads a backup into an empty database: first the schema, by the migrations of this program, then all rows in one transaction, at whose
 * end every constraint stands and has been checked. Where something does not hold, the database is left as empty as it was.
 */
public final class LoadingBackup {

    private final DatabaseAccess access;
    private final Progress progress;

    public LoadingBackup(DatabaseAccess access, Progress progress) {
        this.access = access;
        this.progress = progress;
    }

    /** Refuses a database in which there is something, and a backup that another version took. */
    public void requireFitting(Archive archive) {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet schema = statement.executeQuery("select from pg_namespace where nspname = 'phoihop'")) {
            if (schema.next()) {
                throw new Refused(ProblemCode.RESTORE_TARGET_NOT_EMPTY, access.url());
            }
        } catch (SQLException failure) {
            throw new Refused(ProblemCode.DATABASE_UNREACHABLE, access.url(), String.valueOf(failure.getMessage()));
        }
        List<Provisioning.Migration> ours = Provisioning.migrations(access);
        List<Provisioning.Migration> theirs = archive.manifest().migrations();
        if (!ours.equals(theirs)) {
            List<Provisioning.Migration> only = new ArrayList<>(theirs);
            only.removeAll(ours);
            if (only.isEmpty()) {
                only.addAll(ours);
                only.removeAll(theirs);
            }
            throw new Refused(
                    ProblemCode.BACKUP_OF_ANOTHER_VERSION,
                    archive.file(),
                    archive.manifest().program(),
                    only.isEmpty() ? "" : only.getFirst().version());
        }
    }

    /** Makes the schema and loads the rows; a failure takes both back. */
    public void load(Archive archive) {
        boolean loaded = false;
        try {
            Provisioning.prepare(access);
            try (Connection connection = owner()) {
                connection.setAutoCommit(false);
                connection.setSchema("phoihop");
                rows(connection, archive);
                connection.commit();
            }
            loaded = true;
        } catch (Refused refused) {
            throw refused;
        } catch (SQLException failure) {
            LoggerFactory.getLogger(LoadingBackup.class).error("{} could not be loaded", archive.file(), failure);
            throw archive.damaged(
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        } finally {
            if (!loaded) {
                empty();
            }
        }
        Provisioning.refreshStatistics(access);
    }

    private void rows(Connection connection, Archive archive) throws Exception {
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

    /** Back to how it was found. */
    public void empty() {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists phoihop cascade");
        } catch (SQLException failure) {
            LoggerFactory.getLogger(LoadingBackup.class).error("{} could not be emptied", access.url(), failure);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
    }
}
