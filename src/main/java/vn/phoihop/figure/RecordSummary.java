package vn.phoihop.figure;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;

/**
 * A record in one line.
 *
 * @param href its page
 * @param state as a word
 * @param leadUnit none where nobody leads, as of a bare count
 */
public record RecordSummary(
        String href,
        LocalizedText title,
        LocalizedText state,
        @Nullable UnitId leadUnit) {}
