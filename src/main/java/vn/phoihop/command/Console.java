package vn.phoihop.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.postgres.EmbeddedPostgres;
import vn.phoihop.vocabulary.BrokenConnection;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.VietnamTime;

/** What is told to the person at the terminal: progress and results in the language of the session, problems in both. */
final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final Locale locale;
    private final ResourceBundle texts;
    private @Nullable Path directory;

    Console(PrintStream out, PrintStream err, Locale locale) {
        this.out = out;
        this.err = err;
        this.locale = locale;
        this.texts = bundle("messages/command", locale);
    }

    Locale locale() {
        return locale;
    }

    /** A line of the catalogue. */
    void say(String key, Object... arguments) {
        line(text(key, arguments));
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Does something that takes a while, names the stages it passes, and says at the end how long it took. */
    <T> T step(String text, Function<Consumer<String>, T> work) {
        long since = System.nanoTime();
        T result = work.apply(stage -> line("  " + stage + " …"));
        double seconds = Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
        String number = new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(numbersOf(locale))).format(seconds);
        say("command.step", text, number);
        return result;
    }

    /** Prints every problem of a refusal; of anything else a number, under which the details are in the log. */
    void failed(Throwable failure) {
        @Nullable
        Refused refused = refusalIn(failure)
                .or(() -> fullDisk(failure))
                .or(() -> brokeOff(failure))
                .orElse(null);
        List<Problem> problems;
        if (refused == null) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LoggerFactory.getLogger(Console.class).error("{}", reference, failure);
            problems = List.of(Problem.of(ProblemCode.FAULT, reference + " (" + rootOf(failure) + ")"));
        } else {
            problems = refused.problems();
        }
        for (Locale language : bothLanguages()) {
            problems.forEach(problem -> err.println("phoihop: [" + problem.code() + "] " + text(problem, language)));
        }
        err.flush();
    }

    /** What does not hold, where, and what can be done about it; with its code, in both languages like every other problem. */
    void broken(Flaw flaw) {
        for (Locale language : bothLanguages()) {
            String words = flaw.words().in(language);
            line(
                    flaw.position() == 0
                            ? text(language, "command.check.broken.whole", flaw.book(), flaw.fault(), words)
                            : text(
                                    language,
                                    "command.check.broken",
                                    flaw.book(),
                                    flaw.fault(),
                                    words,
                                    flaw.position()));
            line(text(language, "command.check.mend", flaw.remedy().in(language)));
        }
    }

    /** The data directory of what is being done, so that a disk that fills up is told with its name. */
    void worksOn(Path data) {
        directory = data;
    }

    /** The server may have been stopped by the full disk before it could say so. */
    private Optional<Refused> fullDisk(Throwable failure) {
        Path data = directory;
        boolean full = FullDisk.isBehind(failure) || data != null && EmbeddedPostgres.isFull(data);
        if (!full) {
            return Optional.empty();
        }
        // Of a server elsewhere the directory is not known.
        return Optional.of(data == null ? new Refused(ProblemCode.DISK_FULL) : EmbeddedPostgres.full(data));
    }

    private static Optional<Refused> brokeOff(Throwable failure) {
        return BrokenConnection.isBehind(failure)
                ? Optional.of(new Refused(ProblemCode.DATABASE_BROKE_OFF))
                : Optional.empty();
    }

    /** Vietnamese and English, that of the session first. */
    List<Locale> bothLanguages() {
        Locale vietnamese = Locale.of("vi");
        return locale.getLanguage().equals("en")
                ? List.of(Locale.ENGLISH, vietnamese)
                : List.of(vietnamese, Locale.ENGLISH);
    }

    /** A moment as people here read clocks, in the language of the session; a dash where there is none. */
    String moment(@Nullable Instant moment) {
        return moment == null ? "–" : VietnamTime.inWords(moment).in(locale);
    }

    /** All its decimals, grouped by thousands, in the language of the session. */
    String number(Quantity value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(numbersOf(locale)));
        format.setMaximumFractionDigits(Math.max(0, value.value().scale()));
        return format.format(value.value());
    }

    /** A text of the catalogue in the language of the session. */
    String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), numbersOf(locale)).format(arguments);
    }

    /** The same in a language named. */
    static String text(Locale language, String key, Object... arguments) {
        return new MessageFormat(bundle("messages/command", language).getString(key), numbersOf(language))
                .format(arguments);
    }

    private static String text(Problem problem, Locale language) {
        String pattern =
                bundle("messages/problems", language).getString(problem.code().name());
        String message = new MessageFormat(pattern, numbersOf(language))
                .format(problem.arguments().stream()
                        .map(argument -> argument instanceof LocalizedText words ? words.in(language) : argument)
                        .toArray());
        return problem.where().isEmpty() ? message : problem.where() + ": " + message;
    }

    private static Locale numbersOf(Locale language) {
        return language.getLanguage().equals("vi") ? Locale.of("vi", "VN") : Locale.US;
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The refusal behind a failure that was wrapped on its way. */
    static Optional<Refused> refusalIn(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Refused refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        for (@Nullable Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
