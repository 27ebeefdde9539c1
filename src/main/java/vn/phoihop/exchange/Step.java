package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.UnitId;

/**
 * A step with an item, as somebody asks for it.
 *
 * @param id of the turn it becomes in the thread
 * @param about the recipient for which is spoken, or about which the sender speaks; null where that is plain
 * @param other to which unit it is handed on
 * @param words a reply, a reason, what came of it
 * @param day the later due date
 * @param ofValue whether it was of value
 * @param record what came of it in the book, {@code recordBook} in which; null where that is the item's
 * @param attachments documents that go with a reply, uploaded before
 */
public record Step(
        UUID id,
        ItemMove move,
        @Nullable UnitId about,
        @Nullable UnitId other,
        @Nullable String words,
        @Nullable LocalDate day,
        @Nullable Boolean ofValue,
        @Nullable UUID record,
        @Nullable BookId recordBook,
        List<UUID> attachments) {

    public Step {
        words = PlainText.tidy(words);
        attachments = List.copyOf(attachments);
    }

    /** A step without documents, of which nothing came in another book. */
    public Step(
            UUID id,
            ItemMove move,
            @Nullable UnitId about,
            @Nullable UnitId other,
            @Nullable String words,
            @Nullable LocalDate day,
            @Nullable Boolean ofValue,
            @Nullable UUID record) {
        this(id, move, about, other, words, day, ofValue, record, null, List.of());
    }

    /** A step that says nothing but itself. */
    public static Step plain(ItemMove move, @Nullable UnitId about) {
        return saying(move, about, null);
    }

    /** A step with words. */
    public static Step saying(ItemMove move, @Nullable UnitId about, @Nullable String words) {
        return new Step(UUID.randomUUID(), move, about, null, words, null, null, null);
    }

    Step about(UnitId unit) {
        return new Step(id, move, unit, other, words, day, ofValue, record, recordBook, attachments);
    }
}
