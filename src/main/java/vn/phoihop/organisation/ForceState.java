package vn.phoihop.organisation;

import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/** What a force was called on some days; its id is its bit. */
record ForceState(long id, String code, LocalizedText name, Validity valid) implements DatedStates.State {

    Force force() {
        return new Force(new ForceId(Math.toIntExact(id)), code, name);
    }
}
