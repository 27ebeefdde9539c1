package vn.phoihop.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.figure.DeclaringCounts;
import vn.phoihop.files.SentTable;
import vn.phoihop.report.ProducingReport;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Declares counts without records, such as the figures of the year before the book began, also while the installation is serving. */
@Command(
        name = "declare-counts",
        mixinStandardHelpOptions = true,
        description = {
            "Khai số đếm không kèm hồ sơ (ví dụ số liệu cùng kỳ năm trước còn trên giấy), kể cả khi hệ thống đang chạy; tệp sai thì không khai gì.",
            "Declare counts without records (such as last year's figures, which are on paper), also while the system is serving; a bad file declares nothing."
        })
final class DeclareCountsCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = {
                "Tệp CSV hoặc XLSX với các cột indicator, window, value, source_vi, source_en (không bắt buộc).",
                "CSV or XLSX files with the columns indicator, window, value, source_vi, source_en (optional)."
            })
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--book",
            paramLabel = "CODE",
            defaultValue = "1",
            description = {
                "Sổ: mã hoặc số của sổ, mã hoặc tên của địa bàn (mặc định ${DEFAULT-VALUE}).",
                "Book: its code or number, or the code or name of its area (default ${DEFAULT-VALUE})."
            })
    private String book = "1";

    @Option(
            names = "--dry-run",
            description = {"Chỉ nói sẽ khai gì, không ghi.", "Only tell what would be declared; write nothing."})
    private boolean dryRun;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = {"Người khai, được ghi vào sổ.", "Who declares it; written into the book."})
    private String by = "";

    DeclareCountsCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Map<String, byte[]> contents = contents();
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "declare-counts");
            ConfigurableApplicationContext context = application.startOnce(stopping, access, directory);
            tell(context.getBean(DeclaringCounts.class)
                    .take(contents, context.getBean(ProducingReport.class).book(book), by, dryRun));
        }
        return ExitCode.OK;
    }

    /** No more of a file than shows that it is too large. */
    private Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                contents.put(file.toString(), in.readNBytes(SentTable.MOST_BYTES + 1));
            } catch (IOException unreadable) {
                problems.add(Problem.of(
                        ProblemCode.FILE_NOT_READABLE,
                        file,
                        unreadable.getClass().getSimpleName()));
            }
        }
        Refused.ifAny(problems);
        return contents;
    }

    private void tell(DeclaringCounts.Taken taken) {
        Console console = application.console();
        taken.added().forEach(one -> console.line("  + " + one));
        taken.changed().forEach(one -> console.line("  ~ " + one));
        console.say(
                dryRun ? "command.counts.wouldBe" : "command.counts.taken",
                taken.added().size(),
                taken.changed().size(),
                taken.unchanged().size());
    }
}
