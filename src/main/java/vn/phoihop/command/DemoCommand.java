package vn.phoihop.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.postgres.ServerOptions;

/** Starts the application with the sample half-year, in a data directory of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Chạy thử với nửa năm số liệu mẫu; Ctrl-C để dừng.",
            "Start with a half-year of sample records; Ctrl-C stops it."
        })
final class DemoCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final WebOptions web = new WebOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "Thư mục dữ liệu (mặc định data/demo cạnh ./phoihop).",
                "Data directory (default data/demo beside ./phoihop)."
            })
    private @Nullable Path data;

    DemoCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        web.refuseTakenPort();
        DatabaseOptions database = new DatabaseOptions();
        database.data = data;
        Path directory = application.dataDirectory(database, "demo");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openOwn(stopping, directory, ServerOptions.STANDARD.heldBy(web.url()));
            application.startServer(stopping, access, web, directory);
            application.console().say("command.ready", web.url());
            stopping.awaitSignal();
        }
        return ExitCode.OK;
    }
}
