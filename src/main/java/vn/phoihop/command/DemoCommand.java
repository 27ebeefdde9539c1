package vn.phoihop.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.document.PaperRehearsal;
import vn.phoihop.postgres.EmbeddedPostgres;
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

    @Option(
            names = "--once",
            description = {
                "Không mở trang: dựng mẫu trong một cơ sở dữ liệu tạm, làm báo cáo vào --out rồi thoát.",
                "No pages: build the sample in a throw-away database, produce the report into --out and exit."
            })
    private boolean once;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Spec
    private @Nullable CommandSpec spec;

    DemoCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (once) {
            refuseDataWithOnce();
            produceOnce();
        } else {
            serve();
        }
        return ExitCode.OK;
    }

    private void produceOnce() {
        try (Stopping stopping = application.stoppingOnSignal()) {
            Path directory = stopping.keep(ThrownAway::create).path();
            DatabaseAccess access = application.openOwn(stopping, directory, ServerOptions.THROW_AWAY);
            ConfigurableApplicationContext context = application.startOnce(stopping, access, directory);
            LoadingSample.load(context, application.console());
            report.produce(context, application.console());
        }
    }

    private void serve() throws InterruptedException {
        DatabaseOptions database = new DatabaseOptions();
        database.data = data;
        Path directory = application.dataDirectory(database, "demo");
        // Whoever gives the same command again is told who is at work, not that the port is taken.
        EmbeddedPostgres.refuseHeld(directory);
        web.refuseTakenPort();
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openOwn(stopping, directory, ServerOptions.STANDARD.heldBy(web.url()));
            ConfigurableApplicationContext context = application.startServer(stopping, access, web, directory);
            LoadingSample.loadAndSettle(context, application.console());
            LoadingSample.tellAccounts(context, application.console());
            application.console().say("command.ready", web.url());
            PaperRehearsal.soon();
            stopping.awaitSignal();
        }
    }

    private void refuseDataWithOnce() {
        if (data != null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--once dùng cơ sở dữ liệu tạm, không đi cùng --data / uses a throw-away database, not --data");
        }
    }
}
