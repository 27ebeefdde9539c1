package vn.phoihop.organisation;

import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Snapshots;

/** The organisation as it was known at positions of the common book. */
@Component
public final class Organisations {

    private final Snapshots<Organisation> snapshots;

    Organisations(OrganisationRows rows) {
        this.snapshots = new Snapshots<>(rows::revision, rows::snapshot);
    }

    /** As it is known now. */
    public Organisation current() {
        return at(Long.MAX_VALUE);
    }

    /** As it was known at a position of the common book; the same for ever. */
    public Organisation at(long commonPosition) {
        return snapshots.at(commonPosition);
    }

    public Organisation at(Cutoff cutoff) {
        return at(cutoff.common());
    }

    /** Called when a transaction that had written the revision did not commit: its position will be given to another entry. */
    void forget(long revision) {
        snapshots.forget(revision);
    }
}
