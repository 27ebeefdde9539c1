package vn.phoihop.activity;

import java.util.List;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Joins with a record of one's own, as {@link JoinDesk} does for whoever is signed in; within a transaction of the caller's. */
public record JoiningAway(ChangingActivity changing) {

    /** The record that was joined; the own one has gone. */
    public Activity join(
            RecordKey target,
            int version,
            UnitId unit,
            List<Contribution> putIn,
            RecordKey own,
            int ownVersion,
            By by) {
        Activity joined = changing.join(target, version, unit, putIn, by);
        changing.giveUpFor(target.id(), own, ownVersion, by);
        return joined;
    }
}
