package vn.phoihop.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/**
 * What an item was worth to who received it.
 *
 * @param outcome what came of it, in words; may be missing
 * @param record what came of it in the book, of {@code recordType}; may be missing
 * @param recordBook where that stands in another book than the item
 * @param office in which it was rated
 */
public record Rating(
        boolean ofValue,
        @Nullable String outcome,
        @Nullable String recordType,
        @Nullable UUID record,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BookId recordBook,
        Instant at,
        UnitId office) {

    /** The same without its words. */
    Rating silent() {
        return new Rating(ofValue, null, recordType, record, recordBook, at, office);
    }
}
