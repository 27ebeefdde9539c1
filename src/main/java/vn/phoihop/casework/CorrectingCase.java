package vn.phoihop.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.casework.CaseWriting.Deed;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Mending what was written about a case, and what partners say about it. Whoever mends names the version seen, and says why, unless what is
 * mended was written down in the last {@link CaseCheck#AMENDED_FREELY} minutes. Where nothing differs nothing is written, and nobody answered.
 */
@Component
public class CorrectingCase {

    private final CaseWriting writing;
    private final SeveredParts severed;

    CorrectingCase(CaseWriting writing, SeveredParts severed) {
        this.writing = writing;
        this.severed = severed;
    }

    @Transactional
    public CaseFile correct(RecordKey key, int seen, CaseForm form, @Nullable String reason, By by) {
        return writing.write(new Deed(key, by, (before, check) -> {
            CaseFile known = CaseWriting.known(before, key, seen);
            CaseMove move = mending(known.writtenAt(), reason, CaseMove.AMEND, CaseMove.CORRECT, check);
            move.from(known.state());
            List<Problem> problems = new ArrayList<>(check.problems(known, form));
            problems.addAll(reasonProblems(move, reason));
            Refused.ifAny(problems);
            CaseFile mended = form.equals(known.form()) ? known : known.takes(form, check);
            Refused.ifAny(severed.relying(known, mended, check));
            return CaseWriting.moved(known, mended, move, PlainText.tidy(reason));
        }));
    }

    /** Puts the form in the place of the milestone with the same id; it keeps its lead unless its day moves across a hand-over. */
    @Transactional
    public CaseFile correctMilestone(RecordKey key, int seen, MilestoneForm form, @Nullable String reason, By by) {
        return writing.write(new Deed(key, by, (before, check) -> {
            CaseFile known = CaseWriting.known(before, key, seen);
            Milestone wrong = milestone(known, form.id());
            CaseMove move =
                    mending(wrong.writtenAt(), reason, CaseMove.AMEND_MILESTONE, CaseMove.CORRECT_MILESTONE, check);
            move.from(known.state());
            List<Problem> problems = new ArrayList<>(check.problems(known, form));
            if (wrong.handsOut() != form.handsOut()) {
                problems.add(Problem.at("stage", ProblemCode.CASE_STAGE_ENDS_IT));
            }
            problems.addAll(reasonProblems(move, reason));
            Refused.ifAny(problems);
            CaseFile mended = form.equals(wrong.form()) ? known : known.reaching(form, check, check.at(by));
            Refused.ifAny(severed.relying(known, mended, check));
            return CaseWriting.moved(known, mended, move, PlainText.tidy(reason));
        }));
    }

    /** Takes a milestone out again that was not reached after all; without a hand-over to the outside the case is open again. */
    @Transactional
    public CaseFile takeBackMilestone(RecordKey key, int seen, UUID milestone, @Nullable String reason, By by) {
        Refused.ifAny(CaseCheck.reasonProblems(reason));
        return writing.write(new Deed(key, by, (before, check) -> {
            CaseFile known = CaseWriting.known(before, key, seen);
            CaseMove move = milestone(known, milestone).handsOut() ? CaseMove.REOPEN : CaseMove.TAKE_BACK_MILESTONE;
            move.from(known.state());
            CaseFile mended = known.without(milestone, check);
            Refused.ifAny(severed.relying(known, mended, check));
            return CaseWriting.moved(known, mended, move, PlainText.tidy(reason));
        }));
    }

    /** Takes the case out of every figure; its history stays. What was joined into it, and what was severed from it, comes first. */
    @Transactional
    public CaseFile withdraw(RecordKey key, int seen, @Nullable String reason, By by) {
        Refused.ifAny(CaseCheck.reasonProblems(reason));
        return writing.write(new Deed(key, by, (before, check) -> {
            CaseFile known = CaseWriting.known(before, key, seen);
            CaseMove.WITHDRAW.from(known.state());
            if (known.links().stream().anyMatch(link -> link.direction() == CaseLink.Direction.TOOK_IN)) {
                throw new Refused(ProblemCode.CASE_HOLDS_OTHERS);
            }
            Refused.ifAny(severed.relying(known, null, check));
            return new CaseWriting.Outcome(
                    known.after(CaseMove.WITHDRAW, PlainText.tidy(reason)), CaseMove.WITHDRAW.event());
        }));
    }

    /** A partner agrees with the record (thống nhất). */
    @Transactional
    public CaseFile confirm(RecordKey key, UnitId partner, By by) {
        return say(key, partner, CaseMove.CONFIRM, null, by);
    }

    /** A partner contests the record. It still counts and is listed until it is settled. */
    @Transactional
    public CaseFile contest(RecordKey key, UnitId partner, @Nullable String reason, By by) {
        Refused.ifAny(CaseCheck.reasonProblems(reason));
        return say(key, partner, CaseMove.CONTEST, PlainText.tidy(reason), by);
    }

    /** The lead stands by what is written: whoever contests is answered by the remark and asked again. */
    @Transactional
    public CaseFile uphold(RecordKey key, int seen, @Nullable String remark, By by) {
        Refused.ifAny(CaseCheck.reasonProblems(remark));
        return writing.write(CaseWriting.moving(
                key, seen, CaseMove.UPHOLD, PlainText.tidy(remark), by, (before, check) -> {
                    CaseFile answered = before;
                    for (Partner one : before.partners()) {
                        answered = answered.replacing(one.answered());
                    }
                    if (answered.equals(before)) {
                        throw new Refused(ProblemCode.NOT_CONTESTED);
                    }
                    return answered;
                }));
    }

    private CaseFile say(RecordKey key, UnitId unit, CaseMove move, @Nullable String remark, By by) {
        return writing.write(new Deed(key, by, (before, check) -> {
            CaseFile known = CaseWriting.known(before, key, null);
            move.from(known.state());
            Partner partner =
                    known.partner(unit).orElseThrow(() -> new Refused(ProblemCode.UNIT_NOT_IN_RECORD, unit.value()));
            Partner said = remark == null ? partner.confirming() : partner.contesting(remark);
            return CaseWriting.moved(known, known.replacing(said), move, known.reason());
        }));
    }

    /** Without a reason, and in time, it is amended; else it is corrected. */
    private static CaseMove mending(
            Instant writtenAt, @Nullable String reason, CaseMove amend, CaseMove correct, CaseCheck check) {
        return PlainText.tidy(reason) == null && check.fresh(writtenAt) ? amend : correct;
    }

    private static List<Problem> reasonProblems(CaseMove move, @Nullable String reason) {
        return move == CaseMove.AMEND || move == CaseMove.AMEND_MILESTONE
                ? List.of()
                : CaseCheck.reasonProblems(reason);
    }

    private static Milestone milestone(CaseFile file, UUID milestone) {
        return file.milestone(milestone).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, milestone.toString()));
    }
}
