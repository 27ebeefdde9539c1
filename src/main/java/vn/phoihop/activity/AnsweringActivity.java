package vn.phoihop.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.activity.ActivityBody.Answer;
import vn.phoihop.activity.TwinBody.TwinAnswer;

/** An activity as programs read it. */
@Component
class AnsweringActivity {

    private final ActivityDesk desk;
    private final LikelyTwins twins;

    AnsweringActivity(ActivityDesk desk, LikelyTwins twins) {
        this.desk = desk;
        this.twins = twins;
    }

    Answer of(Activity activity) {
        return of(activity, null);
    }

    /** With the records that may be the same thing, for who has just written it down. */
    Answer withTwins(Activity activity) {
        return of(activity, twins.list(activity).stream().map(TwinAnswer::of).toList());
    }

    private Answer of(Activity activity, @Nullable List<TwinAnswer> likely) {
        return Answer.of(
                activity,
                ActivityDesk.possible(activity).stream()
                        .filter(step -> desk.may(step, activity))
                        .map(ActivitySteps::slug)
                        .toList(),
                likely);
    }
}
