package vn.phoihop.casework;

import java.util.Set;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A milestone a case has reached. Sent twice under the same id it is still one.
 *
 * @param signedBy partners that confirmed it as it was written down
 */
public record Reaching(RecordKey key, MilestoneForm form, Set<UnitId> signedBy, By by) implements CaseStep {

    public Reaching {
        signedBy = Set.copyOf(signedBy);
    }

    public Reaching(RecordKey key, MilestoneForm form, By by) {
        this(key, form, Set.of(), by);
    }
}
