package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.casework.CaseWriting.Deed;
import vn.phoihop.casework.CaseWriting.Outcome;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The life of a case: it is opened, reaches its milestones, and may be handed over. */
@Component
public class HandlingCase {

    private final CaseWriting writing;

    HandlingCase(CaseWriting writing) {
        this.writing = writing;
    }

    @Transactional
    public CaseFile take(CaseStep step) {
        return take(step, null);
    }

    /** Refused where the case is no longer in the version its writer has seen. */
    @Transactional
    public CaseFile take(CaseStep step, @Nullable Integer seen) {
        return writing.write(deed(step, seen));
    }

    /** Many steps in their order, all of them or none. */
    @Transactional
    public void takeAll(List<? extends CaseStep> steps) {
        Map<BookId, List<Deed>> byBook = new TreeMap<>();
        for (CaseStep step : steps) {
            byBook.computeIfAbsent(step.key().book(), book -> new ArrayList<>()).add(deed(step, null));
        }
        byBook.forEach(writing::write);
    }

    private static Deed deed(CaseStep step, @Nullable Integer seen) {
        return switch (step) {
            case Opening opening ->
                new Deed(opening.key(), opening.by(), (before, check) -> open(opening, before, check));
            case Reaching reaching ->
                new Deed(
                        reaching.key(),
                        reaching.by(),
                        (before, check) -> reach(reaching, CaseWriting.known(before, reaching.key(), seen), check));
            case Offering offering ->
                new Deed(
                        offering.key(),
                        offering.by(),
                        (before, check) -> offer(offering, CaseWriting.known(before, offering.key(), seen), check));
            case Answering answering -> answer(answering, seen);
        };
    }

    private static Outcome open(Opening opening, @Nullable CaseFile before, CaseCheck check) {
        Refused.ifAny(check.problems(opening.form()));
        if (before == null) {
            check.requireOpenBook();
            return new Outcome(
                    CaseFile.of(opening.key(), opening.form(), check, opening.by())
                            .signedBy(opening.signedBy()),
                    CaseMove.OPENED);
        }
        if (!before.form().equals(opening.form())) {
            throw writtenAlready(before);
        }
        return new Outcome(before, CaseMove.OPENED);
    }

    /** What was sent differs from what is there: to be corrected there, not sent once more under another id. */
    static Refused writtenAlready(CaseFile known) {
        return new Refused(ProblemCode.WRITTEN_ALREADY, CaseLines.state(known.state()), known.version());
    }

    /** Sent twice under the same id it is still one; a hand-over to a body outside the book ends the case for the book. */
    private static Outcome reach(Reaching reaching, CaseFile before, CaseCheck check) {
        MilestoneForm form = reaching.form();
        Optional<Milestone> known = before.milestone(form.id());
        if (known.isPresent()) {
            if (!known.get().form().equals(form)) {
                throw writtenAlready(before);
            }
            return new Outcome(before, CaseMove.REACH.event());
        }
        CaseMove move = form.handsOut() ? CaseMove.HAND_OUT : CaseMove.REACH;
        move.from(before.state());
        Refused.ifAny(check.problems(before, form));
        return CaseWriting.moved(
                before,
                before.reaching(form, check, check.at(reaching.by())).signedBy(reaching.signedBy()),
                move,
                null);
    }

    /** The same offer sent twice is one. */
    private static Outcome offer(Offering offering, CaseFile before, CaseCheck check) {
        if (before.offer()
                .filter(offer ->
                        offer.to().equals(offering.to()) && offer.offeredOn().equals(offering.on()))
                .isPresent()) {
            return new Outcome(before, CaseMove.OFFER.event());
        }
        CaseMove.OFFER.from(before.state());
        Refused.ifAny(check.problems(before, offering.to(), offering.on()));
        return CaseWriting.moved(
                before,
                before.offeredTo(offering.to(), check.force(offering.to(), offering.on()), offering.on()),
                CaseMove.OFFER,
                null);
    }

    private static Deed answer(Answering answering, @Nullable Integer seen) {
        CaseMove move = switch (answering.answer()) {
            case ACCEPTED -> CaseMove.ACCEPT;
            case REFUSED -> CaseMove.REFUSE;
            case TAKEN_BACK, OPEN -> CaseMove.TAKE_BACK_OFFER;
        };
        return CaseWriting.moving(answering.key(), seen, move, null, answering.by(), (before, check) -> {
            HandOver offer = before.offer().orElseThrow();
            List<Problem> problems = new ArrayList<>(check.between("on", answering.on(), offer.offeredOn()));
            problems.addAll(
                    move == CaseMove.REFUSE
                            ? CaseCheck.reasonProblems(answering.reason())
                            : PlainText.problems("reason", answering.reason()));
            if (move == CaseMove.ACCEPT) {
                problems.addAll(check.problems(before, offer.to(), answering.on()));
            }
            Refused.ifAny(problems.stream().distinct().toList());
            return before.answered(answering.answer(), answering.on(), PlainText.tidy(answering.reason()));
        });
    }
}
