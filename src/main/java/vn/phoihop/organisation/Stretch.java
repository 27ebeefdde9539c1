package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/**
 * All that an area or a unit is on some days.
 *
 * @param sort the level of an area, the force of a unit
 * @param areas for which a unit answers
 * @param where in which row of a list it stands; empty for what is known already
 * @param orphan names a superior that is not known; it is told already
 */
record Stretch(
        Validity valid,
        String code,
        String sort,
        LocalizedText name,
        String shortName,
        @Nullable Life parent,
        Set<Life> areas,
        String where,
        boolean orphan) {

    static final Comparator<Stretch> IN_ORDER = Comparator.comparing(Stretch::begin);

    Stretch {
        areas = Set.copyOf(areas);
    }

    /** The first day; for what has always been, the first day there is. */
    LocalDate begin() {
        LocalDate from = valid.from();
        return from == null ? LocalDate.MIN : from;
    }

    boolean sameState(Stretch other) {
        return code.equals(other.code)
                && sort.equals(other.sort)
                && name.equals(other.name)
                && shortName.equals(other.shortName);
    }

    /** Apart from the days. */
    boolean same(Stretch other) {
        return sameState(other) && parent == other.parent && areas.equals(other.areas);
    }

    Stretch on(Validity days) {
        return new Stretch(days, code, sort, name, shortName, parent, areas, where, orphan);
    }

    /** In order, and those that follow each other without a change as one. */
    static List<Stretch> joined(List<Stretch> stretches) {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch next : stretches.stream().sorted(IN_ORDER).toList()) {
            Stretch last = joined.isEmpty() ? null : joined.getLast();
            LocalDate end = last == null ? null : last.valid.to();
            if (last != null && end != null && end.equals(next.valid.from()) && last.same(next)) {
                joined.set(joined.size() - 1, last.on(new Validity(last.valid.from(), next.valid.to())));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }
}
