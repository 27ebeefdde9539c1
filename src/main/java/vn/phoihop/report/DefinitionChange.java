package vn.phoihop.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * A change of the catalogue or the organisation after a report's cutoff, by which its figures may be counted otherwise now.
 *
 * @param position in the common book
 * @param event as the book names it
 * @param about the definitions among those that make the figures; none for a change of the organisation
 * @param change of the organisation, and {@code told} whom it is about; null for other entries
 */
record DefinitionChange(
        long position,
        String event,
        Instant recordedAt,
        String actor,
        List<LocalizedText> about,
        @Nullable UUID change,
        @Nullable LocalizedText told,
        @Nullable String reason) {

    /** Where it stands among the changes of the organisation; for who administers it. */
    @Nullable
    String href() {
        return change == null ? null : "/organisation/changes/" + change;
    }
}
