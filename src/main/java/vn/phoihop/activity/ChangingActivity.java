package vn.phoihop.activity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What may still happen to a record that counts: it is corrected, joined, confirmed, contested, upheld, given back or withdrawn. */
@Component
public class ChangingActivity {

    private final Activities activities;
    private final SavingActivities saving;
    private final ActivityChecks checks;
    private final Ledger ledger;
    private final Clock clock;

    ChangingActivity(
            Activities activities, SavingActivities saving, ActivityChecks checks, Ledger ledger, Clock clock) {
        this.activities = activities;
        this.saving = saving;
        this.checks = checks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Puts the form in the place of what was there. What the partners have said stays where it still concerns what they spoke about; whoever
     * contested is answered by it and asked again. Refused when somebody was faster.
     *
     * @param reason may be missing while {@link Activity#amendableBy its writer amends it}
     */
    @Transactional
    public Activity correct(RecordKey key, int expectedVersion, ActivityForm form, @Nullable String reason, By by) {
        return change(key, expectedVersion, ActivityStep.CORRECT, by, (before, check) -> {
            List<Problem> problems = new ArrayList<>(check.problems(form));
            problems.addAll(reasonProblems(before, reason, by));
            Refused.ifAny(problems);
            return before.form().equals(form)
                    ? before
                    : before.after(ActivityStep.CORRECT, PlainText.tidy(reason))
                            .takes(form.draft(key, check, before.recorded()), before.recorded())
                            .signedBy(form.lead().equals(by.unit()) ? Set.of(form.lead()) : Set.of());
        });
    }

    /** Takes it out of every figure; its history stays. A draft, which is in no book yet, goes without a reason. */
    @Transactional
    public Activity withdraw(RecordKey key, int expectedVersion, @Nullable String reason, By by) {
        return leave(key, expectedVersion, ActivityStep.WITHDRAW, reason, by);
    }

    /** Takes out what says once more what the other one says since its units have joined that. */
    @Transactional
    Activity giveUpFor(UUID joined, RecordKey key, int expectedVersion, By by) {
        return change(key, expectedVersion, ActivityStep.JOIN_AWAY, by, (before, check) -> {
            holdsNoOther(before);
            return before.after(ActivityStep.JOIN_AWAY, null)
                    .linked(Uniting.with(before, new Link(Link.Relation.JOINED_INTO, joined, null)));
        });
    }

    /** Gives it back to its recorder to mend; until it is submitted again it does not count. */
    @Transactional
    public Activity giveBack(RecordKey key, int expectedVersion, @Nullable String reason, By by) {
        return leave(key, expectedVersion, ActivityStep.RETURN, reason, by);
    }

    /**
     * A unit adds itself and what it put in to a record another unit has already written: one patrol seen by two forces stays one patrol.
     * Whoever joins has confirmed. Joining again replaces what the unit said it put in, where that was seen.
     *
     * @param expectedVersion of the record that was seen; null where it was out of sight: then what a colleague has put in since stands
     */
    @Transactional
    public Activity join(
            RecordKey key, @Nullable Integer expectedVersion, UnitId unit, List<Contribution> putIn, By by) {
        return change(key, expectedVersion, ActivityStep.JOIN, by, (before, check) -> {
            Kind kind = check.catalogue(before.occurredOn()).kind(before.kind());
            List<Problem> problems = new ArrayList<>();
            if (before.lead().equals(unit)) {
                problems.add(Problem.at("unit", ProblemCode.JOIN_LED_ALREADY, check.name(unit, before.occurredOn())));
            }
            for (Contribution one : putIn) {
                // As the page that asks for it names its fields.
                String where = "lead." + one.measure();
                if (!one.unit().equals(unit)) {
                    problems.add(Problem.at(
                            where, ProblemCode.UNIT_NOT_IN_RECORD, one.unit().value()));
                }
                problems.addAll(check.amount(where, one.measure(), one.quantity(), kind, before.occurredOn(), false));
            }
            problems.addAll(check.unitProblems("unit", unit, before.occurredOn()));
            Refused.ifAny(problems);
            Set<Contribution> there = before.putIn(unit);
            if (expectedVersion == null && !there.isEmpty() && !there.equals(Set.copyOf(putIn))) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            Activity joined =
                    before.joinedBy(Participant.confirmed(unit, check.force(unit, before.occurredOn())), putIn);
            return joined.equals(before) ? before : joined.after(ActivityStep.JOIN, null);
        });
    }

    /** A partner, or a lead for which another unit wrote it down, agrees with the record (thống nhất). */
    @Transactional
    public Activity confirm(RecordKey key, @Nullable Integer expectedVersion, UnitId partner, By by) {
        return say(key, expectedVersion, partner, ActivityStep.CONFIRM, null, by);
    }

    /** A partner contests the record. It still counts and is listed until it is settled. */
    @Transactional
    public Activity contest(
            RecordKey key, @Nullable Integer expectedVersion, UnitId partner, @Nullable String reason, By by) {
        Refused.ifAny(reasonProblems(reason));
        return say(key, expectedVersion, partner, ActivityStep.CONTEST, PlainText.tidy(reason), by);
    }

    /** Its writer stands by what is written: whoever contests is answered by the remark and asked again. */
    @Transactional
    public Activity uphold(RecordKey key, int expectedVersion, @Nullable String remark, By by) {
        Refused.ifAny(reasonProblems(remark));
        return change(key, expectedVersion, ActivityStep.UPHOLD, by, (before, check) -> {
            Activity answered = before;
            for (Participant one : before.asked()) {
                answered = answered.replacing(one.answered());
            }
            if (answered.equals(before)) {
                throw new Refused(ProblemCode.NOT_CONTESTED);
            }
            return answered.after(ActivityStep.UPHOLD, PlainText.tidy(remark));
        });
    }

    private Activity say(
            RecordKey key,
            @Nullable Integer expectedVersion,
            UnitId unit,
            ActivityStep step,
            @Nullable String reason,
            By by) {
        return change(key, expectedVersion, step, by, (before, check) -> {
            Participant partner =
                    before.asked(unit).orElseThrow(() -> new Refused(ProblemCode.UNIT_NOT_IN_RECORD, unit.value()));
            Participant said = reason == null
                    ? Participant.confirmed(unit, partner.force())
                    : Participant.contested(unit, partner.force(), reason);
            return said.equals(partner) ? before : before.replacing(said).after(step, before.reason());
        });
    }

    private Activity leave(RecordKey key, int expectedVersion, ActivityStep step, @Nullable String reason, By by) {
        return change(key, expectedVersion, step, by, (before, check) -> {
            Refused.ifAny(
                    before.state() == ActivityState.DRAFT
                            ? PlainText.problems("reason", reason)
                            : reasonProblems(reason));
            if (step == ActivityStep.WITHDRAW) {
                holdsNoOther(before);
            }
            return before.after(step, PlainText.tidy(reason));
        });
    }

    /** What went into it would be gone with it, and could not come back. */
    private static void holdsNoOther(Activity leaving) {
        if (Uniting.holdsOthers(leaving)) {
            throw new Refused(ProblemCode.MERGE_HOLDS_OTHERS);
        }
    }

    private Instant at(By by) {
        Instant at = by.at();
        return at == null ? clock.instant() : at;
    }

    private Activity change(
            RecordKey key,
            @Nullable Integer expectedVersion,
            ActivityStep step,
            By by,
            BiFunction<Activity, ActivityCheck, Activity> deed) {
        ActivityCheck check = checks.on(key.book());
        Activity before = activities.lock(key.book(), List.of(key.id())).get(key.id());
        if (before == null) {
            throw new Refused(ProblemCode.NOT_FOUND, key.toString());
        }
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        step.from(before.state());
        Activity after = deed.apply(before, check);
        if (after.equals(before)) {
            return before;
        }
        saving.save(key.book(), List.of(check.kept(after, by.then(at(by)))));
        if (before.state() != ActivityState.DRAFT) {
            ledger.post(RecordingActivity.posting(after, step, by, check));
        }
        return after;
    }

    /** What is wrong with the reason for a correction. */
    List<Problem> reasonProblems(Activity before, @Nullable String reason, By by) {
        return before.amendableBy(by, at(by)) ? PlainText.problems("reason", reason) : reasonProblems(reason);
    }

    static List<Problem> reasonProblems(@Nullable String reason) {
        return PlainText.tidy(reason) == null
                ? List.of(Problem.at("reason", ProblemCode.REQUIRED))
                : PlainText.problems("reason", reason);
    }
}
