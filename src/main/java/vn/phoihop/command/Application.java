package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.database.Provisioning;
import vn.phoihop.postgres.EmbeddedPostgres;
import vn.phoihop.postgres.HeldDirectory;
import vn.phoihop.postgres.ServerAddress;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The application as the commands start it: a database, and Spring on it, with pages or without. */
final class Application {

    /** Where the start script lies; data directories are found from there, whatever folder one calls it from. */
    private static final Path HOME = Path.of(System.getProperty("phoihop.home", ""));

    static final String DATABASE = "phoihop";

    private final Class<?> main;
    private final Console console;

    Application(Class<?> main, Console console) {
        this.main = main;
        this.console = console;
    }

    /** Whether the build wants to know of which parts the application consists, so that no start has to look for them. */
    static boolean isDescribed() {
        return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
    }

    /** Lets Spring collect the parts of the application with its pages; they are not made, and there is no way back. */
    static void describe(Class<?> main) {
        new SpringApplicationBuilder(main)
                .web(WebApplicationType.SERVLET)
                .logStartupInfo(false)
                .run();
    }

    Console console() {
        return console;
    }

    /** A file of the project. */
    Path ofHome(String file) {
        return HOME.resolve(file);
    }

    Path dataDirectory(DatabaseOptions options, String command) {
        return dataDirectory(options.data, command);
    }

    Path dataDirectory(@Nullable Path data, String command) {
        return data == null ? HOME.resolve("data").resolve(command) : data;
    }

    Stopping stoppingOnSignal() {
        return Stopping.onSignal(() -> console.say("command.stopping"), () -> console.say("command.stopped"));
    }

    /** The same; what is made under a name of its own is thrown away where a signal ends it. */
    Stopping stoppingOnSignal(UnfinishedDirectory unfinished) {
        return Stopping.onSignal(() -> console.say("command.stopping"), () -> {
            unfinished.discard();
            console.say("command.stopped");
        });
    }

    /** Starts the database server of the directory. */
    DatabaseAccess openOwn(Stopping stopping, Path directory, ServerOptions options) {
        console.worksOn(directory);
        return console.step(console.text("command.database", directory), progress -> {
            EmbeddedPostgres postgres = stopping.keep(() -> EmbeddedPostgres.start(directory, options, progress));
            return onOwnServer(postgres.address());
        });
    }

    /** The same beside whatever is started next. What refuses the directory does so at once; nothing else is written into it before. */
    OpeningDatabase beginOwn(Stopping stopping, Path directory, ServerOptions options) {
        console.worksOn(directory);
        HeldDirectory held = stopping.keep(() -> HeldDirectory.of(directory, options));
        return stopping.keep(() -> StartingServer.of(held, console, directory)).opening();
    }

    /** A server that may still be starting; who closes it waits until it can be stopped. */
    private record StartingServer(OpeningDatabase opening, AtomicReference<EmbeddedPostgres> server)
            implements AutoCloseable {

        static StartingServer of(HeldDirectory held, Console console, Path directory) {
            AtomicReference<EmbeddedPostgres> server = new AtomicReference<>();
            OpeningDatabase opening =
                    OpeningDatabase.beside(() -> console.step(console.text("command.database", directory), progress -> {
                        EmbeddedPostgres postgres = held.start(progress);
                        server.set(postgres);
                        return onOwnServer(postgres.address());
                    }));
            return new StartingServer(opening, server);
        }

        @Override
        public void close() {
            opening.awaitEnd();
            EmbeddedPostgres postgres = server.get();
            if (postgres != null) {
                postgres.close();
            }
        }
    }

    /**
     * The database of an installation that is there already: a server elsewhere, one that is running on the directory, or one started
     * for this.
     */
    DatabaseAccess openInstallation(Stopping stopping, DatabaseOptions options, Path directory, String holder) {
        if (options.isExternal()) {
            return options.external();
        }
        return EmbeddedPostgres.running(directory).map(Application::onOwnServer).orElseGet(() -> {
            if (!Files.isDirectory(directory.resolve("postgres"))) {
                throw new Refused(ProblemCode.DATA_DIRECTORY_EMPTY, directory);
            }
            return openOwn(stopping, directory, ServerOptions.STANDARD.heldBy(holder));
        });
    }

