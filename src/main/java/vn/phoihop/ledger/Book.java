package vn.phoihop.ledger;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * The book of one jurisdiction.
 *
 * @param timeZone decides which local day something happened on
 * @param area of the jurisdiction; null for the common book
 * @param sample holds invented data, and says so wherever it is shown
 */
public record Book(
        BookId id,
        String code,
        LocalizedText name,
        ZoneId timeZone,
        @Nullable AreaId area,
        boolean sample) {}
