package vn.phoihop.activity;

import static vn.phoihop.activity.ActivityState.DRAFT;
import static vn.phoihop.activity.ActivityState.RETURNED;
import static vn.phoihop.activity.ActivityState.SUBMITTED;
import static vn.phoihop.activity.ActivityState.WITHDRAWN;

import java.util.Set;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The life-cycle of an activity as one table: from which states a step is possible and where it leads. */
public enum ActivityStep {
    SAVE_DRAFT(Set.of(DRAFT), DRAFT),
    SUBMIT(Set.of(DRAFT, RETURNED), SUBMITTED),
    CORRECT(Set.of(SUBMITTED), SUBMITTED),
    JOIN(Set.of(SUBMITTED), SUBMITTED),
    CONFIRM(Set.of(SUBMITTED), SUBMITTED),
    CONTEST(Set.of(SUBMITTED), SUBMITTED),
    RETURN(Set.of(SUBMITTED), RETURNED),
    WITHDRAW(Set.of(DRAFT, SUBMITTED, RETURNED), WITHDRAWN);

    private final Set<ActivityState> from;
    private final ActivityState to;

    ActivityStep(Set<ActivityState> from, ActivityState to) {
        this.from = from;
        this.to = to;
    }

    boolean possibleFrom(ActivityState state) {
        return from.contains(state);
    }

    /** Where the step leads; refused from a state that does not know it. */
    ActivityState from(ActivityState state) {
        if (!possibleFrom(state)) {
            throw new Refused(ProblemCode.STEP_NOT_POSSIBLE, name(), state.name());
        }
        return to;
    }

    /** The event in the book; saving a draft writes none. */
    String event() {
        return switch (this) {
            case SAVE_DRAFT -> throw new IllegalStateException("a draft is not in the book");
            case SUBMIT -> "ACTIVITY_SUBMITTED";
            case CORRECT -> "ACTIVITY_CORRECTED";
            case JOIN -> "ACTIVITY_JOINED";
            case CONFIRM -> "ACTIVITY_CONFIRMED";
            case CONTEST -> "ACTIVITY_CONTESTED";
            case RETURN -> "ACTIVITY_RETURNED";
            case WITHDRAW -> "ACTIVITY_WITHDRAWN";
        };
    }
}
