package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;

/** Where bare counts come from: what is said once where many of them stand together. */
public record CountSource(LocalizedText source, Window window, LocalDate declaredOn) {

    /** Of these counts, in their order. */
    public static List<CountSource> of(Collection<CountOnlyFigures.Declared> counts) {
        return counts.stream()
                .map(count -> new CountSource(count.source(), count.window(), count.declaredOn()))
                .distinct()
                .toList();
    }
}
