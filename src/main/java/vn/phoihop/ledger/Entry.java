package vn.phoihop.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * An entry of a book as it was written.
 *
 * @param payload canonical JSON of the whole record after the change; null once retention dropped it
 * @param tallies with reversals, in the order they were hashed
 */
public record Entry(
        BookId book,
        long position,
        Instant recordedAt,
        String actor,
        @Nullable UnitId actingUnit,
        String event,
        String recordType,
        RecordKey record,
        int payloadVersion,
        @Nullable String payload,
        Hash payloadHash,
        Hash hash,
        List<Tally> tallies) {

    /** The same in its book: a file tells the book once. */
    Entry in(BookId of) {
        return new Entry(
                of,
                position,
                recordedAt,
                actor,
                actingUnit,
                event,
                recordType,
                new RecordKey(of, record.id()),
                payloadVersion,
                payload,
                payloadHash,
                hash,
                tallies);
    }

    Entry with(String told) {
        return new Entry(
                book,
                position,
                recordedAt,
                actor,
                actingUnit,
                event,
                recordType,
                record,
                payloadVersion,
                told,
                payloadHash,
                hash,
                tallies);
    }
}
