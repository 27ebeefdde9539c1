package vn.phoihop.activity;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** A partner unit with its force on the day; {@code reason} says why it contests, or did before it was answered. */
public record Participant(
        UnitId unit,
        ForceId force,
        Confirmation confirmation,
        @Nullable String reason) {

    static Participant pending(UnitId unit, ForceId force) {
        return new Participant(unit, force, Confirmation.PENDING, null);
    }

    static Participant confirmed(UnitId unit, ForceId force) {
        return new Participant(unit, force, Confirmation.CONFIRMED, null);
    }

    static Participant contested(UnitId unit, ForceId force, String reason) {
        return new Participant(unit, force, Confirmation.CONTESTED, reason);
    }

    /** After a remark of the lead, or a correction that does not touch what it spoke about: only a contest is answered. */
    Participant answered() {
        return confirmation == Confirmation.CONTESTED ? askedAgain() : this;
    }

    /** After a correction of what it spoke about; why it contested stays to be read. */
    Participant askedAgain() {
        return new Participant(unit, force, Confirmation.PENDING, reason);
    }
}