    /** The same database as the server's superuser, whom row security does not bind; for measuring only. */
    static DatabaseAccess asSuperuser(Path directory, DatabaseAccess access) {
        ServerAddress server = EmbeddedPostgres.running(directory).orElseThrow();
        return new DatabaseAccess(access.url(), new DatabaseAccess.Login(server.user(), server.password()));
    }

    /** The same of the server that runs there for another process. */
    static DatabaseAccess superuserOf(Path directory) {
        ServerAddress server = EmbeddedPostgres.running(directory).orElseThrow();
        return new DatabaseAccess(
                "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), DATABASE),
                new DatabaseAccess.Login(server.user(), server.password()));
    }

    private static DatabaseAccess onOwnServer(ServerAddress server) {
        return Provisioning.onOwnServer(server, DATABASE, OwnerPassword.derivedFrom(server.password()));
    }

    /**
     * Starts Spring with its pages, which then answer at once.
     *
     * @param directory where the log and the sealing key are kept
     */
    ConfigurableApplicationContext startServer(
            Stopping stopping, OpeningDatabase database, WebOptions web, Path directory) {
        return startServer(stopping, database, web, directory, Map.of());
    }

    /** The same with what else was said of it, as properties. */
    ConfigurableApplicationContext startServer(
            Stopping stopping, OpeningDatabase database, WebOptions web, Path directory, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.putAll(web.properties());
        return console.step(
                console.text("command.pages"),
                _ -> start(stopping, database, directory, WebApplicationType.SERVLET, properties));
    }

    /** The demo as a user starts it, in a process of its own. */
    ServedDemo serveDemo(Path data) throws IOException {
        return ServedDemo.start(HOME.resolve("phoihop"), data);
    }

    /** Where seals are written down as long as nobody has named a better place. */
    static Path witnessIn(Path directory) {
        return directory.resolve("seals.jsonl");
    }

    /** Starts Spring for one piece of work, without pages. */
    ConfigurableApplicationContext startOnce(Stopping stopping, DatabaseAccess access, Path directory) {
        return startOnce(stopping, OpeningDatabase.of(access), directory);
    }

    ConfigurableApplicationContext startOnce(Stopping stopping, OpeningDatabase database, Path directory) {
        return start(
                stopping,
                database,
                directory,
                WebApplicationType.NONE,
                Map.of("spring.main.lazy-initialization", "true"));
    }

    private ConfigurableApplicationContext start(
            Stopping stopping,
            OpeningDatabase database,
            Path directory,
            WebApplicationType type,
            Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.put("phoihop.directory", directory.toAbsolutePath().toString());
        properties.put(
                "phoihop.sealing-key",
                directory.resolve("keys").resolve("seal.key").toString());
        properties.put("phoihop.witness", witnessIn(directory).toString());
        properties.put(
                "logging.file.name",
                directory.resolve("log").resolve("phoihop.log").toString());
        // The terminal is for progress and results; what went wrong is told there in a sentence, and here in full.
        properties.put("logging.threshold.console", "off");
        SpringApplication application = new SpringApplicationBuilder(main)
                .web(type)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(context -> context.getBeanFactory().registerSingleton("openingDatabase", database))
                .application();
        application.setDefaultProperties(properties);
        try {
            return stopping.keep(() -> application.run());
        } catch (RuntimeException failure) {
            throw placed(failure, directory);
        }
    }

    /** A database of another version is told with the directory it lies in: its address alone says little of one's own server. */
    private static RuntimeException placed(RuntimeException failure, Path directory) {
        return Console.refusalIn(failure)
                .flatMap(refused -> refused.problems().stream()
                        .filter(problem -> problem.code() == ProblemCode.DATABASE_OF_ANOTHER_VERSION)
                        .findFirst())
                .<RuntimeException>map(problem -> new Refused(Problem.at(
                        directory.toString(),
                        problem.code(),
                        problem.arguments().toArray())))
                .orElse(failure);
    }
}
