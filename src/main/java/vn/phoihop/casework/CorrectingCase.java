package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Mending what was written about a case, and what partners say about it. Whoever mends names the version seen. */
@Component
public class CorrectingCase {

    private final CaseWriting writing;

    CorrectingCase(CaseWriting writing) {
        this.writing = writing;
    }

    @Transactional
    public CaseFile correct(RecordKey key, int expectedVersion, CaseForm form, String reason, By by) {
        return mend(key, expectedVersion, "CASE_CORRECTED", reason, by, (before, check) -> {
            Refused.ifAny(check.problems(form));
            return before.takes(CaseFile.of(key, form, check));
        });
    }

    /** Puts the form in the place of the milestone with the same id; it keeps its lead unless the day moves across a hand-over. */
    @Transactional
    public CaseFile correctMilestone(RecordKey key, int expectedVersion, MilestoneForm form, String reason, By by) {
        return mend(key, expectedVersion, "CASE_MILESTONE_CORRECTED", reason, by, (before, check) -> {
            Refused.ifAny(check.problems(before, form));
            known(before, form.id());
            return before.reaching(form);
        });
    }

    /** Takes a milestone out again that was not reached after all. */
    @Transactional
    public CaseFile takeBackMilestone(RecordKey key, int expectedVersion, UUID milestone, String reason, By by) {
        return mend(key, expectedVersion, "CASE_MILESTONE_TAKEN_BACK", reason, by, (before, check) -> {
            known(before, milestone);
            return before.without(milestone);
        });
    }

    /** Takes the case out of every figure; its history stays. */
    @Transactional
    public CaseFile withdraw(RecordKey key, int expectedVersion, String reason, By by) {
        Refused.ifAny(reasonProblems(reason));
        return writing.write(new CaseWriting.Deed(key, "CASE_WITHDRAWN", by, (before, check) -> {
            CaseFile open = HandlingCase.open(before, key);
            expect(open, expectedVersion);
            return open.next(CaseState.WITHDRAWN, PlainText.tidy(reason));
        }));
    }

    /** A partner agrees with the record (thống nhất). */
    @Transactional
    public CaseFile confirm(RecordKey key, UnitId partner, By by) {
        return say(key, partner, "CASE_CONFIRMED", null, by);
    }

    /** A partner contests the record. It still counts and is listed until it is settled. */
    @Transactional
    public CaseFile contest(RecordKey key, UnitId partner, String reason, By by) {
        Refused.ifAny(reasonProblems(reason));
        return say(key, partner, "CASE_CONTESTED", PlainText.tidy(reason), by);
    }

    private CaseFile say(RecordKey key, UnitId unit, String event, @Nullable String reason, By by) {
        return writing.write(new CaseWriting.Deed(key, event, by, (before, check) -> {
            CaseFile open = HandlingCase.open(before, key);
            Partner partner =
                    open.partner(unit).orElseThrow(() -> new Refused(ProblemCode.UNIT_NOT_IN_RECORD, unit.value()));
            Partner said = new Partner(
                    unit, partner.force(), reason == null ? Confirmation.CONFIRMED : Confirmation.CONTESTED, reason);
            return said.equals(partner) ? open : open.replacing(said).next(CaseState.OPEN, open.reason());
        }));
    }

    private interface Mending {
        CaseFile apply(CaseFile before, CaseCheck check);
    }

    private CaseFile mend(RecordKey key, int expectedVersion, String event, String reason, By by, Mending mending) {
        Refused.ifAny(reasonProblems(reason));
        return writing.write(new CaseWriting.Deed(key, event, by, (before, check) -> {
            CaseFile open = HandlingCase.open(before, key);
            expect(open, expectedVersion);
            CaseFile mended = mending.apply(open, check);
            return mended.equals(open) ? open : mended.next(CaseState.OPEN, PlainText.tidy(reason));
        }));
    }

    private static void expect(CaseFile file, int version) {
        if (file.version() != version) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    private static void known(CaseFile file, UUID milestone) {
        if (file.milestone(milestone).isEmpty()) {
            throw new Refused(ProblemCode.NOT_FOUND, milestone.toString());
        }
    }

    private static List<Problem> reasonProblems(String reason) {
        List<Problem> problems = new ArrayList<>();
        if (PlainText.tidy(reason) == null) {
            problems.add(Problem.at("reason", ProblemCode.REQUIRED));
        }
        problems.addAll(PlainText.problems("reason", reason));
        return problems;
    }
}
