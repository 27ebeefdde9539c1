package vn.phoihop.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.Books;

/** Computes every hash of every book again, and every running total from its tallies; holds frozen reports against what the book says of them. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Kiểm tra toàn bộ các sổ, kể cả khi hệ thống đang chạy: chuỗi mã băm, khóa sổ, số cộng dồn, báo cáo đã chốt.",
            "Check all books, also while the system is serving: chain of hashes, seals, running totals, frozen reports."
        })
final class CheckCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--rebuild-totals",
            description = {
                "Lập lại số cộng dồn từ các số ghi trong sổ rồi mới kiểm tra.",
                "Make the running totals anew from the tallies first."
            })
    private boolean rebuild;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = {
                "Tệp đối chứng để so, thay cho tệp của hệ thống (phoihop.witness).",
                "A witness to compare with, instead of that of the installation (phoihop.witness)."
            })
    private @Nullable Path witness;

    CheckCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "check");
            ApplicationContext context = application.startOnce(stopping, access, directory);
            if (rebuild) {
                Acting.runAsSystem(() -> context.getBean(Books.class)
                        .list()
                        .forEach(book -> context.getBean(RunningTotals.class).rebuild(book.id())));
            }
            return new Checking(context, application.console(), witness).booksHold() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
