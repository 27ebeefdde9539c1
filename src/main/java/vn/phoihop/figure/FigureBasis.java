package vn.phoihop.figure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;

/**
 * All that is needed to count figures again from nothing but tallies: each indicator in the words of the tallies, and which areas are of the
 * levels that some of them ask for. It goes into the book with what is frozen; lists that are absent filter nothing.
 *
 * @param areas by level
 */
public record FigureBasis(List<Part> parts, Map<String, List<AreaId>> areas) {

    /** An indicator in the words of the tallies: categories with all below them, forces by their bits. */
    public record Part(
            String code,
            String measure,
            String role,
            @Nullable List<String> kinds,
            @Nullable List<String> categories,
            @Nullable String stage,
            boolean jointOnly,
            @Nullable List<Integer> forces,
            @Nullable List<String> levels) {}
}
