package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.phoihop.activity.ActivityState.DRAFT;
import static vn.phoihop.activity.ActivityState.MERGED;
import static vn.phoihop.activity.ActivityState.RETURNED;
import static vn.phoihop.activity.ActivityState.SUBMITTED;
import static vn.phoihop.activity.ActivityState.WITHDRAWN;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Refused;

class ActivityStepTest {

    /** The whole life-cycle once more, written down the other way round. */
    private static final Map<ActivityState, Set<ActivityStep>> POSSIBLE = new EnumMap<>(Map.of(
            DRAFT,
                    EnumSet.of(
                            ActivityStep.SAVE_DRAFT,
                            ActivityStep.SUBMIT,
                            ActivityStep.WITHDRAW,
                            ActivityStep.JOIN_AWAY),
            SUBMITTED,
                    EnumSet.of(
                            ActivityStep.CORRECT,
                            ActivityStep.JOIN,
                            ActivityStep.CONFIRM,
                            ActivityStep.CONTEST,
                            ActivityStep.UPHOLD,
                            ActivityStep.RETURN,
                            ActivityStep.WITHDRAW,
                            ActivityStep.JOIN_AWAY,
                            ActivityStep.MERGE,
                            ActivityStep.MERGE_AWAY,
                            ActivityStep.UNDO_MERGE,
                            ActivityStep.TELL_APART,
                            ActivityStep.DOUBT_AGAIN),
            RETURNED, EnumSet.of(ActivityStep.SUBMIT, ActivityStep.WITHDRAW, ActivityStep.JOIN_AWAY),
            WITHDRAWN, EnumSet.noneOf(ActivityStep.class),
            MERGED, EnumSet.of(ActivityStep.COME_BACK)));

    @Test
    void everyStepIsPossibleWhereListedAndNowhereElse() {
        for (ActivityState state : ActivityState.values()) {
            for (ActivityStep step : ActivityStep.values()) {
                if (POSSIBLE.get(state).contains(step)) {
                    assertThat(step.from(state)).isNotNull();
                } else {
                    assertThatThrownBy(() -> step.from(state)).isInstanceOf(Refused.class);
                }
            }
        }
    }

    @Test
    void onlySubmittingCorrectingJoiningAndSayingLeaveItCounted() {
        assertThat(ActivityStep.SUBMIT.from(DRAFT)).isEqualTo(SUBMITTED);
        assertThat(ActivityStep.SUBMIT.from(RETURNED)).isEqualTo(SUBMITTED);
        assertThat(ActivityStep.RETURN.from(SUBMITTED)).isEqualTo(RETURNED);
        assertThat(ActivityStep.WITHDRAW.from(SUBMITTED)).isEqualTo(WITHDRAWN);
        assertThat(ActivityStep.JOIN_AWAY.from(SUBMITTED)).isEqualTo(WITHDRAWN);
        assertThat(ActivityStep.MERGE.from(SUBMITTED)).isEqualTo(SUBMITTED);
        assertThat(ActivityStep.MERGE_AWAY.from(SUBMITTED)).isEqualTo(MERGED);
        assertThat(ActivityStep.COME_BACK.from(MERGED)).isEqualTo(SUBMITTED);
    }
}
