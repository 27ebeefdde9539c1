package vn.phoihop.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

class EmbeddedPostgresTest {

    @TempDir
    Path directory;

    private final List<String> told = new ArrayList<>();

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table kept (n int)");
            execute(postgres, "insert into kept values (41), (1)");
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "select lower('PHỐI HỢP Đ')")).isEqualTo("phối hợp đ");
            assertThat(ask(postgres, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select sum(n) from kept")).isEqualTo("42");
        }
        assertThat(Postmaster.file(directory.resolve("postgres/18"))).doesNotExist();
    }

    @Test
    void asksForThePasswordWhichOnlyItsOwnerCanRead() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(
                            postgres.address().jdbcUrl("postgres"), Cluster.SUPERUSER, "guess"))
                    .withMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres/password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(postgres.address().toString())
                    .doesNotContain(postgres.address().password());
        }
    }

    @Test
    void recoversWhatWasCommittedBeforeTheServerWasKilled() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table kept as select generate_series(1, 1000) n");
            ProcessHandle server = postmaster().process().orElseThrow();
            server.destroyForcibly();
            server.onExit().get(10, TimeUnit.SECONDS);
            postgres.close();
            try (EmbeddedPostgres again = start()) {
                assertThat(ask(again, "select count(*) from kept")).isEqualTo("1000");
            }
        }
    }

    @Test
    void takesOverTheServerOfAKilledStart() throws Exception {
        Process other = otherProcess("");
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("started");
            Postmaster orphan = postmaster();
            other.destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();
            try (EmbeddedPostgres postgres = start()) {
                assertThat(postmaster().pid()).isEqualTo(orphan.pid());
                assertThat(ask(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(orphan.isAlive()).isFalse();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void refusesASecondStartAndSaysWhoHoldsTheDirectory() throws Exception {
        Process other = otherProcess("http://localhost:8080");
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("started");
            assertThatExceptionOfType(Refused.class).isThrownBy(this::start).satisfies(refused -> {
                assertThat(refused.problems().getFirst().code()).isEqualTo(ProblemCode.DATA_DIRECTORY_HELD);
                assertThat(refused.getMessage()).contains("pid " + other.pid()).contains("http://localhost:8080");
            });
            ServerAddress beside = EmbeddedPostgres.running(directory).orElseThrow();
            assertThat(ask(beside, "select 1")).isEqualTo("1");
        } finally {
            other.destroyForcibly().waitFor();
            start().close();
        }
        assertThat(EmbeddedPostgres.running(directory)).isEmpty();
    }

    @Test
    void refusesASecondStartInTheSameProcess() {
        try (EmbeddedPostgres _ = start()) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(this::start)
                    .satisfies(
                            refused -> assertThat(refused.problems().getFirst().code())
                                    .isEqualTo(ProblemCode.DATA_DIRECTORY_HELD));
        }
    }

    @Test
    void finishesAHalfFinishedCreation() throws Exception {
        Path unfinished = Files.createDirectories(directory.resolve("postgres/18.unfinished/base"));
        Files.writeString(unfinished.resolve("half"), "written");
        Files.writeString(unfinished.resolveSibling("PG_VERSION"), "18\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void startsBesideAStrangerWhoGotTheNumberOfTheDeadServer() throws Exception {
        start().close();
        Path file = Postmaster.file(directory.resolve("postgres/18"));
        Files.write(
                file,
                List.of(
                        Long.toString(ProcessHandle.current().pid()),
                        directory.toString(),
                        "1600000000",
                        "5432",
                        "",
                        "127.0.0.1",
                        "",
                        "ready"));
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() throws Exception {
        // Nobody can create files there, root neither.
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Path.of("/proc/phoihop"), told::add))
                .satisfies(refused -> assertThat(refused.problems().getFirst().code())
                        .isEqualTo(ProblemCode.DATA_DIRECTORY_NOT_WRITABLE));
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> EmbeddedPostgres.start(file, told::add))
                .withMessageContaining("not a directory");
    }

    /** Here a root that starts it steps down to another user; in the closed folder of the other tests it goes another way. */
    @Test
    void worksWhereEveryUserCanReachTheDirectory() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (int start = 0; start < 2; start++) {
            try (EmbeddedPostgres postgres = start()) {
                assertThat(ask(postgres, "select 1")).isEqualTo("1");
            }
        }
        assertThat(Files.getPosixFilePermissions(directory.resolve("postgres")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void refusesTheDataOfAnotherVersionAndLeavesItAlone() throws Exception {
        Path version = Files.createDirectories(directory.resolve("postgres/17")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::start)
                .satisfies(refused -> assertThat(refused.problems().getFirst().code())
                        .isEqualTo(ProblemCode.DATA_DIRECTORY_UNUSABLE));
        assertThat(version).hasContent("17");
        assertThat(directory.resolve("postgres/18")).doesNotExist();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(directory, told::add);
    }

    private Postmaster postmaster() {
        return Postmaster.read(directory.resolve("postgres/18")).orElseThrow();
    }

    private Process otherProcess(String holder) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartedElsewhere.class.getName(),
                        directory.toString(),
                        holder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** On disks of their own, which the system lends to root only. */
    @Test
    void saysThatADiskIsFullAtTheStartAndWhileItWorks() throws Exception {
        Path small = Files.createDirectories(directory.resolve("small"));
        try (SmallDisk disk = SmallDisk.mount(small, 64)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(small, progress -> {}))
                    .matches(refused -> refused.problems().getFirst().code() == ProblemCode.DATA_DIRECTORY_FULL);
            assertThat(small.resolve("postgres/18")).doesNotExist();
        }
        Path filling = Files.createDirectories(directory.resolve("filling"));
        try (SmallDisk disk = SmallDisk.mount(filling, 400)) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(filling, ServerOptions.STANDARD, progress -> {})) {
                execute(postgres, "create table kept as select 1 as n");
                Path ballast = disk.fill(24);
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(
                                () -> execute(
                                        postgres,
                                        "create table lost as select repeat(md5(n::text), 9) from generate_series(1, 900000) n"))
                        .matches(failure -> FullDisk.isBehind(failure) || EmbeddedPostgres.isFull(filling));
                Files.delete(ballast);
            }
            try (EmbeddedPostgres again = EmbeddedPostgres.start(filling, ServerOptions.STANDARD, progress -> {})) {
                execute(
                        again,
                        "insert into kept select 2 where not exists (select from pg_tables where tablename = 'lost')");
                assertThat(ask(again, "select sum(n) from kept")).isEqualTo("3");
            }
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres.address())) {
            connection.createStatement().execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        return ask(postgres.address(), sql);
    }

    private static String ask(ServerAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(ServerAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl("postgres"), address.user(), address.password());
    }
}
