package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.report.ReportsInFile;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Verifies a book's file without a database. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Kiểm tra một sổ đã xuất ra tệp, không cần cơ sở dữ liệu: chuỗi mã băm, khóa sổ, số liệu của mọi báo cáo đã chốt.",
            "Verify a book that was exported to a file, without a database: chain of hashes, seals, the figures of every frozen report."
        },
        exitCodeListHeading = "%n",
        exitCodeList = {
            "0:nguyên vẹn / intact",
            "1:không nguyên vẹn / not intact",
            "2:gọi sai, không đọc được tệp / wrong usage, the file cannot be read",
            "3:chuỗi và khóa sổ đúng, nhưng có báo cáo chưa tính lại được / chain and seals hold, but reports were not counted again"
        })
final class VerifyCommand implements Callable<Integer> {

    /** What can be seen holds, but not all of it can be. */
    private static final int NOT_RECOUNTED = 3;

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{16,64}");
    private static final Pattern PRINTED = Pattern.compile("(\\d{1,18}):([0-9a-f]{16,64})");

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            description = {"Tệp do export-book xuất ra.", "A file written by export-book."})
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "ID|FILE",
            description = {
                "Khóa đã biết từ nguồn khác: số hiệu (16 chữ số) hoặc tệp có ghi số hiệu. Có thể nhắc lại.",
                "A key known from elsewhere: its id (16 digits) or a file that holds it. May be repeated."
            })
    private List<String> keys = List.of();

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = {"Tệp đối chứng của hệ thống.", "The witness of the installation."})
    private @Nullable Path witness;

    @Option(
            names = "--against",
            paramLabel = "OLD",
            description = {
                "Bản xuất trước của cùng sổ: tệp này phải bắt đầu đúng như bản ấy.",
                "An earlier export of the same book: this one must begin with it."
            })
    private @Nullable Path against;

    @Option(
            names = "--seal",
            paramLabel = "POSITION:HASH",
            description = {
                "Khóa sổ in trên giấy: bút toán số và ít nhất 16 chữ số đầu của mã băm. Có thể nhắc lại.",
                "A seal as printed on a paper: position and at least the first 16 digits of the hash. May be repeated."
            })
    private List<String> printed = List.of();

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = {
                "Tệp của một sổ khác mà báo cáo trong sổ này cũng đọc, như sổ của tỉnh trước khi sáp nhập. Có thể nhắc lại.",
                "The file of another book that reports of this one rest on too, such as that of a province before its merger. May be repeated."
            })
    private List<Path> with = List.of();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            return verify();
        } catch (Refused refused) {
            console.failed(refused);
            return ExitCode.USAGE;
        }
    }

    private int verify() {
        VerifyingFile verifying = verifying(file);
        if (against != null) {
            verifying.against(against);
        }
        for (String seal : printed) {
            Matcher parts = PRINTED.matcher(seal.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw new Refused(Problem.at("--seal", ProblemCode.NOT_READABLE, seal));
            }
            verifying.printed(Long.parseLong(parts.group(1)), parts.group(2));
        }
        ReportsInFile reports = new ReportsInFile();
        long begin = System.nanoTime();
        VerifyingFile.Result result = verifying.verify(reports);
        tell(result, (System.nanoTime() - begin) / 1e9);
        boolean holds = result.flaw() == null && result.strangeKeys().isEmpty();
        for (Path other : with) {
            begin = System.nanoTime();
            VerifyingFile.Result beside = verifying(other).verify(reports.beside());
            tell(beside, (System.nanoTime() - begin) / 1e9);
            // A key that came later is none of an older file; one of those given has to be.
            holds &= beside.flaw() == null
                    && (keys.isEmpty() || beside.strangeKeys().size() < keys.size());
        }
        if (result.flaw() == null) {
            console.say("command.verify.reports", reports.counted());
            if (reports.uncounted() > 0) {
                console.say("command.verify.uncounted", reports.uncounted());
            }
            reports.notRecounted().forEach(this::tell);
            reports.flaws().forEach(console::broken);
            holds &= reports.flaws().isEmpty();
        }
        int notRecounted = reports.uncounted() + reports.notRecounted().size();
        if (holds && notRecounted > 0) {
            console.say("command.verify.partly", notRecounted);
            return NOT_RECOUNTED;
        }
        console.say(holds ? "command.verify.holds" : "command.verify.broken");
        return holds ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** With all that is known of the installation. */
    private VerifyingFile verifying(Path one) {
        EverySecond told = new EverySecond();
        VerifyingFile verifying = new VerifyingFile(one)
                .telling(entries -> told.maybe(() -> console.say("command.verify.progress", entries)));
        keys.forEach(key -> verifying.trusting(key(key)));
        if (witness != null) {
            verifying.with(witness);
        }
        return verifying;
    }

    private void tell(ReportsInFile.NotRecounted report) {
        report.needs().forEach((book, upTo) -> console.say("command.verify.notRecounted", report.report(), book, upTo));
    }

    private void tell(VerifyingFile.Result result, double seconds) {
        if (result.name() != null && result.book() != null) {
            console.say("command.verify.book", result.book(), result.name().in(console.locale()));
        }
        console.say("command.verify.entries", result.entries(), Math.round(result.entries() / Math.max(seconds, 1e-3)));
        if (result.sealedUpTo() > 0) {
            console.say(
                    "command.verify.sealed",
                    result.sealedUpTo(),
                    String.valueOf(result.hash()),
                    console.moment(result.sealedAt()));
        }
        if (result.entries() > result.sealedUpTo()) {
            console.say("command.verify.unsealed", result.entries() - result.sealedUpTo());
        }
        if (result.dropped().entries() > 0) {
            console.say(
                    "command.verify.dropped",
                    result.dropped().entries(),
                    console.moment(result.dropped().first()),
                    console.moment(result.dropped().last()));
        }
        if (result.untold() > 0) {
            console.say("command.verify.untold", result.untold());
        }
        console.say(
                keys.isEmpty() ? "command.verify.keys.unpinned" : "command.verify.keys",
                String.join(", ", result.keys()));
        BookId book = result.book() == null ? BookId.COMMON : result.book();
        result.strangeKeys().forEach(key -> console.broken(Flaw.at(book, 0, Fault.KEY_NOT_IN_FILE, key)));
        if (result.flaw() != null) {
            console.broken(result.flaw());
        }
    }

    /** An id or fingerprint as it is given, or the first one in a file. */
    private static String key(String given) {
        String id = given.toLowerCase(Locale.ROOT);
        if (KEY.matcher(id).matches()) {
            return id;
        }
        try {
            for (String word :
                    Files.readString(Path.of(given)).toLowerCase(Locale.ROOT).split("[^0-9a-z]+", -1)) {
                if (KEY.matcher(word).matches()) {
                    return word;
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            // Told below.
        }
        throw new Refused(Problem.at("--key", ProblemCode.KEY_NOT_READABLE, given));
    }
}
