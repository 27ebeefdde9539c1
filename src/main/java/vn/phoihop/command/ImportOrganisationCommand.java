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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.organisation.Difference;
import vn.phoihop.organisation.ImportPlan;
import vn.phoihop.organisation.ImportingLists;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Imports lists of areas, units and successions into an installation, also while it is serving: as the page does, for scripts. */
@Command(
        name = "import-organisation",
        mixinStandardHelpOptions = true,
        description = {
            "Xem trước, rồi nhập danh sách địa bàn, đơn vị, kế thừa (CSV, XLSX), kể cả khi hệ thống đang chạy; tệp sai thì không nhập gì.",
            "Preview, then import lists of areas, units and successions (CSV, XLSX), also while the system is serving; a bad file imports nothing."
        })
final class ImportOrganisationCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = {
                "Tệp theo mẫu ở trang Nhập danh mục; nhiều tệp được xem và nhập chung.",
                "Files as in the templates of the page Import lists; several are taken together."
            })
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--apply",
            description = {"Nhập thật; không có thì chỉ xem trước.", "Import; without it only preview."})
    private boolean apply;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = {"Người nhập, được ghi vào sổ chung.", "Who imports it; written into the common book."})
    private String by = "";

    ImportOrganisationCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Map<String, byte[]> contents = contents();
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "import-organisation");
            ImportingLists importing =
                    application.startOnce(stopping, access, directory).getBean(ImportingLists.class);
            Acting.runAsSystem(() -> {
                ImportPlan plan = importing.preview(contents);
                tell(plan);
                if (apply) {
                    importing.apply(contents, plan.seen(), by);
                }
                sum(plan);
            });
        }
        return ExitCode.OK;
    }

    /** Without the folder, which is nobody's business but of who types it; the book keeps the names. */
    private static String name(Path file, Map<String, byte[]> taken) {
        String name = String.valueOf(file.getFileName());
        while (taken.containsKey(name)) {
            name = "(+) " + name;
        }
        return name;
    }

    /** No more of a file than shows that it is too large. */
    private Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                contents.put(name(file, contents), in.readNBytes(ImportingLists.MOST_BYTES + 1));
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

    private void tell(ImportPlan plan) {
        Console console = application.console();
        for (Difference one : plan.differences()) {
            console.line("  " + console.text("command.import." + one.what()) + ": " + one.code() + " "
                    + words(one.name()) + " [" + one.days() + "]" + change(one)
                    + (one.where().isEmpty() ? "" : " (" + one.where() + ")"));
        }
    }

    private String change(Difference one) {
        return one.before() == null && one.after() == null
                ? ""
                : " " + words(one.before()) + " → " + words(one.after());
    }

    private String words(@Nullable LocalizedText text) {
        return text == null ? "–" : text.in(application.console().locale());
    }

    private void sum(ImportPlan plan) {
        if (plan.changesNothing()) {
            application.console().say("command.import.nothing", plan.rows());
        } else {
            application
                    .console()
                    .say(
                            apply ? "command.import.done" : "command.import.wouldBe",
                            plan.rows(),
                            plan.differences().size(),
                            plan.unchanged());
        }
    }
}
