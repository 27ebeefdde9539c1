package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.List;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** What an activity counts for: itself once for its lead, and what each unit put in for that unit. Count once, credit many. */
final class ActivityTallies {

    private ActivityTallies() {}

    /** Empty unless it is submitted. */
    static List<Tally> of(Activity activity, Kind kind) {
        if (activity.state() != ActivityState.SUBMITTED) {
            return List.of();
        }
        ForceSet forces = activity.forces();
        List<Tally> tallies = new ArrayList<>(1 + activity.contributions().size());
        tallies.add(tally(
                activity,
                kind.counts(),
                Quantity.ONE,
                activity.lead(),
                activity.leadForce(),
                TallyRole.COUNTED,
                forces));
        for (Contribution one : activity.contributions()) {
            ForceId force = activity.partner(one.unit()).map(Participant::force).orElse(activity.leadForce());
            // Some kinds count more than themselves, for example who attended an outreach session.
            TallyRole role = kind.counted().contains(one.measure()) ? TallyRole.COUNTED : TallyRole.CONTRIBUTED;
            tallies.add(tally(activity, one.measure(), one.quantity(), one.unit(), force, role, forces));
        }
        return tallies;
    }

    private static Tally tally(
            Activity activity,
            String measure,
            Quantity quantity,
            UnitId unit,
            ForceId force,
            TallyRole role,
            ForceSet forces) {
        return new Tally(
                measure,
                quantity,
                activity.occurredOn(),
                activity.area(),
                unit,
                force,
                role,
                forces,
                activity.kind(),
                null,
                null,
                activity.exercise());
    }
}
