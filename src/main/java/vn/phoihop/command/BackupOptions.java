package vn.phoihop.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phoihop.backup.PassPhrase;

/** Which file, which installation, and what becomes of the keys. */
final class BackupOptions {

    @Parameters(
            paramLabel = "FILE",
            description = {"Tệp sao lưu, ví dụ phoihop-2026-01-31.zip.", "The backup, such as phoihop-2026-01-31.zip."})
    @Nullable
    Path file;

    @Mixin
    final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--without-keys",
            description = {
                "Không kèm các khóa (thư mục keys); khi đó phải giữ riêng.",
                "Without the keys (folder keys), which are then kept apart."
            })
    boolean withoutKeys;

    Path file() {
        return Path.of(String.valueOf(file));
    }

    /** From the environment only: what stands on a command line is read by others. */
    @Nullable
    PassPhrase phrase() {
        String phrase = System.getenv().getOrDefault("PHOIHOP_BACKUP_PASSPHRASE", "");
        return phrase.isEmpty() ? null : new PassPhrase(phrase);
    }

    Path keys(Path directory) {
        return directory.resolve("keys");
    }
}
