package vn.phoihop.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.ValidateResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.phoihop.postgres.ServerAddress;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Makes a database ready: its roles, then its schema. Safe to repeat, and at every start repeated. */
public final class Provisioning {

    private static final int OLDEST_SERVER = 180000;

    /** Of the migrations, on the class path. */
    static final String FOLDER = "db";

    private static final String OWN_TABLES = Sql.of("database/own_tables");
    private static final String OUTGROWN = Sql.of("database/outgrown_tables");

    private Provisioning() {}

    /** On a server of our own: the database with its owner, created when missing. The owner is not a superuser. */
    public static DatabaseAccess onOwnServer(ServerAddress server, String database, String ownerPassword) {
        DatabaseAccess access = new DatabaseAccess(
                "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), database),
                new DatabaseAccess.Login(database, ownerPassword));
        String admin = "jdbc:postgresql://%s:%d/postgres".formatted(server.host(), server.port());
        try (Connection connection = DriverManager.getConnection(admin, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            loginRole(connection, access.owner(), "createrole");
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database %s owner %s".formatted(quoted(database), quoted(database)));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the database could not be set up: " + failure.getMessage(), failure);
        }
        return access;
    }

    /**
     * Roles and schema, as the owner. Refuses a server that does not answer or is older than PostgreSQL 18, and a schema that is still
     * being restored. Tables that were brought back, or that filled while the server was killed before it looked at them, are looked at: it forgets
     * with a kill that they have changed, and would read a whole book for one record.
     */
    public static void prepare(DatabaseAccess access) {
        makeRoles(access, true);
        migrate(access, migration(access));
        // What another start, or the server itself, is looking at already is left to it.
        onTables(OUTGROWN, access, "analyze (skip_locked)");
    }

    /** The same of a schema that is not finished. */
    public static void prepareUnfinished(DatabaseAccess access) {
        makeRoles(access, false);
        migrate(access, migration(access));
    }

    /** The same by some of the steps of this program only: as an earlier one had them. */
    public static void prepareUnfinished(DatabaseAccess access, Collection<Migration> steps) {
        makeRoles(access, false);
        migrate(access, restricted(access, steps));
    }

    private static void makeRoles(DatabaseAccess access, boolean finished) {
        reach(access, connection -> {
            requireVersion(connection, access);
            if (finished) {
                UnfinishedSchema.refuse(connection, access);
            }
            loginRole(connection, access.app(), "");
            loginRole(connection, access.system(), "");
        });
    }

    /** What is done as the owner once the server has answered. */
    private interface Visit {
        void with(Connection connection) throws SQLException;
    }

    private static void reach(DatabaseAccess access, Visit visit) {
        try (Connection connection = owner(access)) {
            visit.with(connection);
        } catch (SQLException failure) {
            throw new Refused(ProblemCode.DATABASE_UNREACHABLE, access.url(), withoutStop(failure.getMessage()));
        }
    }

    private static void migrate(DatabaseAccess access, FluentConfiguration migration) {
        try {
            migration.load().migrate();
        } catch (FlywayValidateException otherVersion) {
            LoggerFactory.getLogger(Provisioning.class).warn("the schema is of another version", otherVersion);
            throw new Refused(
                    ProblemCode.DATABASE_OF_ANOTHER_VERSION,
                    access.url(),
                    firstMigration(String.valueOf(otherVersion.getMessage())));
        }
    }

    /** One step by which the schema came to be; another checksum is another step. */
    public record Migration(String version, int checksum) {
        private static Migration of(MigrationInfo step) {
            return new Migration(
                    String.valueOf(step.getVersion()), Objects.requireNonNullElse(step.getResolvedChecksum(), 0));
        }
    }

    /** The steps by which this program makes the schema of a database, in order; changes nothing. Refuses a server as for a start. */
    public static List<Migration> migrations(DatabaseAccess access) {
        reach(access, connection -> requireVersion(connection, access));
        return known(access).map(Migration::of).toList();
    }

