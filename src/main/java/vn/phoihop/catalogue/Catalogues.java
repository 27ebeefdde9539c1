package vn.phoihop.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.CommonBook;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Snapshots;

/**
 * Snapshots of the catalogue. What is asked for names a day, since definitions are dated, and perhaps a position of the common book; a
 * report asks for the last day of its window. Kept in memory by the entry that last changed the catalogue.
 */
@Component
public final class Catalogues {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final CatalogueRows rows;
    private final CommonBook commonBook;
    private final Clock clock;
    private final Snapshots<DatedCatalogue> snapshots;

    Catalogues(CatalogueRows rows, CommonBook commonBook, Clock clock) {
        this.rows = rows;
        this.commonBook = commonBook;
        this.snapshots =
                new Snapshots<>(rows::revision, revision -> new DatedCatalogue(revision, rows.definitions(revision)));
        this.clock = clock;
    }

    /** What holds today, as it is known now. */
    public Catalogue current() {
        return current(LocalDate.now(clock.withZone(ZONE)));
    }

    /** What holds on the day, as it is known now. */
    public Catalogue current(LocalDate day) {
        return at(commonBook.position(), day);
    }

    /** What holds on any day, as it is known now: one answer for all days. */
    public Function<LocalDate, Catalogue> currentOnAnyDay() {
        return snapshots.at(commonBook.position())::on;
    }

    /** What held on the day, as it was known at a position of the common book; the same for ever. */
    public Catalogue at(long commonPosition, LocalDate day) {
        return snapshots.at(commonPosition).on(day);
    }

    public Catalogue at(Cutoff cutoff, LocalDate day) {
        return at(cutoff.common(), day);
    }

    /** Where regimes change amid one of their windows, as it is known now. */
    public List<RegimeSeam> seams() {
        return snapshots.at(commonBook.position()).seams();
    }

    /** The position of the common book since which a catalogue is known at all: of the first load. 0 where none has been loaded. */
    public long firstKnown() {
        return rows.firstRevision();
    }

    /** Called when a transaction that had written the revision did not commit: its position will be given to another entry. */
    void forget(long revision) {
        snapshots.forget(revision);
    }
}
