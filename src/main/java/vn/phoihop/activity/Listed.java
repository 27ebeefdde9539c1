package vn.phoihop.activity;

import java.time.Instant;
import vn.phoihop.activity.ActivityFilter.Place;

/** A row of a list: the activity, and when it was last changed. */
record Listed(Activity activity, Instant changedAt) {

    Place place() {
        return new Place(activity.occurredOn(), changedAt, activity.key().id());
    }
}
