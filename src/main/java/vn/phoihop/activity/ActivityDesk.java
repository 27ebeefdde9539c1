package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Who may do what with activities. Pages and programs take every step through here; loads of the system itself do not. */
@Component
class ActivityDesk {

    private final Activities activities;
    private final RecordingActivity recording;
    private final ChangingActivity changing;
    private final ActivityChecks checks;
    private final Permissions permissions;

    ActivityDesk(
            Activities activities,
            RecordingActivity recording,
            ChangingActivity changing,
            ActivityChecks checks,
            Permissions permissions) {
        this.activities = activities;
        this.recording = recording;
        this.changing = changing;
        this.checks = checks;
        this.permissions = permissions;
    }

    /** A record in sight. */
    @Transactional(readOnly = true)
    Activity get(RecordKey key) {
        permissions.require(Authority.RECORD_VIEW);
        return activities.get(key);
    }

    /** A record whose form the acting office may open: to go on with a draft, or to correct what was sent. */
    @Transactional(readOnly = true)
    Activity getToWrite(RecordKey key) {
        permissions.require(Authority.ACTIVITY_RECORD);
        return require(
                activities.get(key).state() == ActivityState.SUBMITTED ? ActivityStep.CORRECT : ActivityStep.SAVE_DRAFT,
                key);
    }

    /** Whether the acting office may take the step with the record now. */
    boolean may(ActivityStep step, Activity activity) {
        return SignedIn.current().may(step.side().authority())
                && isOpen(step, activity)
                && !actsFor(step, activity).isEmpty();
    }

    /** The steps its pages and programs offer on a record now, whoever asks. */
    static List<ActivityStep> possible(Activity activity) {
        return Arrays.stream(ActivityStep.values())
                .filter(step -> isOpen(step, activity))
                .filter(step -> step.side() != ActivityStep.Side.PARTNER
                        || !activity.asked().isEmpty())
                .filter(step -> step.side() != ActivityStep.Side.NEWCOMER && step.side() != ActivityStep.Side.ARBITER)
                .toList();
    }

    /** Whether the step is possible now, whoever takes it; only a contest can be answered, and what counts for others too stays. */
    private static boolean isOpen(ActivityStep step, Activity activity) {
        return step.possibleFrom(activity.state())
                && (step != ActivityStep.UPHOLD || activity.confirmation() == Confirmation.CONTESTED)
                && (step != ActivityStep.WITHDRAW || !Uniting.holdsOthers(activity));
    }

    /** The units of the record whose step it is and for which the acting office acts. */
    List<UnitId> actsFor(ActivityStep step, Activity activity) {
        UnitId own = SignedIn.current().unit();
        return units(step, activity).stream()
                .distinct()
                .filter(unit -> permissions.answersFor(own, unit))
                .filter(unit -> step.side() != ActivityStep.Side.SUPERIOR || !unit.equals(own))
                .toList();
    }

    /** The units whose step it is. */
    static List<UnitId> units(ActivityStep step, Activity activity) {
        return switch (step.side()) {
            case WRITER -> {
                UnitId recorder = activity.recorded().unit();
                yield recorder == null ? List.of(activity.lead()) : List.of(activity.lead(), recorder);
            }
            case PARTNER -> activity.asked().stream().map(Participant::unit).toList();
            case SUPERIOR -> List.of(activity.lead());
            case NEWCOMER, ARBITER -> List.of();
        };
    }

    /** @param version of the draft that was seen; 0 for one that is new */
    @Transactional
    Activity saveDraft(RecordKey key, int version, TypedActivity.Read read) {
        mayWrite(key, version, read, ActivityStep.SAVE_DRAFT);
        Refused.ifAny(problems(key, read, checks.on(key.book()).draftProblems(read.form())));
        return recording.saveDraft(key, read.form(), by());
    }

    /**
     * Submits it. The unit that writes it down has thereby confirmed it.
     *
     * @param version of the draft that was seen; 0 for one that is new
     */
    @Transactional
    Activity submit(RecordKey key, int version, TypedActivity.Read read) {
        mayWrite(key, version, read, ActivityStep.SUBMIT);
        Refused.ifAny(problems(key, read, checks.on(key.book()).problems(read.form())));
        return recording.submit(new Submission(key, read.form(), signing(key, read.form()), by()));
    }

    /** Who has confirmed by writing it down: the own unit, and a lead that is no more and has become the own unit. */
    private Set<UnitId> signing(RecordKey key, ActivityForm form) {
        UnitId own = SignedIn.current().unit();
        return form.units().stream()
                .filter(unit -> unit.equals(own)
                        || unit.equals(form.lead())
                                && !checks.on(key.book()).existsNow(unit)
                                && permissions.answersFor(own, unit))
                .collect(Collectors.toSet());
    }

    /** Submits a draft as it stands, or once more as it was submitted. */
    @Transactional
    Activity submitDraft(RecordKey key, int version) {
        Activity draft = require(ActivityStep.SUBMIT, key);
        if (draft.version() != version) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return submit(key, version, new TypedActivity.Read(draft.form(), List.of(), rows(draft)));
    }

