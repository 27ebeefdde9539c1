package vn.phoihop.organisation;

import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;

/** A force (lực lượng): its bit in a set of forces, never reused, and its code, for example {@code BORDER_GUARD}. */
public record Force(ForceId id, String code, LocalizedText name) {}
