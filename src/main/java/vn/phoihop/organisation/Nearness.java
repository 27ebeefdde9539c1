package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.phoihop.vocabulary.AreaId;

/**
 * How near two areas lie in the tree of a day. No map of borders is kept: communes on both sides of a district's border, or a coast and its waters,
 * lie apart.
 */
public enum Nearness {
    SAME,
    /** One lies in the other, however deep. */
    WITHIN,
    /** Both lie directly in one area and are of one level: communes of a district, say. */
    NEIGHBOURS,
    APART;

    public static Nearness of(AreaId one, AreaId other, LocalDate day, Organisation organisation) {
        if (one.equals(other)) {
            return SAME;
        }
        if (above(one, day, organisation).contains(other)
                || above(other, day, organisation).contains(one)) {
            return WITHIN;
        }
        return neighbours(one, day, organisation).contains(other) ? NEIGHBOURS : APART;
    }

    /** All areas that are not {@link #APART} from the one. */
    public static Set<AreaId> around(AreaId area, LocalDate day, Organisation organisation) {
        Set<AreaId> around = new HashSet<>(organisation.areasUnder(area, day));
        around.addAll(above(area, day, organisation));
        around.addAll(neighbours(area, day, organisation));
        return around;
    }

    private static Set<AreaId> above(AreaId area, LocalDate day, Organisation organisation) {
        Set<AreaId> above = new HashSet<>();
        for (Optional<Area> up = organisation.parent(area, day);
                up.isPresent();
                up = organisation.parent(up.get().id(), day)) {
            above.add(up.get().id());
        }
        return above;
    }

    private static List<AreaId> neighbours(AreaId area, LocalDate day, Organisation organisation) {
        Optional<Area> here = organisation.findArea(area, day);
        return organisation.parent(area, day).stream()
                .flatMap(parent -> organisation.children(parent.id(), day).stream())
                .filter(one -> here.isPresent() && one.level() == here.get().level())
                .map(Area::id)
                .toList();
    }
}
