package vn.phoihop.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import vn.phoihop.database.DatabaseAccess;

/** Writes the papers of a report from an installation's database, also while that installation is serving. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Làm báo cáo từ cơ sở dữ liệu, kể cả khi hệ thống đang chạy; không thay đổi gì trong sổ.",
            "Produce a report from an installation's database, also while it is serving; nothing in the book changes."
        })
final class ReportCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    ReportCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "report");
            report.produce(application.startOnce(stopping, access, directory), application.console());
        }
        return ExitCode.OK;
    }
}
