package vn.phoihop.organisation;

import org.springframework.stereotype.Component;
import vn.phoihop.ledger.CommonBook;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Snapshots;

/** The organisation as it was known at positions of the common book. */
@Component
public final class Organisations {

    private final OrganisationRows rows;
    private final CommonBook commonBook;
    private final Snapshots<Organisation> snapshots;

    Organisations(OrganisationRows rows, CommonBook commonBook) {
        this.rows = rows;
        this.commonBook = commonBook;
        this.snapshots = new Snapshots<>(rows::revision, rows::snapshot);
    }

    /** As it is known now. */
    public Organisation current() {
        return at(commonBook.position());
    }

    /** As it is known now, looked up anew: for who has waited for the lock on changes, which another may have held since this transaction first looked. */
    Organisation afterWaiting() {
        return at(rows.lastRevision());
    }

    /** As it was known at a position of the common book; the same for ever. */
    public Organisation at(long commonPosition) {
        return snapshots.at(commonPosition);
    }

    public Organisation at(Cutoff cutoff) {
        return at(cutoff.common());
    }

    /** The position of the common book since which an organisation is known at all: of the first load. 0 where none has been loaded. */
    public long firstKnown() {
        return rows.firstRevision();
    }

    /** Called when a transaction that had written the revision did not commit: its position will be given to another entry. */
    void forget(long revision) {
        snapshots.forget(revision);
    }
}
