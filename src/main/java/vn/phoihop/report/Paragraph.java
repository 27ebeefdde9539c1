package vn.phoihop.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of a report: words with figures as tokens.
 *
 * @param version grows with every edit; who edits says which one was looked at
 * @param editedBy null while it is as the form wrote it
 */
record Paragraph(
        UUID id,
        String section,
        int ordinal,
        String text,
        int version,
        @Nullable String editedBy) {}
