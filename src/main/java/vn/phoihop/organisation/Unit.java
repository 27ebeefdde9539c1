package vn.phoihop.organisation;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/** A unit of a force as it was on a day. {@code shortName} is Vietnamese, for tables and charts; {@code valid} are the days of this state. */
public record Unit(
        UnitId id,
        String code,
        ForceId force,
        LocalizedText name,
        String shortName,
        @Nullable UnitId parent,
        Validity valid) {}
