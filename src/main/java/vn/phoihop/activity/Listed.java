package vn.phoihop.activity;

import java.time.Instant;
import vn.phoihop.web.RowPlace;

/** A row of a list: the activity, and when it was last changed. */
record Listed(Activity activity, Instant changedAt) {

    RowPlace place() {
        return new RowPlace(activity.occurredOn(), changedAt, activity.key().id());
    }
}
