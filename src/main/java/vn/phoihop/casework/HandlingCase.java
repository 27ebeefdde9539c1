package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
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
        return writing.write(deed(step));
    }

    /** Many steps in their order, all of them or none. */
    @Transactional
    public void takeAll(List<? extends CaseStep> steps) {
        Map<BookId, List<CaseWriting.Deed>> byBook = new TreeMap<>();
        for (CaseStep step : steps) {
            byBook.computeIfAbsent(step.key().book(), book -> new ArrayList<>()).add(deed(step));
        }
        byBook.forEach(writing::write);
    }

    private static CaseWriting.Deed deed(CaseStep step) {
        return switch (step) {
            case Opening opening ->
                new CaseWriting.Deed(
                        opening.key(), "CASE_OPENED", opening.by(), (before, check) -> open(opening, before, check));
            case Reaching reaching ->
                new CaseWriting.Deed(
                        reaching.key(),
                        "CASE_MILESTONE_REACHED",
                        reaching.by(),
                        (before, check) -> reach(reaching.form(), open(before, reaching.key()), check));
            case HandingOver handingOver ->
                new CaseWriting.Deed(
                        handingOver.key(),
                        "CASE_HANDED_OVER",
                        handingOver.by(),
                        (before, check) -> handOver(handingOver, open(before, handingOver.key()), check));
        };
    }

    private static CaseFile open(Opening opening, @Nullable CaseFile before, CaseCheck check) {
        Refused.ifAny(check.problems(opening.form()));
        if (before == null) {
            return CaseFile.of(opening.key(), opening.form(), check);
        }
        if (!before.form().equals(opening.form())) {
            throw new Refused(ProblemCode.ID_ALREADY_TAKEN, opening.key().id().toString());
        }
        return before;
    }

    private static CaseFile reach(MilestoneForm form, CaseFile before, CaseCheck check) {
        Refused.ifAny(check.problems(before, form));
        if (before.milestone(form.id()).isPresent()) {
            if (!before.reaching(form).equals(before)) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, form.id().toString());
            }
            return before;
        }
        return before.reaching(form).next(CaseState.OPEN, null);
    }

    private static CaseFile handOver(HandingOver deed, CaseFile before, CaseCheck check) {
        List<Problem> problems = Stream.concat(
                        check.unit("to", deed.to(), deed.on()).stream(), check.happened("on", deed.on()).stream())
                .toList();
        Refused.ifAny(problems);
        // Whoever leads already has nothing to receive: the same hand-over sent twice.
        return before.lead().equals(deed.to())
                ? before
                : before.handedTo(deed.to(), check.force(deed.to(), deed.on()), deed.on())
                        .next(CaseState.OPEN, null);
    }

    static CaseFile open(@Nullable CaseFile file, RecordKey key) {
        if (file == null) {
            throw new Refused(ProblemCode.NOT_FOUND, key.toString());
        }
        if (file.state() != CaseState.OPEN) {
            throw new Refused(
                    ProblemCode.STEP_NOT_POSSIBLE, "CHANGE", file.state().name());
        }
        return file;
    }
}
