package vn.phoihop.organisation;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Cutoff;

/**
 * Snapshots of the organisation. They are kept in memory by the entry that last changed the organisation, so asking costs one look at an
 * index.
 */
@Component
public final class Organisations {

    private static final int KEPT = 32;

    private final OrganisationRows rows;
    private final SequencedMap<Long, Organisation> kept = new LinkedHashMap<>(16, 0.75f, true);

    Organisations(OrganisationRows rows) {
        this.rows = rows;
    }

    /** As it is known now. */
    public Organisation current() {
        return at(Long.MAX_VALUE);
    }

    /** As it was known at a position of the common book; the same for ever. */
    public Organisation at(long commonPosition) {
        long revision = rows.revision(commonPosition);
        synchronized (kept) {
            Organisation found = kept.get(revision);
            if (found == null) {
                found = rows.snapshot(revision);
                kept.put(revision, found);
                if (kept.size() > KEPT) {
                    kept.pollFirstEntry();
                }
            }
            return found;
        }
    }

    public Organisation at(Cutoff cutoff) {
        return at(cutoff.common());
    }

    /** Called when a transaction that had written the revision did not commit: its position will be given to another entry. */
    void forget(long revision) {
        synchronized (kept) {
            kept.remove(revision);
        }
    }
}
