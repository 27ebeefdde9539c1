package vn.phoihop;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import vn.phoihop.organisation.ChangingAreas;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/** Units are closed and moved, areas corrected. */
final class OrganisationDeeds extends Deeds {

    private static final int MOST_CLOSINGS = 4;

    private final ChangingUnits changingUnits;
    private final ChangingAreas changingAreas;
    private final Organisations organisations;
    private int closings;

    OrganisationDeeds(ApplicationContext context, DeedGround ground) {
        super(ground);
        changingUnits = context.getBean(ChangingUnits.class);
        changingAreas = context.getBean(ChangingAreas.class);
        organisations = ground.organisations;
    }

    @Override
    List<Deed> all() {
        return List.of(
                new Deed("close unit", 3, this::closeUnit),
                new Deed("move unit", 3, this::moveUnit),
                new Deed("correct area", 3, this::correctArea));
    }

    /** Also from a day gone by, but from none on which something was credited to it: figures by unit rest on that, and {@code check} tells of it. */
    private boolean closeUnit() {
        if (ground.leaves.isEmpty()) {
            return false;
        }
        LocalDate from = day();
        UnitId unit = any(ground.leaves);
        UnitId heir = any(units);
        if (closings >= MOST_CLOSINGS
                || unit.equals(heir)
                || !naive.exists(unit, LocalDate.MAX)
                || !naive.exists(heir, LocalDate.MAX)
                || naive.names(unit, from)) {
            return false;
        }
        asSystem(() -> {
            changingUnits.close(unit, heir, from, organisations.current().position(), "Quản trị");
            return true;
        });
        naive.closed(new NaiveBooks.Closing(common(), unit, heir, from));
        closings++;
        return true;
    }

    private boolean moveUnit() {
        if (ground.leaves.isEmpty()) {
            return false;
        }
        UnitId unit = any(ground.leaves);
        Organisation organisation = asSystem(organisations::current);
        LocalDate from = day();
        if (!naive.exists(unit, LocalDate.MAX) || !ground.tree.stoodStill(unit)) {
            return false;
        }
        Optional<UnitId> above = organisation.parent(unit, from).map(Unit::id);
        List<UnitId> superiors = organisation.units(from).stream()
                .filter(one -> one.force().equals(organisation.unit(unit).force())
                        && !one.id().equals(unit)
                        && one.valid().to() == null
                        && one.valid().from() == null
                        && !organisation.unitsUnder(unit, from).contains(one.id()))
                .map(Unit::id)
                .filter(one -> naive.exists(one, LocalDate.MAX) && !ground.leaves.contains(one))
                .filter(one -> !above.equals(Optional.of(one)))
                .toList();
        if (superiors.isEmpty()) {
            return false;
        }
        UnitId parent = any(superiors);
        asSystem(() -> {
            changingUnits.move(unit, parent, from, organisations.current().position(), "Quản trị");
            return true;
        });
        ground.tree.moved(common(), unit, parent, from);
        return true;
    }

    /** A commune is found to have lain in another district all the time. */
    private boolean correctArea() {
        AreaId commune = any(ground.communes);
        AreaId district = any(districts);
        LocalDate until = LocalDate.of(2025, 7, 1);
        asSystem(() -> {
            changingAreas.correct(
                    commune,
                    null,
                    district,
                    new Validity(null, until),
                    organisations.current().position(),
                    "Quản trị");
            return true;
        });
        ground.tree.corrected(common(), commune, district, until);
        return true;
    }
}