    /** Those this program has, whatever was applied. */
    private static Stream<MigrationInfo> known(DatabaseAccess access) {
        return Arrays.stream(migration(access).load().info().all())
                .filter(step -> step.getVersion() != null && step.getState().isResolved());
    }

    /**
     * Refuses a database whose schema is not the one that these steps make, or is still being restored; changes nothing.
     *
     * @param steps all of this program, or some only: as an earlier one had them
     */
    public static void requireVersion(DatabaseAccess access, Collection<Migration> steps) {
        reach(access, connection -> UnfinishedSchema.refuse(connection, access));
        ValidateResult found = restricted(access, steps).load().validateWithResult();
        if (!found.validationSuccessful) {
            throw new Refused(
                    ProblemCode.DATABASE_OF_ANOTHER_VERSION, access.url(), firstMigration(found.getAllErrorMessages()));
        }
    }

    private static FluentConfiguration restricted(DatabaseAccess access, Collection<Migration> steps) {
        List<String> scripts = known(access)
                .filter(step -> steps.contains(Migration.of(step)))
                .map(MigrationInfo::getScript)
                .toList();
        return migration(access).resourceProvider(new StepsOfThen(scripts));
    }

    /** Of Flyway's report of many lines the part that names a migration. */
    private static String firstMigration(String report) {
        return report.lines()
                .filter(line -> line.contains("ersion "))
                .findFirst()
                .orElseGet(() -> report.lines().findFirst().orElse(""))
                .strip();
    }

    /**
     * Tells PostgreSQL's planner what the tables hold now. To be called after a bulk load: by itself it would notice only minutes later,
     * and until then the figures of a form take fifty times as long.
     */
    public static void refreshStatistics(DatabaseAccess access) {
        onTables(OWN_TABLES, access, "analyze");
    }

    /** The same, and files what a bulk load has left unfiled: words for search, and which pages everybody sees all of. */
    public static void settle(DatabaseAccess access) {
        onTables(OWN_TABLES, access, "vacuum (analyze)");
    }

    /** @param which asks for their names in one row; nothing where there are none */
    private static void onTables(String which, DatabaseAccess access, String command) {
        try (Connection connection = owner(access);
                Statement statement = connection.createStatement()) {
            String tables;
            try (ResultSet row = statement.executeQuery(which)) {
                row.next();
                tables = row.getString(1);
            }
            if (tables != null) {
                statement.execute(command + " " + tables);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the statistics could not be refreshed: " + failure.getMessage(), failure);
        }
    }

    static Connection owner(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
    }

    private static FluentConfiguration migration(DatabaseAccess access) {
        return Flyway.configure()
                .dataSource(access.url(), access.owner().user(), access.owner().password())
                .defaultSchema("phoihop")
                .locations("classpath:" + FOLDER)
                // Every room numbers its own: what a low room adds later comes before what high rooms have applied long
                // since.
                .outOfOrder(true)
                .placeholders(Map.of(
                        "app",
                        quoted(access.app().user()),
                        "system",
                        quoted(access.system().user())));
    }

    private static void requireVersion(Connection connection, DatabaseAccess access) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('server_version_num')::int, current_setting('server_version')")) {
            row.next();
            if (row.getInt(1) < OLDEST_SERVER) {
                throw new Refused(ProblemCode.DATABASE_TOO_OLD, access.url(), row.getString(2));
            }
        }
    }

    /** Creates the role, or gives it the password that follows from the owner's when it cannot sign in with it yet. */
    private static void loginRole(Connection connection, DatabaseAccess.Login login, String attributes)
            throws SQLException {
        boolean known = exists(connection, "select 1 from pg_roles where rolname = ?", login.user());
        try (Statement statement = connection.createStatement()) {
            statement.execute("%s role %s login %s password '%s'"
                    .formatted(
                            known ? "alter" : "create",
                            quoted(login.user()),
                            attributes,
                            login.password().replace("'", "''")));
        }
    }

    /** The server's own words, to stand within a sentence. */
    private static String withoutStop(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("[.\\s]+$", "");
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
