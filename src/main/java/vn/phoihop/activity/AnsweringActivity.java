package vn.phoihop.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.ActivityBody.Answer;
import vn.phoihop.activity.TwinBody.TwinAnswer;

/** An activity as programs read it. */
@Component
class AnsweringActivity {

    private final ActivityDesk desk;
    private final LikelyTwins twins;
    private final TransactionTemplate afterwards;

    AnsweringActivity(ActivityDesk desk, LikelyTwins twins, PlatformTransactionManager transactions) {
        this.desk = desk;
        this.twins = twins;
        this.afterwards = new TransactionTemplate(transactions);
    }

    Answer of(Activity activity) {
        return of(activity, null);
    }

    /**
     * With the records that may be the same thing, for who has just written it down. To be asked once it is committed, since all who write to the
     * book would wait for the search; that it is written is told whatever becomes of the search.
     */
    Answer withTwins(Activity activity) {
        try {
            return afterwards.execute(_ -> of(
                    activity, twins.list(activity).stream().map(TwinAnswer::of).toList()));
        } catch (TransactionException | DataAccessException unreachable) {
            return Answer.of(activity, List.of(), null);
        }
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
