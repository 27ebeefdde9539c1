package vn.phoihop.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.RegimeSeam;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Loads an administrator's catalogue files into an installation, also while it is serving. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description = {
            "Nạp tệp danh mục của quản trị, kể cả khi hệ thống đang chạy; tệp sai thì không nạp gì.",
            "Load an administrator's catalogue files, also while the system is serving; a bad file loads nothing."
        })
final class CatalogueCommand implements Callable<Integer> {

    private final Application application;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = {
                "Tệp YAML như các tệp đi kèm chương trình.",
                "YAML files like those that come with the program."
            })
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--dry-run",
            description = {"Chỉ nói sẽ thay đổi gì, không ghi.", "Only tell what would change; write nothing."})
    private boolean dryRun;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = {"Người nạp, được ghi vào sổ chung.", "Who loads it; written into the common book."})
    private String by = "";

    CatalogueCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Map<String, String> texts = texts();
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "catalogue");
            ChangingCatalogue changing =
                    application.startOnce(stopping, access, directory).getBean(ChangingCatalogue.class);
            tell(changing.take(texts, by, dryRun));
        }
        return ExitCode.OK;
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                texts.put(file.toString(), Files.readString(file));
            } catch (MalformedInputException e) {
                problems.add(Problem.of(ProblemCode.FILE_NOT_READABLE, file, "UTF-8"));
            } catch (IOException e) {
                problems.add(Problem.of(
                        ProblemCode.FILE_NOT_READABLE, file, e.getClass().getSimpleName()));
            }
        }
        Refused.ifAny(problems);
        return texts;
    }

    private void tell(ChangingCatalogue.Taken taken) {
        Console console = application.console();
        taken.added().forEach(one -> console.line("  + " + one));
        taken.changed().forEach(one -> console.line("  ~ " + one));
        console.say(
                dryRun ? "command.catalogue.wouldBe" : "command.catalogue.taken",
                taken.added().size(),
                taken.changed().size(),
                taken.unchanged().size());
        for (RegimeSeam seam : taken.seams()) {
            console.say(
                    "command.catalogue." + seam.held(),
                    seam.name().in(console.locale()),
                    seam.changes(),
                    seam.days().from(),
                    seam.days().lastDay());
        }
    }
}
