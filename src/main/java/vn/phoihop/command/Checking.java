package vn.phoihop.command;

import java.nio.file.Files;
import java.nio.file.Path;
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

    Checking(ApplicationContext context, Console console) {
        this(context, console, null);
    }

    /** @param witness to compare with instead of the installation's own; null for that */
    Checking(ApplicationContext context, Console console, @Nullable Path witness) {
        this.context = context;
        this.console = console;
        this.witness = witness;
    }

    /** The key that seals, the organisation, and every book there is or the witness knows, the common one too: chain, seals, running totals, frozen reports. */
    boolean booksHold() {
        boolean hold = keyFits() & new CheckingOrganisation(context, console).holds();
        console.say("command.check.witness", comparedWith());
        for (BookId book :
                Acting.asSystem(() -> context.getBean(Verification.class).listKnown(witness))) {
            hold &= holds(book);
        }
        return hold;
    }

    private String comparedWith() {
        return Optional.ofNullable(witness)
                .or(() -> context.getBean(Witness.class).file().filter(Files::exists))
                .map(Path::toString)
                .orElseGet(() -> console.text("command.check.witness.none"));
    }

    private boolean holds(BookId book) {
        return Acting.asSystem(() -> {
            Verification.Finding chain = context.getBean(Verification.class).verify(book, witness, _ -> {});
            // Of a book that is gone there is nothing more to be said.
            return chainHolds(book, chain)
                    & (chain.missing() || totalsHold(book) & placesHold(book) & reportsHold(book));
        });
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
        RunningTotals.Finding totals = context.getBean(RunningTotals.class).check(book);
        if (totals.holds()) {
            console.say("command.check.totals", book, totals.rows());
        } else {
            console.say("command.check.different", book, String.valueOf(totals.first()));
        }
        return totals.holds();
    }

    /** A record whose place or unit is not there on its day is missing in every figure by area or unit. */
    private boolean placesHold(BookId book) {
        Optional<Placed.Stray> stray = context.getBean(Placed.class).findStray(book);
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
        FrozenReports.Finding frozen = context.getBean(FrozenReports.class).check(book);
        frozen.flaws()
                .forEach(flaw -> console.say(
                        "command.check.broken",
                        book,
                        flaw.position(),
                        flaw.words().in(console.locale())));
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
