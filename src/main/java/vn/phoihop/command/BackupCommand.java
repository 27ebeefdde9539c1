package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import vn.phoihop.backup.Manifest;
import vn.phoihop.backup.PassPhrase;
import vn.phoihop.backup.TakingBackup;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.vocabulary.BookId;

/** Writes all an installation holds into one file, while it serves. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Sao lưu toàn bộ vào một tệp, kể cả khi hệ thống đang chạy và đang ghi; kèm các khóa, trừ khi có --without-keys.",
            "Back everything up into one file, also while the system serves and writes; with the keys, unless --without-keys.",
            "PHOIHOP_BACKUP_PASSPHRASE: mã hóa các khóa trong tệp / encrypts the keys in the file."
        })
final class BackupCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final BackupOptions options = new BackupOptions();

    BackupCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        Console console = application.console();
        Path directory = application.dataDirectory(options.database, "serve");
        @Nullable PassPhrase phrase = options.phrase();
        long begin = System.nanoTime();
        TakingBackup.Taken taken;
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, options.database, directory, "backup");
            begin = System.nanoTime();
            taken = console.step(
                    console.text("command.backup", options.file()),
                    progress -> new TakingBackup(access, Version.ofBuild(), new TellingCopied(console, progress))
                            .into(options.file(), options.withoutKeys ? null : options.keys(directory), phrase));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Manifest manifest = taken.manifest();
        console.say(
                "command.backup.done",
                manifest.rows(),
                manifest.tables().size(),
                manifest.bytes() >> 20,
                Files.size(options.file()) >> 20,
                (long) (manifest.rows() / seconds),
                console.moment(manifest.takenAt()));
        if (!taken.broken().isEmpty()) {
            console.say(
                    "command.backup.broken",
                    taken.broken().stream().map(BookId::toString).collect(Collectors.joining(", ")));
        }
        String keys = manifest.keys().stream().map(Manifest.Key::file).collect(Collectors.joining(", "));
        if (keys.isEmpty()) {
            console.say("command.backup.noKeys");
        } else {
            console.say(phrase == null ? "command.backup.keys" : "command.backup.keysLocked", keys);
        }
        return ExitCode.OK;
    }
}
