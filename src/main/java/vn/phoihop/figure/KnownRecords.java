package vn.phoihop.figure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/** Records of any room in one line each, as the rooms tell them to who asks. */
@Component
public class KnownRecords {

    private final List<RecordSummaries> rooms;
    private final Ledger ledger;

    KnownRecords(List<RecordSummaries> rooms, Ledger ledger) {
        this.rooms = rooms;
        this.ledger = ledger;
    }

    /** As {@link #find(String, Collection)}, each as it was told at a cutoff; one whose contents have been dropped as it is now. */
    Map<RecordKey, RecordSummary> find(String recordType, Collection<RecordKey> records, Cutoff cutoff) {
        Map<RecordKey, RecordSummary> found = find(recordType, records);
        Map<BookId, List<UUID>> inSight = found.keySet().stream()
                .collect(
                        Collectors.groupingBy(RecordKey::book, Collectors.mapping(RecordKey::id, Collectors.toList())));
        rooms.stream()
                .filter(room -> room.recordType().equals(recordType))
                .forEach(room -> inSight.forEach((book, ids) -> ledger.latest(book, ids, cutoff).stream()
                        .filter(entry -> entry.payload() != null)
                        .forEach(entry -> found.put(
                                entry.record(),
                                room.sheet(String.valueOf(entry.payload()), cutoff)
                                        .summary()))));
        return found;
    }

    /** Those that a room knows and the acting account may see. */
    public Map<RecordKey, RecordSummary> find(String recordType, Collection<RecordKey> records) {
        Map<RecordKey, RecordSummary> found = new HashMap<>();
        Map<BookId, List<UUID>> byBook = records.stream()
                .collect(
                        Collectors.groupingBy(RecordKey::book, Collectors.mapping(RecordKey::id, Collectors.toList())));
        rooms.stream()
                .filter(room -> room.recordType().equals(recordType))
                .forEach(room -> byBook.forEach((book, ids) ->
                        room.summarise(book, ids).forEach((id, line) -> found.put(new RecordKey(book, id), line))));
        return found;
    }
}
