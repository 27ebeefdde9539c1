package vn.phoihop.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.TrailCheck;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.Placed;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.Dropped;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.Seal;
import vn.phoihop.ledger.Verification;
import vn.phoihop.ledger.Witness;
import vn.phoihop.report.FrozenReports;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Looks whether the books of an installation hold, and tells what it found of each. */
final class Checking {

    private final ApplicationContext context;
    private final Console console;
    private final @Nullable Path witness;
    private final Instant until;

    /** @param witness to compare with instead of the installation's own; null for that */
    Checking(ApplicationContext context, Console console, @Nullable Path witness) {
        this(context, console, witness, Instant.MAX);
    }

    /** @param until what the witness has heard of later need not be there */
    Checking(ApplicationContext context, Console console, @Nullable Path witness, Instant until) {
        this.context = context;
        this.console = console;
        this.witness = witness;
        this.until = until;
    }

    /**
     * What was found.
     *
     * @param books whether the books are what was written into them and sealed, and the key is theirs
     * @param differing books with running totals that are not those of their tallies
     * @param rest whether nothing else is to be mended: organisation, offices, where records are, what is kept of frozen reports
     */
    record Found(boolean books, List<BookId> differing, boolean rest) {
        Found {
            differing = List.copyOf(differing);
        }

        boolean holds() {
            return books && differing.isEmpty() && rest;
        }
    }

    boolean booksHold() {
        return look().holds();
    }

    /** The key that seals, the organisation, and every book there is or the witness knows, the common one too: chain, seals, running totals, frozen reports. */
    Found look() {
        boolean books = keyFits();
        boolean rest = new CheckingOrganisation(context, console).holds();
        List<BookId> differing = new ArrayList<>();
        console.say("command.check.witness", comparedWith());
        for (BookId book :
                Acting.asSystem(() -> context.getBean(Verification.class).listKnown(witness, until))) {
            Verification.Finding chain =
                    Acting.asSystem(() -> context.getBean(Verification.class).verify(book, witness, until, _ -> {}));
            books &= chainHolds(book, chain);
            // Of a book that is gone there is nothing more to be said.
            if (!chain.missing()) {
                if (!totalsHold(book)) {
                    differing.add(book);
                }
                rest &= placesHold(book) & reportsHold(book);
            }
        }
        return new Found(books, differing, rest);
    }

    /** Makes the running totals of a book anew from its tallies; answers whether they hold now. */
    boolean rebuildTotals(BookId book) {
        Acting.runAsSystem(() -> context.getBean(RunningTotals.class).rebuild(book));
        console.say("command.check.rebuilt", book);
        return totalsHold(book);
    }

    private String comparedWith() {
        return Optional.ofNullable(witness)
                .or(() -> context.getBean(Witness.class).file().filter(Files::exists))
                .map(Path::toString)
                .orElseGet(() -> console.text("command.check.witness.none"));
    }

    private boolean chainHolds(BookId book, Verification.Finding chain) {
        Flaw flaw = chain.flaw();
        if (flaw == null) {
            console.say("command.check.chain", book, chain.entries());
            Seal sealed = chain.sealed();
            if (sealed == null) {
                console.say("command.check.unsealed", book);
            } else {
                console.say("command.check.sealed", book, sealed.position(), console.moment(sealed.sealedAt()));
            }
            Dropped dropped = chain.dropped();
            if (dropped.entries() > 0) {
                console.say(
                        "command.check.dropped",
                        book,
                        dropped.entries(),
                        console.moment(dropped.first()),
                        console.moment(dropped.last()));
            }
        } else {
            console.broken(flaw);
        }
        return flaw == null;
    }

    /** False where a file holds another key than the database knows: one of the two was put in the other's place. A lost one is told. */
    private boolean keyFits() {
        Refused trouble = Acting.asSystem(
                () -> context.getBean(Verification.class).sealingTrouble().orElse(null));
        if (trouble != null) {
            console.failed(trouble);
        }
        return trouble == null || trouble.problems().getFirst().code() == ProblemCode.SEALING_KEY_MISSING;
    }

    private boolean totalsHold(BookId book) {
        RunningTotals.Finding totals =
                Acting.asSystem(() -> context.getBean(RunningTotals.class).check(book));
        if (totals.holds()) {
            console.say("command.check.totals", book, totals.rows());
        } else {
            console.say("command.check.different", book, String.valueOf(totals.first()));
        }
        return totals.holds();
    }

    /** A record whose place or unit is not there on its day is missing in every figure by area or unit. */
    private boolean placesHold(BookId book) {
        Optional<Placed.Stray> stray =
                Acting.asSystem(() -> context.getBean(Placed.class).findStray(book));
        stray.ifPresentOrElse(
                one -> console.say(
                        "command.check.stray." + one.what(),
                        book,
                        one.record().id(),
                        one.day(),
                        Long.toString(one.id())),
                () -> console.say("command.check.placed", book));
        return stray.isEmpty();
    }

    /** What is kept of frozen reports is what the entries say that froze them. */
    private boolean reportsHold(BookId book) {
        FrozenReports.Finding frozen =
                Acting.asSystem(() -> context.getBean(FrozenReports.class).check(book));
        frozen.flaws().forEach(console::broken);
        if (frozen.flaws().isEmpty() && frozen.reports() > 0) {
            console.say("command.check.reports", book, frozen.reports());
        }
        return frozen.flaws().isEmpty();
    }

    /** The trail of access; needs the key that marked it. */
    boolean trailHolds() {
        TrailCheck.Report trail =
                Acting.asSystem(() -> context.getBean(TrailCheck.class).run());
        if (trail.holds()) {
            console.say("command.check.trail", trail.lines());
        } else {
            TrailCheck.Finding first = trail.findings().getFirst();
            console.say("command.check.trail.broken", first.fault() + " " + first.where());
        }
        return trail.holds();
    }
}
