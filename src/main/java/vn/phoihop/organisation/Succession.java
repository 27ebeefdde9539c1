package vn.phoihop.organisation;

import java.time.LocalDate;
import vn.phoihop.vocabulary.UnitId;

/** A unit takes over the records and duties of another, from a day on. */
public record Succession(UnitId unit, UnitId successor, LocalDate since) implements Rebased.Following<UnitId> {

    /** One that takes over alone takes over all; of several nobody knows who took over what. */
    @Override
    public boolean whole() {
        return true;
    }
}
