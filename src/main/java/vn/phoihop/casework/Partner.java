package vn.phoihop.casework;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** A partner unit with its force; {@code reason} says why it contests. */
public record Partner(
        UnitId unit,
        ForceId force,
        Confirmation confirmation,
        @Nullable String reason) {

    static Partner pending(UnitId unit, ForceId force) {
        return new Partner(unit, force, Confirmation.PENDING, null);
    }
}
