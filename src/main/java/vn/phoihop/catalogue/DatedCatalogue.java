package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** All definitions known at one position, and from them the catalogue of any day; between two days on which something changes it is one object. */
final class DatedCatalogue {

    private final long position;
    private final List<Declared> definitions;
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final Map<LocalDate, Catalogue> byChange = new ConcurrentHashMap<>();

    DatedCatalogue(long position, List<Declared> definitions) {
        this.position = position;
        this.definitions = List.copyOf(definitions);
        changes.add(LocalDate.MIN);
        for (Declared one : definitions) {
            if (one.valid().from() != null) {
                changes.add(one.valid().from());
            }
            if (one.valid().to() != null) {
                changes.add(one.valid().to());
            }
        }
    }

    Catalogue on(LocalDate day) {
        return byChange.computeIfAbsent(
                changes.headSet(day, true).last(),
                since -> new Catalogue(
                        position,
                        definitions.stream()
                                .filter(one -> one.valid().contains(day))
                                .map(Declared::definition)
                                .toList()));
    }

    List<Declared> definitions() {
        return definitions;
    }

    List<RegimeSeam> seams() {
        return RegimeSeam.of(definitions);
    }
}
