package vn.phoihop.activity;

import java.util.Set;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * An activity to be submitted under the id its writer has minted. Sent twice it is still one record.
 *
 * @param signedBy the partners who have signed the common minutes on the spot, and need not confirm again
 */
public record Submission(RecordKey key, ActivityForm form, Set<UnitId> signedBy, By by) {

    public Submission {
        signedBy = Set.copyOf(signedBy);
    }

    public Submission(RecordKey key, ActivityForm form, By by) {
        this(key, form, Set.of(), by);
    }
}
