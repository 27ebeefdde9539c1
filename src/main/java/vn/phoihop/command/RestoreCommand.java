package vn.phoihop.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.phoihop.backup.Archive;
import vn.phoihop.backup.LoadingBackup;
import vn.phoihop.backup.RestoringKeys;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Makes an installation of a backup and checks it; it is there whole or not at all. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Khôi phục từ tệp sao lưu vào thư mục mới (--data) hoặc cơ sở dữ liệu trống (--database-url), rồi kiểm tra toàn bộ.",
            "Restore a backup into a new directory (--data) or an empty database (--database-url), and check all of it.",
            "PHOIHOP_BACKUP_PASSPHRASE: cụm mật khẩu của các khóa / the pass phrase of the keys."
        })
final class RestoreCommand implements Callable<Integer> {

    /** A seal is made a little before it is written: what was on its way when the backup was taken is not missed. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private final Application application;
    private final Console console;

    @Mixin
    private final BackupOptions options = new BackupOptions();

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = {
                "Tệp đối chứng giữ ở nơi khác để so: ai sửa bản sao lưu mang theo khóa thì khóa lại sổ được, nhưng không sửa được tệp này.",
                "A witness kept elsewhere to compare with: who alters a backup that holds the keys can seal it anew, but does not reach this."
            })
    private @Nullable Path witness;

    RestoreCommand(Application application) {
        this.application = application;
        this.console = application.console();
    }

    @Override
    public Integer call() throws IOException {
        Path directory = application
                .dataDirectory(options.database, "serve")
                .toAbsolutePath()
                .normalize();
        if (witness != null && !Files.isReadable(witness)) {
            throw new Refused(Problem.at(witness.toString(), ProblemCode.PATH_NOT_READABLE));
        }
        try (Archive archive = Archive.open(options.file())) {
            RestoringKeys keys =
                    options.withoutKeys ? RestoringKeys.none() : RestoringKeys.read(archive, options.phrase());
            boolean flawless = options.database.isExternal()
                    ? intoDatabase(archive, keys, directory)
                    : intoNewDirectory(archive, keys, directory);
            if (keys.isEmpty()) {
                console.say("command.restore.noKeys", options.keys(directory));
            }
            return flawless ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private boolean intoNewDirectory(Archive archive, RestoringKeys keys, Path directory) throws IOException {
        refuseUsed(directory);
        Files.createDirectories(directory.getParent());
        Loaded loaded;
        try (UnfinishedDirectory unfinished = UnfinishedDirectory.beside(directory)) {
            try (Stopping stopping = application.stoppingOnSignal(unfinished)) {
                keys.into(options.keys(unfinished.path()));
                DatabaseAccess access = application.openOwn(
                        stopping, unfinished.path(), ServerOptions.STANDARD.heldBy("restore " + directory));
                loaded = load(archive, keys, access, unfinished.path(), stopping, () -> {});
            }
            unfinished.finish();
        }
        told(archive, loaded, directory.toString(), "--data " + directory);
        return loaded.flawless();
    }

    private boolean intoDatabase(Archive archive, RestoringKeys keys, Path directory) throws IOException {
        keys.requireRoom(options.keys(directory));
        DatabaseAccess access = options.database.external();
        Loaded loaded;
        // The log and, for the time of the check, the keys; neither is left where something went wrong.
        try (UnfinishedDirectory beside = UnfinishedDirectory.beside(directory);
                Stopping stopping = application.stoppingOnSignal(beside)) {
            keys.into(options.keys(beside.path()));
            loaded = load(archive, keys, access, beside.path(), stopping, () -> keys.into(options.keys(directory)));
        }
        told(archive, loaded, access.url(), "--data " + directory + " --database-url …");
        return loaded.flawless();
    }

    /** @param flawless whether nothing is left to be mended */
    private record Loaded(double seconds, boolean flawless) {}

    /** What is done once all holds, just before it becomes an installation. */
    private interface Last {
        void put() throws IOException;
    }

    /** Loads and checks; a database whose books do not hold is emptied again, and so is one at which something goes wrong. */
    private Loaded load(
            Archive archive, RestoringKeys keys, DatabaseAccess access, Path beside, Stopping stopping, Last last)
            throws IOException {
        try (LoadingBackup loading = new LoadingBackup(access)) {
            long begin = System.nanoTime();
            int newer = console.step(
                    console.text("command.restore", options.file()),
                    line -> loading.load(archive, new TellingCopied(console, line)));
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (newer > 0) {
                console.say("command.restore.upgraded", archive.manifest().program(), newer);
            }
            ConfigurableApplicationContext context =
                    application.startOnce(stopping, OpeningDatabase.prepared(access), beside);
            boolean flawless = hold(context, archive, keys);
            last.put();
            loading.finish();
            return new Loaded(seconds, flawless);
        }
    }

    /** Refuses books that are not what was written into them; answers whether all else is as it should be, which is no reason to be without them. */
    private boolean hold(ConfigurableApplicationContext context, Archive archive, RestoringKeys keys) {
        Instant until = archive.manifest().takenAt().minus(ON_ITS_WAY);
        Checking checking = new Checking(context, console, witness, until);
        Checking.Found found = console.step(console.text("command.restore.verify"), _ -> checking.look());
        if (!found.books()) {
            throw new Refused(ProblemCode.RESTORE_NOT_VERIFIED, options.file());
        }
        boolean flawless = found.rest();
        for (BookId book : found.differing()) {
            flawless &= checking.rebuildTotals(book);
        }
        if (!keys.isEmpty()) {
            // Needs the keys; told as the page of the trail would.
            checking.trailHolds();
        }
        return flawless;
    }

    private void told(Archive archive, Loaded loaded, String where, String how) {
        console.say(
                "command.restore.done",
                archive.manifest().rows(),
                (long) (archive.manifest().rows() / loaded.seconds()),
                where,
                console.moment(archive.manifest().takenAt()),
                how);
        if (!loaded.flawless()) {
            console.say("command.restore.flaws");
        }
    }

    private static void refuseUsed(Path directory) {
        try (Stream<Path> there = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
            if (there.findAny().isPresent()) {
                throw new Refused(ProblemCode.RESTORE_TARGET_NOT_EMPTY, directory);
            }
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
    }
}
