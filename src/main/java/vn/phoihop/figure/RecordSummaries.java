package vn.phoihop.figure;

import gg.jte.Content;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    /** What the acting account may do with a record in sight now, drawn for its page; empty where that is nothing. */
    default Optional<Content> actions(RecordKey record, Page page) {
        return Optional.empty();
    }
}
