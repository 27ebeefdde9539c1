package vn.phoihop.figure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/** Records of any room in one line each, as the rooms tell them to who asks. */
@Component
public class KnownRecords {

    private final List<RecordSummaries> rooms;

    KnownRecords(List<RecordSummaries> rooms) {
        this.rooms = rooms;
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
