package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a place (an area or a unit) has become by a day.
 *
 * @param places those of the day; none where it ended and nothing followed it
 * @param whole all of it is in the one place named, so that its figures are figures of that place, exactly. Otherwise parts of it are in
 *     each, and nobody knows how much of a figure belongs to which.
 */
public record Rebased<P>(List<P> places, boolean whole) {

    /** What followed a place, all of it or a part, and since when. */
    interface Following<P> {
        P successor();

        LocalDate since();

        boolean whole();
    }

    static <P> Rebased<P> nothing() {
        return new Rebased<>(List.of(), false);
    }

    /**
     * Follows a place to those that exist on the day. Parts that have all come into one place again are whole in it. A place that goes on after a
     * part of it went to another is one of those parts itself.
     *
     * @param then the place as it was on this day: one that ended, and was made anew later, is followed from its first life
     * @param from what followed a place
     * @param exists whether a place that gave a part away is still there on a day
     * @param on where a place that nothing followed is to be found on the day: itself, as long as it exists, or what it belongs to then
     */
    static <P> Rebased<P> follow(
            P place,
            LocalDate then,
            LocalDate day,
            Function<P, ? extends List<? extends Following<P>>> from,
            BiPredicate<P, LocalDate> exists,
            Function<P, Optional<P>> on) {
        List<? extends Following<P>> all = from.apply(place);
        LocalDate next = all.stream()
                .map(Following::since)
                .filter(since -> since.isAfter(then) && !since.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (next == null) {
            return on.apply(place)
                    .map(found -> new Rebased<>(List.of(found), true))
                    .orElseGet(Rebased::nothing);
        }
        List<? extends Following<P>> heirs =
                all.stream().filter(one -> one.since().equals(next)).toList();
        SequencedSet<P> found = new LinkedHashSet<>();
        boolean goesOn = heirs.stream().noneMatch(Following::whole) && exists.test(place, next);
        boolean whole = goesOn || heirs.size() > 1 || heirs.stream().allMatch(Following::whole);
        if (goesOn) {
            Rebased<P> itself = follow(place, next, day, from, exists, on);
            found.addAll(itself.places());
            whole &= itself.whole();
        }
        for (Following<P> heir : heirs) {
            Rebased<P> further = follow(heir.successor(), next, day, from, exists, on);
            found.addAll(further.places());
            whole &= further.whole();
        }
        return found.isEmpty() ? nothing() : new Rebased<>(List.copyOf(found), whole && found.size() == 1);
    }
}
