package vn.phoihop.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Cutoff;

/**
 * Snapshots of the catalogue. What is asked for names a day, since definitions are dated, and perhaps a position of the common book; a
 * report asks for the last day of its window. Kept in memory by the entry that last changed the catalogue.
 */
@Component
public final class Catalogues {

    private static final int KEPT = 32;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final CatalogueRows rows;
    private final Clock clock;
    private final SequencedMap<Long, DatedCatalogue> kept = new LinkedHashMap<>(16, 0.75f, true);

    Catalogues(CatalogueRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What holds today, as it is known now. */
    public Catalogue current() {
        return current(LocalDate.now(clock.withZone(ZONE)));
    }

    /** What holds on the day, as it is known now. */
    public Catalogue current(LocalDate day) {
        return at(Long.MAX_VALUE, day);
    }

    /** What held on the day, as it was known at a position of the common book; the same for ever. */
    public Catalogue at(long commonPosition, LocalDate day) {
        return dated(rows.revision(commonPosition)).on(day);
    }

    public Catalogue at(Cutoff cutoff, LocalDate day) {
        return at(cutoff.common(), day);
    }

    DatedCatalogue dated(long revision) {
        synchronized (kept) {
            DatedCatalogue found = kept.get(revision);
            if (found == null) {
                found = new DatedCatalogue(revision, rows.definitions(revision));
                kept.put(revision, found);
                if (kept.size() > KEPT) {
                    kept.pollFirstEntry();
                }
            }
            return found;
        }
    }

    /** Called when a transaction that had written the revision did not commit: its position will be given to another entry. */
    void forget(long revision) {
        synchronized (kept) {
            kept.remove(revision);
        }
    }
}
