package vn.phoihop.organisation;

import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/** What an area was on some days. */
record AreaState(long id, String code, AreaLevel level, LocalizedText name, Validity valid)
        implements DatedStates.State {

    /** The same on other days. */
    AreaState on(Validity days) {
        return new AreaState(id, code, level, name, days);
    }
}
