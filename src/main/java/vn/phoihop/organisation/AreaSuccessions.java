package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.AreaId;

/** Which areas went into which, as known at one position of the common book. */
final class AreaSuccessions {

    private final Map<AreaId, List<AreaSuccession>> byArea;
    private final Map<AreaId, List<AreaSuccession>> bySuccessor;

    AreaSuccessions(Collection<AreaSuccession> all) {
        this.byArea = all.stream().collect(Collectors.groupingBy(AreaSuccession::area));
        this.bySuccessor = all.stream().collect(Collectors.groupingBy(AreaSuccession::successor));
    }

    List<AreaSuccession> into(AreaId successor) {
        return bySuccessor.getOrDefault(successor, List.of());
    }

    List<AreaSuccession> from(AreaId area) {
        return byArea.getOrDefault(area, List.of());
    }

    /**
     * Follows the area to those that exist on the day. Parts that have all come into one area again are whole in it. An area that goes on after a part
     * of it went to another is one of those parts itself.
     *
     * @param then the area as it was on this day: an area that ended, and was made anew later, is followed from its first life
     * @param exists whether an area exists on a day
     */
    Rebased rebase(AreaId area, LocalDate then, LocalDate day, BiPredicate<AreaId, LocalDate> exists) {
        LocalDate next = from(area).stream()
                .map(AreaSuccession::since)
                .filter(since -> since.isAfter(then) && !since.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (next == null) {
            return exists.test(area, day) ? new Rebased(List.of(area), true) : Rebased.NOTHING;
        }
        List<AreaSuccession> heirs =
                from(area).stream().filter(one -> one.since().equals(next)).toList();
        SequencedSet<AreaId> found = new LinkedHashSet<>();
        boolean goesOn = heirs.stream().noneMatch(AreaSuccession::whole) && exists.test(area, next);
        boolean whole = goesOn || heirs.size() > 1 || heirs.stream().allMatch(AreaSuccession::whole);
        if (goesOn) {
            Rebased itself = rebase(area, next, day, exists);
            found.addAll(itself.areas());
            whole &= itself.whole();
        }
        for (AreaSuccession heir : heirs) {
            Rebased further = rebase(heir.successor(), next, day, exists);
            found.addAll(further.areas());
            whole &= further.whole();
        }
        return found.isEmpty() ? Rebased.NOTHING : new Rebased(List.copyOf(found), whole && found.size() == 1);
    }
}
