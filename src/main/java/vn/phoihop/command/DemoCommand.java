package vn.phoihop.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.document.PaperRehearsal;
import vn.phoihop.postgres.EmbeddedPostgres;
import vn.phoihop.postgres.ServerOptions;
import vn.phoihop.vocabulary.Window;

/** Starts the application with the sample half-year, in a data directory of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Chạy thử với nửa năm số liệu mẫu; Ctrl-C để dừng.",
            "Start with a half-year of sample records; Ctrl-C stops it."
        })
final class DemoCommand implements Callable<Integer> {

    /** What the new An Giang reports of. */
    private static final Window HALF_YEAR_2026 = Window.parse("2025-12-15/2026-06-15");

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

    @Option(
            names = "--until",
            paramLabel = "2026",
            converter = UntilConverter.class,
            description = {
                "Số liệu mẫu đi tiếp đến 30/6/2026, qua các cuộc sắp xếp năm 2025 và hợp nhất với An Giang.",
                "The sample goes on to 30 June 2026, through the reforms of 2025 and the merger with An Giang."
            })
    private LoadingSample.Until until = LoadingSample.Until.STORY;

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
            LoadingSample.load(context, application.console(), until);
            report.produce(context, application.console());
            if (until == LoadingSample.Until.YEAR_2026) {
                report.of("AN_GIANG", HALF_YEAR_2026, "2026").produce(context, application.console());
            }
        }
    }

    private void serve() throws InterruptedException {
        DatabaseOptions database = new DatabaseOptions();
        database.data = data;
        Path directory = application.dataDirectory(database, "demo");
        // Whoever gives the same command again is told who is at work, not that the port is taken.
        EmbeddedPostgres.refuseHeld(directory);
        web.refuseTakenPort();
        web.reachedWhereItListens();
        try (Stopping stopping = application.stoppingOnSignal()) {
            OpeningDatabase opening =
                    application.beginOwn(stopping, directory, ServerOptions.STANDARD.heldBy(web.url()));
            ConfigurableApplicationContext context = application.startServer(stopping, opening, web, directory);
            LoadingSample.loadAndSettle(context, application.console(), until);
            LoadingSample.tellAccounts(context, application.console());
            application.console().say("command.ready", web.url());
            PaperRehearsal.soon();
            stopping.awaitSignal();
        }
    }

    /** One year there is, said as people say it. */
    static final class UntilConverter implements ITypeConverter<LoadingSample.Until> {

        @Override
        public LoadingSample.Until convert(String text) {
            if (!text.equals("2026")) {
                throw new TypeConversionException("chỉ có 2026 / there is 2026 only");
            }
            return LoadingSample.Until.YEAR_2026;
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
