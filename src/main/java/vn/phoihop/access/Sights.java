package vn.phoihop.access;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;

/** What is in sight in which office: the one place that decides it. */
@Component
class Sights {

    private static final int KEPT = 200;

    private final Organisations organisations;
    private final Map<Asked, Set<UnitId>> kept = new LinkedHashMap<>(64, 0.75f, true);

    Sights(Organisations organisations) {
        this.organisations = organisations;
    }

    private record Asked(long revision, UnitId unit, LocalDate day) {}

    /**
     * Asked with every request, by what was looked up for all of it.
     *
     * @param coordinating which unit coordinates the office's book today
     */
    Sight of(Appointment office, @Nullable UnitId coordinating, Organisation organisation, LocalDate today) {
        UnitId unit = office.unit();
        if (office.role().seesAll()) {
            return new Sight(unit == null ? Set.of() : answeredFor(organisation, unit, today), true);
        }
        if (unit == null) {
            return Sight.NONE;
        }
        Set<UnitId> units = answeredFor(organisation, unit, today);
        // Whoever stands below the coordinating unit does not coordinate: that may be a whole force.
        return new Sight(units, coordinating != null && units.contains(coordinating));
    }

    /** The unit itself, those below it today, and those that these took over from. */
    Set<UnitId> answeredFor(UnitId unit, LocalDate today) {
        return answeredFor(organisations.current(), unit, today);
    }

    private Set<UnitId> answeredFor(Organisation organisation, UnitId unit, LocalDate today) {
        Asked asked = new Asked(organisation.position(), unit, today);
        synchronized (kept) {
            Set<UnitId> known = kept.get(asked);
            if (known == null) {
                known = Set.copyOf(organisation.unitsAnsweredFor(unit, today));
                kept.put(asked, known);
                if (kept.size() > KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
            return known;
        }
    }
}
