package vn.phoihop.organisation;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/**
 * What an import changes about one area or unit.
 *
 * @param days on which it holds
 * @param where the row that says so; empty for what follows from the end of a row
 * @param before null where there was nothing
 * @param after null where there will be nothing
 */
public record Difference(
        What what,
        ListKind kind,
        String code,
        LocalizedText name,
        Validity days,
        String where,
        @Nullable LocalizedText before,
        @Nullable LocalizedText after) {

    /** In the order in which they are counted. */
    public enum What {
        FOUNDED,
        RESUMED,
        RENAMED,
        RECODED,
        MOVED,
        REASSIGNED,
        ENDED,
        SUCCEEDED
    }
}
