package vn.phoihop.command;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** The entrance from the command line. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 by verify for what is not recounted. */
public final class Launcher {

    private Launcher() {}

    /**
     * Runs a command to its end; for a server that is when it has been stopped.
     *
     * @param application the class that Spring starts from
     */
    public static int run(Class<?> application, String... arguments) {
        if (Application.isDescribed()) {
            Application.describe(application);
        }
        Console console = new Console(System.out, System.err, sessionLanguage());
        // Texts follow the language; numbers in files and pages must never follow the machine's.
        Locale.setDefault(Locale.Category.DISPLAY, console.locale());
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        Application runnable = new Application(application, console);
        CommandLine line = new CommandLine(new PhoihopCommand())
                .addSubcommand(new DemoCommand(runnable))
                .addSubcommand(new ServeCommand(runnable))
                .addSubcommand(new ReportCommand(runnable))
                .addSubcommand(new CatalogueCommand(runnable))
                .addSubcommand(new ImportOrganisationCommand(runnable))
                .addSubcommand(new DeclareCountsCommand(runnable))
                .addSubcommand(new CheckCommand(runnable))
                .addSubcommand(new BackupCommand(runnable))
                .addSubcommand(new RestoreCommand(runnable))
                .addSubcommand(new RotateKeyCommand(runnable))
                .addSubcommand(new ExportBookCommand(runnable))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new CommandLine(new BenchCommand(runnable)).addSubcommand(new NationalCommand(runnable)))
                .addSubcommand(new RehearseCommand(runnable))
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler((wrong, _) -> explainUsage(wrong, console))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    console.failed(failure);
                    return ExitCode.SOFTWARE;
                });
        HelpTexts.addTo(line);
        return line.execute(arguments);
    }

    private static int explainUsage(ParameterException wrong, Console console) {
        CommandLine line = wrong.getCommandLine();
        console.bothLanguages().stream()
                .map(language -> "phoihop: " + WrongUsage.in(language, wrong))
                .distinct()
                .forEach(line.getErr()::println);
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        String name = line.getCommandSpec().qualifiedName(" ");
        line.getErr().println("Xem cách dùng / See the usage: ./" + name + " --help");
        return ExitCode.USAGE;
    }

    /** Vietnamese, unless the session speaks English. */
    private static Locale sessionLanguage() {
        String language = List.of("PHOIHOP_LANG", "LC_ALL", "LC_MESSAGES", "LANG").stream()
                .map(name -> System.getenv().getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        return language.startsWith("en") ? Locale.ENGLISH : Locale.of("vi");
    }
}
