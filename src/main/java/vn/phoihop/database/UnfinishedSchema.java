package vn.phoihop.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.LoggerFactory;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * A schema that is marked until all in it is there and was checked: nobody takes it for an installation meanwhile, and what one that broke off
 * has left is thrown away by the next. One at a time fills it.
 */
public final class UnfinishedSchema implements AutoCloseable {

    private static final String MARK = "unfinished: a backup is being restored into it";

    private static final String FOUND = """
            select coalesce(obj_description(oid, 'pg_namespace') = '%s', false) from pg_namespace where nspname = 'phoihop'""".formatted(MARK);

    /** Of the database; goes with the connection that holds it, however that ends. */
    private static final String HOLD = "select pg_try_advisory_lock(hashtext('phoihop.restore'))";

    private final DatabaseAccess access;
    private final Connection holding;
    private boolean finished;

    private UnfinishedSchema(DatabaseAccess access, Connection holding) {
        this.access = access;
        this.holding = holding;
    }

    /** Refuses a database in which there is something, and one that somebody else is filling. */
    public static UnfinishedSchema begin(DatabaseAccess access) {
        Connection holding = null;
        boolean begun = false;
        try {
            holding = Provisioning.owner(access);
            if (!answer(holding, HOLD)) {
                throw new Refused(ProblemCode.DATABASE_BEING_RESTORED, access.url());
            }
            refuseFinished(holding, access);
            // One transaction: there is no moment at which it is there without its mark.
            holding.setAutoCommit(false);
            try (Statement statement = holding.createStatement()) {
                statement.execute("drop schema if exists phoihop cascade");
                statement.execute("create schema phoihop");
                statement.execute("comment on schema phoihop is '" + MARK + "'");
            }
            holding.commit();
            holding.setAutoCommit(true);
            begun = true;
            return new UnfinishedSchema(access, holding);
        } catch (SQLException failure) {
            throw new Refused(ProblemCode.DATABASE_UNREACHABLE, access.url(), String.valueOf(failure.getMessage()));
        } finally {
            if (!begun && holding != null) {
                closeQuietly(holding);
            }
        }
    }

    private static void refuseFinished(Connection connection, DatabaseAccess access) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(FOUND)) {
            if (found.next() && !found.getBoolean(1)) {
                throw new Refused(ProblemCode.RESTORE_TARGET_NOT_EMPTY, access.url());
            }
        }
    }

    /** Refuses to work on one that is not finished. */
    static void refuse(Connection connection, DatabaseAccess access) throws SQLException {
        if (answer(connection, FOUND)) {
            throw new Refused(ProblemCode.DATABASE_BEING_RESTORED, access.url());
        }
    }

    private static boolean answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** All in it is there and holds. */
    public void finish() throws SQLException {
        try (Connection connection = Provisioning.owner(access);
                Statement statement = connection.createStatement()) {
            statement.execute("comment on schema phoihop is null");
        }
        finished = true;
    }

    /** Where it was not finished the database becomes as empty as it was; where that fails too, its mark stays. */
    @Override
    public void close() {
        if (!finished) {
            try (Connection connection = Provisioning.owner(access);
                    Statement statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '10s'");
                statement.execute("drop schema if exists phoihop cascade");
            } catch (SQLException failure) {
                LoggerFactory.getLogger(UnfinishedSchema.class).error("{} could not be emptied", access.url(), failure);
            }
        }
        closeQuietly(holding);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException brokenOff) {
            // Nothing was to be written by it.
        }
    }
}
