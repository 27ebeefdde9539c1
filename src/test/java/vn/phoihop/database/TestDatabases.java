package vn.phoihop.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import vn.phoihop.postgres.EmbeddedPostgres;
import vn.phoihop.postgres.ServerAddress;
import vn.phoihop.postgres.ServerOptions;

/** One real server for all tests of a process, one migrated template on it, and a copy of that for whoever asks. */
public final class TestDatabases {

    private static final String OWNER = "phoihop_test";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    private static final class Server {
        static final ServerAddress ADDRESS = start();

        private static ServerAddress start() {
            Path directory = TestFolder.of("postgres").toAbsolutePath();
            // Each application context that is kept for later tests keeps its connections.
            EmbeddedPostgres server = EmbeddedPostgres.start(directory, ServerOptions.THROW_AWAY, message -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            execute(server.address(), "drop database if exists \"" + OWNER + "\" with (force)");
            DatabaseAccess template = Provisioning.onOwnServer(server.address(), OWNER, "test owner");
            Provisioning.prepare(template);
            return server.address();
        }
    }

    /** A new database with the schema of all rooms and nothing in it. */
    public static synchronized DatabaseAccess fresh() {
        String name = OWNER + "_" + COUNT.incrementAndGet();
        execute(Server.ADDRESS, "drop database if exists \"" + name + "\" with (force)");
        execute(Server.ADDRESS, "create database \"" + name + "\" template \"" + OWNER + "\" owner \"" + OWNER + "\"");
        return access(name);
    }

    /** A new database without any schema. */
    public static synchronized DatabaseAccess empty() {
        String name = OWNER + "_" + COUNT.incrementAndGet();
        execute(Server.ADDRESS, "drop database if exists \"" + name + "\" with (force)");
        execute(Server.ADDRESS, "create database \"" + name + "\" owner \"" + OWNER + "\"");
        return access(name);
    }

    /** The same database as the superuser, whom row security does not bind. */
    public static Connection superuser(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), Server.ADDRESS.user(), Server.ADDRESS.password());
    }

    private static DatabaseAccess access(String name) {
        return new DatabaseAccess(
                "jdbc:postgresql://%s:%d/%s".formatted(Server.ADDRESS.host(), Server.ADDRESS.port(), name),
                new DatabaseAccess.Login(OWNER, "test owner"));
    }

    private static void execute(ServerAddress server, String statement) {
        String url = "jdbc:postgresql://%s:%d/postgres".formatted(server.host(), server.port());
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
