package vn.phoihop.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.springframework.context.ApplicationContext;
import vn.phoihop.PhoiHop;
import vn.phoihop.postgres.EmbeddedPostgres;
import vn.phoihop.postgres.ServerAddress;

/** An installation in a directory, served by a process of its own that is killed and started again. */
final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String command;
    private final Path directory;
    private final int port = Child.freePort();
    private Child child;
    private String token = "";

    private Installation(String command, Path directory) throws InterruptedException {
        this.command = command;
        this.directory = directory;
        child = served();
        child.awaitAddress(port);
    }

    /** Without the sample. */
    static Installation served(Path directory) throws InterruptedException {
        return new Installation("serve", directory);
    }

    /** With the sample. */
    static Installation ofSample(Path directory) throws InterruptedException {
        return new Installation("demo", directory);
    }

    private Child served() {
        return Child.start(directory, command, "--port=" + port, "--data=" + directory);
    }

    /** @param good with which is asked whether it answers; a wrong one would be refused after some time, whoever shows it */
    void askWith(String good) {
        token = good;
    }

    String address() {
        return "http://localhost:" + port;
    }

    Path directory() {
        return directory;
    }

    void kill(Blow blow, RandomGenerator dice) throws InterruptedException, SQLException, IOException {
        switch (blow) {
            case APPLICATION, APPLICATION_AND_ITS_NEXT_START -> child.kill();
            case SERVER -> kill(serverPid());
            case WORKER -> kill(worker(dice));
            case BOTH -> {
                long server = serverPid();
                child.process().destroyForcibly();
                kill(server);
                child.kill();
            }
        }
    }

    private long serverPid() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("postgres/18/postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** One that works for the application, if possible one that does so at this moment. */
    private long worker(RandomGenerator dice) throws SQLException {
        List<Long> pids = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select pid from pg_stat_activity"
                                + " where application_name like 'phoihop-%' order by state <> 'active', xact_start is null limit 4")) {
            while (rows.next()) {
                pids.add(rows.getLong(1));
            }
        }
        return pids.get(dice.nextInt(pids.size()));
    }

    /** Comes back as after the blow, and tells how many seconds after it the application answers. */
    double comeBack(Blow blow, long struck, RandomGenerator dice) throws InterruptedException {
        if (blow == Blow.APPLICATION_AND_ITS_NEXT_START) {
            child = served();
            Thread.sleep(dice.nextInt(100, 4_000));
            child.kill();
        }
        if (blow.applicationDies()) {
            child = served().awaitAddress(port);
        }
        awaitDatabase();
        return (System.nanoTime() - struck) / 1e9;
    }

    private void awaitDatabase() throws InterruptedException {
        long since = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (System.nanoTime() - since > PATIENCE.toNanos()
                        || !child.process().isAlive()) {
                    throw new AssertionError("does not answer any more\n" + child.out() + child.err());
                }
                Thread.sleep(50);
            }
        }
    }

    /** The page to sign in answers without the database; a token makes it look. */
    private boolean answers(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/me"))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Past row security, and not through the application. */
    Connection superuser() throws SQLException {
        ServerAddress server = EmbeddedPostgres.running(directory).orElseThrow();
        return DriverManager.getConnection(server.jdbcUrl(Application.DATABASE), server.user(), server.password());
    }

    /** Does something beside the serving process, as a command does. */
    <T> T beside(Function<ApplicationContext, T> work) {
        Console console = new Console(System.out, System.err, java.util.Locale.ENGLISH);
        DatabaseOptions options = new DatabaseOptions();
        options.data = directory;
        Application application = new Application(PhoiHop.class, console);
        try (Stopping stopping = new Stopping()) {
            return work.apply(application.startOnce(
                    stopping, application.openInstallation(stopping, options, directory, "test"), directory));
        }
    }

    @Override
    public void close() throws InterruptedException {
        child.stop();
    }
}