    /** @param reason may be missing while its writer amends it */
    @Transactional
    Activity correct(RecordKey key, int version, TypedActivity.Read read, @Nullable String reason) {
        require(ActivityStep.CORRECT, key);
        List<Problem> problems =
                new ArrayList<>(problems(key, read, checks.on(key.book()).problems(read.form())));
        problems.addAll(changing.reasonProblems(activities.get(key), reason, by()));
        Refused.ifAny(problems);
        return changing.correct(key, version, read.form(), reason, by());
    }

    @Transactional
    Activity withdraw(RecordKey key, int version, @Nullable String reason) {
        require(ActivityStep.WITHDRAW, key);
        return changing.withdraw(key, version, reason, by());
    }

    /** @param remark that answers whoever contests */
    @Transactional
    Activity uphold(RecordKey key, int version, @Nullable String remark) {
        require(ActivityStep.UPHOLD, key);
        return changing.uphold(key, version, remark, by());
    }

    @Transactional
    Activity giveBack(RecordKey key, int version, @Nullable String reason) {
        require(ActivityStep.RETURN, key);
        return changing.giveBack(key, version, reason, by());
    }

    /** @param partner null for every partner for which the office acts */
    @Transactional
    Activity confirm(RecordKey key, @Nullable Integer version, @Nullable UnitId partner) {
        Activity after = null;
        Integer expected = version;
        for (UnitId unit : speakers(ActivityStep.CONFIRM, key, partner)) {
            after = changing.confirm(key, expected, unit, by());
            expected = after.version();
        }
        return after == null ? activities.get(key) : after;
    }

    /** @param partner null for every partner for which the office acts */
    @Transactional
    Activity contest(RecordKey key, @Nullable Integer version, @Nullable UnitId partner, @Nullable String remark) {
        Activity after = null;
        Integer expected = version;
        for (UnitId unit : speakers(ActivityStep.CONTEST, key, partner)) {
            after = changing.contest(key, expected, unit, remark, by());
            expected = after.version();
        }
        return after == null ? activities.get(key) : after;
    }

    private List<UnitId> speakers(ActivityStep step, RecordKey key, @Nullable UnitId partner) {
        Activity activity = require(step, key);
        if (activity.asked().isEmpty()) {
            throw new Refused(ProblemCode.NO_PARTNER);
        }
        if (partner == null) {
            return actsFor(step, activity);
        }
        if (activity.asked(partner).isEmpty()) {
            throw new Refused(ProblemCode.UNIT_NOT_IN_RECORD, partner.value());
        }
        permissions.require(step.side().authority(), partner);
        return List.of(partner);
    }

    /** The record, where the acting office may take the step with it as far as units go; what its state says is asked when it is taken. */
    Activity require(ActivityStep step, RecordKey key) {
        permissions.require(step.side().authority());
        Activity activity = activities.get(key);
        List<UnitId> units = units(step, activity);
        if (actsFor(step, activity).isEmpty() && !units.isEmpty()) {
            permissions.require(step.side().authority(), units.getFirst());
            throw new Refused(
                    ProblemCode.NOT_ALLOWED, permissions.whoCould(step.side().authority()));
        }
        return activity;
    }

    /** Whether a form may be put under the id: it is new, or its draft is the one that was seen. */
    private void mayWrite(RecordKey key, int version, TypedActivity.Read read, ActivityStep step) {
        permissions.require(Authority.ACTIVITY_RECORD);
        SignedIn.current().own(key.book());
        Map<UUID, Activity> known = activities.lock(key.book(), List.of(key.id()));
        Activity before = known.get(key.id());
        if (before == null) {
            if (version > 0) {
                throw new Refused(ProblemCode.NOT_FOUND, key.toString());
            }
            return;
        }
        require(step, key);
        if (before.form().equals(read.form())) {
            return;
        }
        if (version == 0) {
            throw RecordingActivity.writtenAlready(before);
        }
        if (version != before.version()) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        step.from(before.state());
    }

    /** All that is wrong with a form, also that who writes it down takes no part in it with the own unit or one below. */
    private List<Problem> problems(RecordKey key, TypedActivity.Read read, List<Problem> checked) {
        List<Problem> problems = new ArrayList<>(read.with(checked));
        UnitId own = SignedIn.current().unit();
        boolean takesPart = permissions.answersFor(own, read.form().lead())
                || read.form().partners().stream().anyMatch(partner -> permissions.answersFor(own, partner));
        if (!takesPart && problems.stream().noneMatch(known -> known.where().equals("lead"))) {
            problems.add(Problem.at("lead", ProblemCode.OWN_UNIT_ABSENT));
        }
        return problems;
    }

    private static List<Integer> rows(Activity activity) {
        return IntStream.range(0, activity.partners().size()).boxed().toList();
    }

    static By by() {
        return SignedIn.current().by();
    }
}
