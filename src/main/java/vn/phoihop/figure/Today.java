package vn.phoihop.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.web.Address;

/** The day whose structure "as now" means: today, unless an address names one. */
final class Today {

    private Today() {}

    static LocalDate of(@Nullable LocalDate named, Clock clock) {
        return Objects.requireNonNullElseGet(named, () -> LocalDate.now(clock));
    }

    /** An address that asks for a structure; as of an earlier time it names the day, so that it means the same ever after. */
    static Address asking(Address address, String name, Structure structure, LocalDate day) {
        boolean fixed = !ReadingAsOf.asked(address).isEmpty();
        Address asked = address.with(name, structure.name());
        return fixed && structure == Structure.AS_NOW ? asked.with(AreaQuestion.STRUCTURE_DAY, day.toString()) : asked;
    }
}
