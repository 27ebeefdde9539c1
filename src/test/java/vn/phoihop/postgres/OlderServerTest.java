package vn.phoihop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** A real server of PostgreSQL 17 is refused before anything is done to it, in words that say what is there, what is needed and where. */
class OlderServerTest {

    private static final Path ARCHIVE = Path.of("target/older-server/postgres-linux-x86_64.txz");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void isRefusedAndLeftAlone() throws Exception {
        assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .as("the older server is for this system only")
                .isEqualTo("Linux amd64");
        Path folder = Files.createDirectory(directory.resolve("older"));
        Binaries binaries = Binaries.unpacked(ARCHIVE.toUri().toURL(), directory.resolve("programs"), _ -> {});
        RunAs runAs = RunAs.chosenFor(folder, binaries.program("postgres"));
        Path files = folder.resolve("17");
        int port = freePort();
        run(runAs, binaries, folder, "initdb", "--pgdata=" + files, "--username=postgres", "--auth=trust", "--no-sync");
        run(
                runAs,
                binaries,
                folder,
                "pg_ctl",
                "start",
                "-w",
                "-D",
                files.toString(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-c listen_addresses=" + Server.HOST + " -c port=" + port + " -c unix_socket_directories=''");
        try {
            DatabaseAccess access = new DatabaseAccess(
                    "jdbc:postgresql://" + Server.HOST + ":" + port + "/postgres",
                    new DatabaseAccess.Login("postgres", ""));
            Problem problem = catchThrowableOfType(Refused.class, () -> Provisioning.prepare(access))
                    .problems()
                    .getFirst();
            assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_TOO_OLD);
            for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
                assertThat(new vn.phoihop.web.Texts().text(language, problem))
                        .contains(access.url(), "PostgreSQL 17.6", "PostgreSQL 18");
            }
            try (Connection connection = DriverManager.getConnection(access.url(), "postgres", "");
                    Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select (select count(*) from pg_roles where rolname !~ '^pg_'),"
                                    + " (select count(*) from pg_namespace where nspname = 'phoihop')")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
                assertThat(row.getInt(2)).isZero();
            }
        } finally {
            run(runAs, binaries, folder, "pg_ctl", "stop", "-w", "-m", "immediate", "-D", files.toString());
        }
    }

    private static void run(RunAs runAs, Binaries binaries, Path folder, String program, String... arguments) {
        Program.Outcome outcome =
                Program.run(runAs.command(binaries.program(program), List.of(arguments)), folder, PATIENCE);
        assertThat(outcome.succeeded()).as(program + ": " + outcome.output()).isTrue();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
