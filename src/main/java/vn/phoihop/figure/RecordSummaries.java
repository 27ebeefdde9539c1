package vn.phoihop.figure;

import gg.jte.Content;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;

/** How a room shows its records to who asks for the records behind a figure. Implemented by the rooms that keep records. */
public interface RecordSummaries {

    /** The record type in the ledger, for example {@code activity}. */
    String recordType();

    /** Those of the records that the room knows and the acting account may see. */
    Map<UUID, RecordSummary> summarise(BookId book, Collection<UUID> records);

    /** One record with its facts, as it stands now; empty where the room does not know it or it is not in sight. */
    Optional<RecordSheet> findSheet(RecordKey record);

    /**
     * The record as an entry about it tells it, in the words of the organisation and the catalogue known at the cutoff.
     *
     * @param payload of that entry
     */
    RecordSheet sheet(String payload, Cutoff cutoff);

    /**
     * What the book tells of a record in sight beside its facts, drawn for its page; empty where that is nothing.
     *
     * @param entries about it, up to the cutoff
     * @param past whether the page shows an earlier time
     */
    default Optional<Content> beside(List<Entry> entries, Cutoff cutoff, boolean past, Page page) {
        return Optional.empty();
    }

    /** What is said of a record without tallies, as a key of a text. */
    default String withoutTallies(boolean past) {
        return past ? "record.counted.nothing.then" : "record.counted.nothing";
    }

    /** What the acting account may do with a record in sight now, drawn for its page; empty where that is nothing. */
    default Optional<Content> actions(RecordKey record, Page page) {
        return Optional.empty();
    }
}
