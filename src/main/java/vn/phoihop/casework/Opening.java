package vn.phoihop.casework;

import java.util.Set;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A case to be opened under the id its writer has minted. Sent twice it is still one case.
 *
 * @param signedBy partners that confirmed it as it was written down
 */
public record Opening(RecordKey key, CaseForm form, Set<UnitId> signedBy, By by) implements CaseStep {

    public Opening {
        signedBy = Set.copyOf(signedBy);
    }

    public Opening(RecordKey key, CaseForm form, By by) {
        this(key, form, Set.of(), by);
    }
}
