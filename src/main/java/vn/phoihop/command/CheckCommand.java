package vn.phoihop.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Computes every hash of every book again, and every running total from its tallies. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Kiểm tra toàn bộ các sổ, kể cả khi hệ thống đang chạy: chuỗi mã băm, niêm phong, số cộng dồn.",
            "Check all books, also while the system is serving: chain of hashes, seals, running totals."
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

    CheckCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Path directory = application.dataDirectory(database, "serve");
        try (Stopping stopping = application.stoppingOnSignal()) {
            DatabaseAccess access = application.openInstallation(stopping, database, directory, "check");
            ApplicationContext context = application.startOnce(stopping, access, directory);
            List<Book> books =
                    Acting.asSystem(() -> context.getBean(Books.class).list());
            boolean hold = Acting.asSystem(() -> checkKey(context) & checkChain(context, BookId.COMMON));
            for (Book book : books) {
                hold &= Acting.asSystem(() -> check(context, book.id()));
            }
            return hold ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private boolean check(ApplicationContext context, BookId book) {
        Console console = application.console();
        RunningTotals totals = context.getBean(RunningTotals.class);
        if (rebuild) {
            totals.rebuild(book);
        }
        boolean chain = checkChain(context, book);
        RunningTotals.Finding found = totals.check(book);
        if (found.holds()) {
            console.say("command.check.totals", book, found.rows());
        } else {
            console.say("command.check.different", book, String.valueOf(found.first()));
        }
        return chain && found.holds();
    }

    private boolean checkChain(ApplicationContext context, BookId book) {
        Verification.Finding chain = context.getBean(Verification.class).verify(book);
        Flaw flaw = chain.flaw();
        if (flaw == null) {
            application.console().say("command.check.chain", book, chain.entries());
        } else {
            application
                    .console()
                    .say(
                            "command.check.broken",
                            book,
                            flaw.position(),
                            flaw.words().in(application.console().locale()));
        }
        return flaw == null;
    }

    /** A file that holds another key than the database knows: one of the two was put in the other's place. */
    private boolean checkKey(ApplicationContext context) {
        Refused trouble = context.getBean(Verification.class).sealingTrouble().orElse(null);
        if (trouble != null) {
            application.console().failed(trouble);
        }
        return trouble == null || trouble.problems().getFirst().code() == ProblemCode.SEALING_KEY_MISSING;
    }
}
