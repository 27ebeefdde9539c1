package vn.phoihop.organisation;

import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/** What a unit was on some days. */
record UnitState(long id, String code, int force, LocalizedText name, String shortName, Validity valid)
        implements DatedStates.State {

    /** The same on other days. */
    UnitState on(Validity days) {
        return new UnitState(id, code, force, name, shortName, days);
    }
}
