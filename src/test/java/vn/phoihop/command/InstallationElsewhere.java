package vn.phoihop.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import vn.phoihop.PhoiHop;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.TestFolder;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Seals;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** An installation on a server that is there already, with a directory for its keys, and the commands as they are run on it. */
final class InstallationElsewhere {

    private static final Path KEY_OF_TESTS = TestFolder.of("keys/seal.key");

    private final ApplicationContext context;
    private final Path directory;

    /** @param directory becomes its data directory */
    InstallationElsewhere(ApplicationContext context, Path directory) throws Exception {
        this.context = context;
        this.directory = directory;
        Path keys = Files.createDirectories(directory.resolve("keys"));
        write(TestBooks.inKienGiang(context), 1);
        Files.copy(KEY_OF_TESTS, keys.resolve("seal.key"));
    }

    /** What a command said, and with which code it ended. */
    record Outcome(int code, String out, String err) {}

    DatabaseAccess access() {
        return context.getBean(DatabaseAccess.class);
    }

    Path directory() {
        return directory;
    }

    /** A book of some entries that count, sealed at its end. */
    BookId book(int entries) {
        BookId book = TestBooks.inKienGiang(context);
        write(book, entries);
        return book;
    }

    /** More entries of a book, sealed at their end. */
    void goOn(BookId book, int entries) {
        write(book, entries);
    }

    private void write(BookId book, int entries) {
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> {
                    for (int i = 1; i <= entries; i++) {
                        context.getBean(Ledger.class)
                                .post(new Posting(
                                        new RecordKey(book, UUID.randomUUID()),
                                        "activity",
                                        "ACTIVITY_SUBMITTED",
                                        "thử",
                                        new UnitId(3007),
                                        1,
                                        Map.of("kind", "PATROL", "title", "Tuần tra " + i),
                                        List.of(patrol())));
                    }
                    context.getBean(Seals.class).seal(List.of(book), "TIMER");
                }));
    }

    private static Tally patrol() {
        return new Tally(
                "PATROL",
                Quantity.of(1),
                LocalDate.of(2022, 3, 1),
                new AreaId(10900),
                new UnitId(3007),
                new ForceId(2),
                TallyRole.COUNTED,
                ForceSet.of(new ForceId(2)),
                "PATROL",
                null,
                null,
                false);
    }

    /** Past row security, and not through the application. */
    void tamper(String... statements) {
        try (Connection superuser = TestDatabases.superuser(access());
                Statement plain = superuser.createStatement()) {
            plain.execute("set search_path to phoihop");
            for (String statement : statements) {
                plain.execute(statement);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs a command on the database and the directory of the installation. */
    Outcome run(Function<Application, Callable<Integer>> command, Object... arguments) {
        return on(access(), directory, command, arguments);
    }

    static Outcome on(
            DatabaseAccess access,
            Path directory,
            Function<Application, Callable<Integer>> command,
            Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + directory);
        all.add("--database-url=" + url(access));
        return alone(command, all.toArray());
    }

    /** Runs a command with no more than is given. */
    static Outcome alone(Function<Application, Callable<Integer>> command, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Locale.of("vi"));
        int code = new CommandLine(command.apply(new Application(PhoiHop.class, console)))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    console.failed(failure);
                    return ExitCode.SOFTWARE;
                })
                .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String url(DatabaseAccess access) {
        String login = access.owner().user() + ":"
                + URLEncoder.encode(access.owner().password(), StandardCharsets.UTF_8)
                        .replace("+", "%20");
        return access.url().replace("jdbc:postgresql://", "postgresql://" + login + "@");
    }
}
