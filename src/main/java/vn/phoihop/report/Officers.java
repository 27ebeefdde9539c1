package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;

/** Who has signed in, as an officer of a report: with the force of the unit acted in. */
@Component
class Officers {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Organisations organisations;
    private final Clock clock;

    Officers(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    Officer of(SignedIn who) {
        return new Officer(who.account().id(), who.name(), who.unit(), force(who.unit()), who.authorities());
    }

    private @Nullable String force(@Nullable UnitId unit) {
        if (unit == null) {
            return null;
        }
        Organisation organisation = organisations.current();
        return organisation
                .findUnit(unit, LocalDate.now(clock.withZone(ZONE)))
                .map(one -> organisation.force(one.force()).code())
                .orElse(null);
    }
}
