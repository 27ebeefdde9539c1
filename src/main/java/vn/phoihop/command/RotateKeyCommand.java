package vn.phoihop.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.ledger.RotatingKey;

/** Replaces the key that seals the books, also while the system is serving. */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description = {
            "Thay khóa dùng để khóa sổ, kể cả khi hệ thống đang chạy. Khóa cũ xác nhận khóa mới; những gì khóa cũ đã khóa vẫn có hiệu lực.",
            "Replace the key that seals the books, also while the system is serving. The old key vouches for the new one; its seals stay valid."
        })
final class RotateKeyCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--lost",
            description = {
                "Tệp khóa cũ đã mất hẳn: khóa mới không được khóa cũ xác nhận, người kiểm tra phải được báo số hiệu khóa mới.",
                "The old key file is lost for good: nothing vouches for the new key, whoever verifies has to be told its id."
            })
    private boolean lost;

    RotateKeyCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "rotate-key");
            RotatingKey rotating =
                    application.startOnce(stopping, access, directory).getBean(RotatingKey.class);
            RotatingKey.Rotated rotated =
                    Acting.asSystem(() -> rotating.rotate(lost, System.getProperty("user.name", "phoihop")));
            Console console = application.console();
            console.say("command.key.rotated", rotated.before(), rotated.after());
            console.say("command.key.fingerprint", rotated.fingerprint());
            if (!rotated.vouched()) {
                console.say("command.key.unvouched");
            }
            return ExitCode.OK;
        }
    }
}
