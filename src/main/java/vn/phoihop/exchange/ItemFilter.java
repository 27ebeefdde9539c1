package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/**
 * Which of the items in sight, in what order, from where on. What is null or empty does not narrow.
 *
 * @param words folded; each must occur
 * @param waiting what waits for the units one acts for
 * @param forces the bit of a force that gives or receives
 * @param units only those which one of these gives or receives
 * @param sides who gives and who receives
 * @param from first day of sending, {@code to} the day after the last
 * @param byDay in the order of days, as records of all rooms are listed together, not of times
 * @param after where the page before ended; null for the first
 */
record ItemFilter(
        BookId book,
        Box box,
        List<String> words,
        @Nullable ItemKind kind,
        @Nullable ItemState state,
        @Nullable String topic,
        Topic.@Nullable Urgency urgency,
        @Nullable Waiting waiting,
        @Nullable Integer forces,
        @Nullable Set<AreaId> areas,
        @Nullable Set<UnitId> units,
        Sides sides,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean exercise,
        RowOrder order,
        boolean byDay,
        @Nullable RowPlace after) {

    /** What came in to the units one acts for, or went out from them. */
    enum Box {
        IN,
        OUT,
        /** Both, as far as the matrix counts it: sent, not recalled, not invented for a drill. */
        ALL
    }

    /** Who gives and who receives, by force or by unit; what is null does not narrow. */
    record Sides(
            @Nullable ForceId fromForce,
            @Nullable UnitId fromUnit,
            @Nullable ForceId toForce,
            @Nullable UnitId toUnit) {
        static final Sides ANY = new Sides(null, null, null, null);
    }

    /** What may wait for a unit. */
    enum Waiting {
        /** Nobody of the own unit has opened it. */
        UNREAD(Box.IN),
        /** To be acknowledged. */
        ACKNOWLEDGE(Box.IN),
        /** An answer is owed. */
        ANSWER(Box.IN),
        /** An answer is owed within two days. */
        DUE(Box.IN),
        /** An answer was owed by a day that has gone by; in the outbox one that others owe. */
        OVERDUE(Box.IN),
        /** The sender has to say something: about a reply, more time, handing on. */
        SETTLE(Box.OUT),
        /** Nobody has anything to do with it any more: its sender may close it. */
        CLOSE(Box.OUT),
        /** A draft nobody has touched for long, which is going to be thrown away. */
        FORGOTTEN(Box.OUT);

        private final Box box;

        Waiting(Box box) {
            this.box = box;
        }

        Box box() {
            return box;
        }
    }

    /** Whether it narrows by nothing but what the matrix knows, too: sides, topic, area and days of sending. */
    boolean asTheMatrixCounts() {
        return box == Box.ALL
                && words.isEmpty()
                && kind == null
                && state == null
                && urgency == null
                && waiting == null
                && forces == null
                && units == null
                && exercise == null;
    }

    /** All of a box, newest first. */
    static ItemFilter of(BookId book, Box box) {
        return new ItemFilter(
                book,
                box,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Sides.ANY,
                null,
                null,
                null,
                RowOrder.NEWEST,
                false,
                null);
    }

    static ItemFilter waiting(BookId book, Waiting what) {
        return waiting(book, what, what.box());
    }

    /** The same in the other box: what others owe to the sender. */
    static ItemFilter waiting(BookId book, Waiting what, Box box) {
        return of(book, box).with(parts -> parts.waiting = what);
    }

    static ItemFilter drafts(BookId book) {
        return of(book, Box.OUT).with(parts -> parts.state = ItemState.DRAFT);
    }

    ItemFilter with(List<String> theseWords) {
        return with(parts -> parts.words = theseWords);
    }

    /** The same of what one of these gives or receives. */
    ItemFilter concerning(Set<UnitId> theseUnits) {
        return with(parts -> parts.units = theseUnits);
    }

    /** The same sent on days from the first until before the last. */
    ItemFilter sent(@Nullable LocalDate first, @Nullable LocalDate end) {
        return with(parts -> {
            parts.from = first;
            parts.to = end;
        });
    }

    ItemFilter sortedByDay(RowOrder by) {
        return with(parts -> {
            parts.order = by;
            parts.byDay = true;
        });
    }

    ItemFilter after(@Nullable RowPlace place) {
        return with(parts -> parts.after = place);
    }

    /** What is set by name. */
    private static final class Parts {
        private List<String> words;
        private @Nullable ItemState state;
        private @Nullable Waiting waiting;
        private @Nullable Set<UnitId> units;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private RowOrder order;
        private boolean byDay;
        private @Nullable RowPlace after;

        private Parts(ItemFilter filter) {
            words = filter.words;
            state = filter.state;
            waiting = filter.waiting;
            units = filter.units;
            from = filter.from;
            to = filter.to;
            order = filter.order;
            byDay = filter.byDay;
            after = filter.after;
        }
    }

    private ItemFilter with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new ItemFilter(
                book,
                box,
                parts.words,
                kind,
                parts.state,
                topic,
                urgency,
                parts.waiting,
                forces,
                areas,
                parts.units,
                sides,
                parts.from,
                parts.to,
                exercise,
                parts.order,
                parts.byDay,
                parts.after);
    }
}
