package vn.phoihop.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.report.ProducingReport;
import vn.phoihop.vocabulary.BookId;

/** Writes a book as a file that anybody can verify. */
@Command(
        name = "export-book",
        mixinStandardHelpOptions = true,
        description = {
            "Xuất cả một sổ ra tệp để kiểm tra ở nơi khác bằng ./phoihop verify, kể cả khi hệ thống đang chạy.",
            "Write a whole book to a file, to be verified elsewhere by ./phoihop verify; also while the system is serving."
        })
final class ExportBookCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--book",
            paramLabel = "BOOK",
            required = true,
            description = {
                "Sổ: mã hoặc số của sổ, mã hoặc tên của địa bàn; 0 là sổ chung.",
                "Book: its code or number, or the code or name of its area; 0 is the common book."
            })
    private String book = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = {
                "Tệp nhận (chỉ có mặt khi đã đủ); tệp đã có thì không bị ghi đè.",
                "The file to write; it appears when it is whole. One that exists is not overwritten."
            })
    private Path out = Path.of("");

    @Option(
            names = "--hashes-only",
            description = {
                "Không kèm nội dung hồ sơ, chỉ mã băm, số đếm và những gì cần để tính lại số liệu báo cáo.",
                "Without the contents of records: hashes, tallies and what the figures of reports need."
            })
    private boolean hashesOnly;

    ExportBookCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Console console = application.console();
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "export-book");
            ApplicationContext context = application.startOnce(stopping, access, directory);
            BookId id = book.strip().equals("0")
                    ? BookId.COMMON
                    : context.getBean(ProducingReport.class).book(book);
            EverySecond told = new EverySecond();
            long written = Acting.asSystem(() -> context.getBean(ExportingBook.class)
                    .toFile(
                            id,
                            !hashesOnly,
                            out,
                            (done, all) -> told.maybe(() -> console.say("command.export.progress", done, all))));
            console.say("command.export.done", written, out);
            return ExitCode.OK;
        }
    }
}
