package vn.phoihop.casework;

import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** A milestone a case has reached. Sent twice under the same id it is still one. */
public record Reaching(RecordKey key, MilestoneForm form, By by) implements CaseStep {}
