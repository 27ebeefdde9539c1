package vn.phoihop.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.UnitId;

/**
 * What an item was worth to who received it.
 *
 * @param outcome what came of it, in words; may be missing
 * @param record what came of it in the book, of {@code recordType}; may be missing
 * @param office in which it was rated
 */
public record Rating(
        boolean ofValue,
        @Nullable String outcome,
        @Nullable String recordType,
        @Nullable UUID record,
        Instant at,
        UnitId office) {

    /** The same without its words. */
    Rating silent() {
        return new Rating(ofValue, null, recordType, record, at, office);
    }
}
