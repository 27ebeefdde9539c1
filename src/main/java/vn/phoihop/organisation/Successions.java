package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.UnitId;

/** Which units took over from which, as known at one position of the common book. */
final class Successions {

    private final Map<UnitId, List<Succession>> bySuccessor;
    private final Map<UnitId, List<Succession>> byUnit;

    Successions(Collection<Succession> all) {
        this.bySuccessor = all.stream().collect(Collectors.groupingBy(Succession::successor));
        this.byUnit = all.stream().collect(Collectors.groupingBy(Succession::unit));
    }

    List<Succession> into(UnitId successor) {
        return bySuccessor.getOrDefault(successor, List.of());
    }

    List<Succession> from(UnitId unit) {
        return byUnit.getOrDefault(unit, List.of());
    }

    /** These units, and all that they, or units they took over from, took over from by the day. */
    SequencedSet<UnitId> withThoseTakenOver(Collection<UnitId> units, LocalDate day) {
        SequencedSet<UnitId> found = new LinkedHashSet<>(units);
        Deque<UnitId> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (Succession one : bySuccessor.getOrDefault(open.pop(), List.of())) {
                if (!one.since().isAfter(day) && found.add(one.unit())) {
                    open.push(one.unit());
                }
            }
        }
        return found;
    }

    /** Follows those who took over alone, as far as to one that exists; the last one known where none does. */
    UnitId answering(UnitId unit, LocalDate day, Predicate<UnitId> exists) {
        UnitId at = unit;
        Set<UnitId> seen = new HashSet<>();
        while (!exists.test(at) && seen.add(at)) {
            List<Succession> heirs =
                    from(at).stream().filter(one -> !one.since().isAfter(day)).toList();
            at = heirs.size() == 1 ? heirs.getFirst().successor() : at;
        }
        return at;
    }
}
