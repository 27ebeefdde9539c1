package vn.phoihop.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/**
 * A turn in the thread of an item.
 *
 * @param id minted by who took it, so that it is one however often it is sent
 * @param unit the office in which it was taken; null for the system itself
 * @param about the recipient it is about; null for all
 * @param other another unit it names: the one to which the item is handed on
 * @param day a day it names: the later due date
 * @param ofValue of a rating, {@code record} what it says came of it, {@code recordBook} where that stands in another book than the item
 */
public record Turn(
        UUID id,
        ItemMove move,
        Instant at,
        String actor,
        @Nullable UnitId unit,
        @Nullable UnitId about,
        @Nullable UnitId other,
        @Nullable String words,
        @Nullable LocalDate day,
        @Nullable Boolean ofValue,
        @Nullable UUID record,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BookId recordBook) {

    /** The same without its words. */
    Turn silent() {
        return new Turn(id, move, at, actor, unit, about, other, null, day, ofValue, record, recordBook);
    }

    /** Whether it says the same as a step that is to be taken, in all that such a step heeds. */
    boolean says(Step step) {
        return move.asked() == step.move()
                && (move == ItemMove.DISCARD || Objects.equals(words, step.words()))
                && (step.about() == null || step.about().equals(about))
                && switch (step.move()) {
                    case FORWARD -> Objects.equals(other, step.other());
                    case ASK_EXTENSION -> Objects.equals(day, step.day());
                    // Without a day the one asked for is granted, or the usual one set anew.
                    case GRANT_EXTENSION, SEND_BACK ->
                        step.day() == null || step.day().equals(day);
                    case RATE, RATE_ANSWER ->
                        Objects.equals(ofValue, step.ofValue())
                                && Objects.equals(record, step.record())
                                && Objects.equals(recordBook, step.recordBook());
                    default -> true;
                };
    }
}
