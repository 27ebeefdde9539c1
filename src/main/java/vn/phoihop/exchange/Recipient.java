package vn.phoihop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/**
 * A unit to which an item was sent or handed on, and what it has done with it.
 *
 * @param force of the unit on the day it became a recipient
 * @param via the recipient that handed it on; null where the sender named it
 * @param due by when its answer is owed; null of a bulletin
 * @param extension a later day it has asked for and was not answered about
 * @param forwardTo the unit to which it has asked to hand the item on and was not answered about
 * @param escalatedAt when both superiors were told that it is overdue
 */
public record Recipient(
        UnitId unit,
        ForceId force,
        @Nullable UnitId via,
        @Nullable Receipt receipt,
        Answer answer,
        @Nullable LocalDate due,
        @Nullable Instant answeredAt,
        @Nullable LocalDate answeredOn,
        @Nullable LocalDate extension,
        @Nullable UnitId forwardTo,
        @Nullable Rating rating,
        @Nullable Instant escalatedAt) {

    /** How far the answer to a request has come. */
    public enum Answer {
        /** None is asked for. */
        NONE,
        OPEN,
        PARTIAL,
        /** Answered; the sender has not said whether that will do. */
        ANSWERED,
        ACCEPTED,
        /** Handed on: another unit owes it. */
        PASSED_ON,
        /** The request was closed or recalled before it was answered. */
        ENDED;

        boolean owed() {
            return this == OPEN || this == PARTIAL;
        }

        boolean given() {
            return this == ANSWERED || this == ACCEPTED;
        }
    }

    static Recipient of(UnitId unit, ForceId force, @Nullable UnitId via, @Nullable LocalDate due) {
        return new Recipient(
                unit,
                force,
                via,
                null,
                due == null ? Answer.NONE : Answer.OPEN,
                due,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    int acknowledged() {
        return receipt == null ? 0 : receipt.edition();
    }

    /** Whether it has given its answer by the day it was due. */
    boolean onTime() {
        return answer.given() && answeredOn != null && due != null && !answeredOn.isAfter(due);
    }

    /** Whether its answer is overdue and nobody above was told yet. */
    boolean toEscalate(LocalDate today) {
        return answer.owed() && escalatedAt == null && due != null && due.isBefore(today);
    }

    /** The parts a step may change, set by name. */
    static final class Parts {
        @Nullable
        Receipt receipt;

        Answer answer;

        @Nullable
        LocalDate due;

        @Nullable
        Instant answeredAt;

        @Nullable
        LocalDate answeredOn;

        @Nullable
        LocalDate extension;

        @Nullable
        UnitId forwardTo;

        @Nullable
        Rating rating;

        @Nullable
        Instant escalatedAt;

        private Parts(Recipient recipient) {
            receipt = recipient.receipt;
            answer = recipient.answer;
            due = recipient.due;
            answeredAt = recipient.answeredAt;
            answeredOn = recipient.answeredOn;
            extension = recipient.extension;
            forwardTo = recipient.forwardTo;
            rating = recipient.rating;
            escalatedAt = recipient.escalatedAt;
        }
    }

    Recipient with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new Recipient(
                unit,
                force,
                via,
                parts.receipt,
                parts.answer,
                parts.due,
                parts.answeredAt,
                parts.answeredOn,
                parts.extension,
                parts.forwardTo,
                parts.rating,
                parts.escalatedAt);
    }
}
