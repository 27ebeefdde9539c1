package vn.phoihop.casework;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** A partner unit with its force; {@code reason} says why it contests, or did before it was answered. */
public record Partner(
        UnitId unit,
        ForceId force,
        Confirmation confirmation,
        @Nullable String reason) {

    static Partner pending(UnitId unit, ForceId force) {
        return new Partner(unit, force, Confirmation.PENDING, null);
    }

    Partner confirming() {
        return new Partner(unit, force, Confirmation.CONFIRMED, null);
    }

    Partner contesting(String why) {
        return new Partner(unit, force, Confirmation.CONTESTED, why);
    }

    /** Asked once more; why it contested stays to be read. */
    Partner askedAgain() {
        return new Partner(unit, force, Confirmation.PENDING, reason);
    }

    /** After what is written about it has become more: who contests still does. */
    Partner hearingMore() {
        return confirmation == Confirmation.CONFIRMED ? askedAgain() : this;
    }

    /** After a remark of the lead, or a correction that does not touch what it spoke about: only a contest is answered. */
    Partner answered() {
        return confirmation == Confirmation.CONTESTED ? askedAgain() : this;
    }
}
