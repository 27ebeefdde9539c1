package vn.phoihop.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import vn.phoihop.backup.Archive;
import vn.phoihop.backup.LoadingBackup;
import vn.phoihop.backup.RestoringKeys;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Makes an installation of a backup and checks it; under its own name it is there whole or not at all. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Khôi phục từ tệp sao lưu vào thư mục mới (--data) hoặc cơ sở dữ liệu trống (--database-url), rồi kiểm tra toàn bộ.",
            "Restore a backup into a new directory (--data) or an empty database (--database-url), and check all of it.",
            "PHOIHOP_BACKUP_PASSPHRASE: cụm mật khẩu của các khóa / the pass phrase of the keys."
        })
final class RestoreCommand implements Callable<Integer> {

    private final Application application;
    private final Console console;

    @Mixin
    private final BackupOptions options = new BackupOptions();

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
        try (Archive archive = Archive.open(options.file())) {
            RestoringKeys keys =
                    options.withoutKeys ? RestoringKeys.none() : RestoringKeys.read(archive, options.phrase());
            if (options.database.isExternal()) {
                intoDatabase(archive, keys, directory);
            } else {
                intoNewDirectory(archive, keys, directory);
            }
            if (keys.isEmpty()) {
                console.say("command.restore.noKeys", options.keys(directory));
            }
        }
        return ExitCode.OK;
    }

    private void intoNewDirectory(Archive archive, RestoringKeys keys, Path directory) throws IOException {
        refuseUsed(directory);
        Files.createDirectories(directory.getParent());
        double seconds;
        try (UnfinishedDirectory unfinished = UnfinishedDirectory.beside(directory)) {
            keys.into(options.keys(unfinished.path()));
            try (Stopping stopping = application.stoppingOnSignal()) {
                DatabaseAccess access = application.openOwn(
                        stopping, unfinished.path(), ServerOptions.STANDARD.heldBy("restore " + directory));
                seconds = load(archive, keys, access, unfinished.path(), stopping);
            }
            unfinished.finish();
        }
        told(archive, seconds, directory.toString(), "--data " + directory);
    }

    private void intoDatabase(Archive archive, RestoringKeys keys, Path directory) throws IOException {
        keys.requireRoom(options.keys(directory));
        DatabaseAccess access = options.database.external();
        double seconds;
        // The log and, for the time of the check, the keys; neither is left where something went wrong.
        try (UnfinishedDirectory beside = UnfinishedDirectory.beside(directory)) {
            keys.into(options.keys(beside.path()));
            try (Stopping stopping = application.stoppingOnSignal()) {
                seconds = load(archive, keys, access, beside.path(), stopping);
            }
        }
        keys.into(options.keys(directory));
        told(archive, seconds, access.url(), "--data " + directory + " --database-url …");
    }

    /** Loads and checks; a database whose books do not hold is emptied again. Answers how long the loading took. */
    private double load(Archive archive, RestoringKeys keys, DatabaseAccess access, Path beside, Stopping stopping) {
        long[] nanos = {0};
        LoadingBackup loading = console.step(console.text("command.restore", options.file()), progress -> {
            LoadingBackup one = new LoadingBackup(access, new TellingCopied(console, progress));
            one.requireFitting(archive);
            long begin = System.nanoTime();
            one.load(archive);
            nanos[0] = System.nanoTime() - begin;
            return one;
        });
        Checking checking = new Checking(application.startOnce(stopping, access, beside), console);
        boolean holds = console.step(console.text("command.restore.verify"), _ -> checking.booksHold());
        if (!holds) {
            loading.empty();
            throw new Refused(ProblemCode.RESTORE_NOT_VERIFIED, options.file());
        }
        if (!keys.isEmpty()) {
            // What was wrong with it before is told, and no reason to be without the books.
            checking.trailHolds();
        }
        return nanos[0] / 1e9;
    }

    private void told(Archive archive, double seconds, String where, String how) {
        console.say(
                "command.restore.done",
                archive.manifest().rows(),
                (long) (archive.manifest().rows() / seconds),
                where,
                console.moment(archive.manifest().takenAt()),
                how);
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
