package vn.phoihop.organisation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds by name, with or without diacritics, or by code; best match first. */
final class NameSearch {

    private final Map<String, FoldedName> folded = new ConcurrentHashMap<>();

    <T> List<T> search(Stream<T> all, Function<T, String> name, Function<T, String> code, String typed, int limit) {
        FoldedName wanted = FoldedName.of(typed);
        return all.filter(one -> code.apply(one).equalsIgnoreCase(typed.strip())
                        || folded(name.apply(one)).matches(wanted))
                .sorted(Comparator.<T>comparingInt(
                                one -> folded(name.apply(one)).distance(wanted))
                        .thenComparing(name)
                        .thenComparing(code))
                .limit(limit)
                .toList();
    }

    private FoldedName folded(String name) {
        return folded.computeIfAbsent(name, FoldedName::of);
    }
}
