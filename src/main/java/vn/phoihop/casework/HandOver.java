package vn.phoihop.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/**
 * A unit offers the case to another of the same book, and what became of it. What was reached before it was accepted stays with the
 * giver; the case stays one.
 *
 * @param offeredOn the day of the offer
 * @param answeredOn the day of the answer; the receiver leads from the day on which it accepts
 * @param reason why it was refused
 */
public record HandOver(
        UnitId from,
        ForceId fromForce,
        UnitId to,
        ForceId toForce,
        LocalDate offeredOn,
        Answer answer,
        @Nullable LocalDate answeredOn,
        @Nullable String reason) {

    /** What became of an offer. */
    public enum Answer {
        OPEN,
        ACCEPTED,
        REFUSED,
        /** By the giver, before it was answered. */
        TAKEN_BACK
    }

    boolean accepted() {
        return answer == Answer.ACCEPTED;
    }

    boolean open() {
        return answer == Answer.OPEN;
    }

    /** Whether the receiver leads on the day. */
    boolean receivedBy(LocalDate day) {
        return accepted() && answeredOn != null && !day.isBefore(answeredOn);
    }

    HandOver answered(Answer said, LocalDate on, @Nullable String why) {
        return new HandOver(from, fromForce, to, toForce, offeredOn, said, on, why);
    }

    HandOver givenBy(UnitId unit, ForceId force) {
        return new HandOver(unit, force, to, toForce, offeredOn, answer, answeredOn, reason);
    }
}
