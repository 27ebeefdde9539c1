package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/**
 * Which of the cases in sight, in what order, from where on. What is null or empty does not narrow.
 *
 * @param words folded; each must occur
 * @param category {@link #NO_CATEGORY} for those that have none
 * @param stage only those counted at it, {@code without} only those not yet counted at it
 * @param waiting what waits for the units one acts for; null for all
 * @param forces the bit of a force that took part
 * @param areas only in these
 * @param units only those which one of these leads, led or takes part in
 * @param from first day of opening, {@code to} the day after the last
 * @param during only those of which something happened within: opened, or a milestone reached
 * @param after where the page before ended; null for the first
 */
record CaseFilter(
        BookId book,
        List<String> words,
        @Nullable String kind,
        @Nullable String category,
        @Nullable String stage,
        @Nullable String without,
        @Nullable CaseState state,
        @Nullable Confirmation confirmation,
        @Nullable Waiting waiting,
        @Nullable Integer forces,
        @Nullable Set<AreaId> areas,
        @Nullable Set<UnitId> units,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Window during,
        @Nullable Boolean exercise,
        RowOrder order,
        @Nullable RowPlace after) {

    /** Stands for the category of those that have none. */
    static final String NO_CATEGORY = "-";

    /** What may wait for a unit. */
    enum Waiting {
        /** A hand-over is offered to it. */
        OFFERED,
        /** It is a partner and has not spoken. */
        CONFIRM,
        /** It leads and a partner contests, or it contests itself: settled by both. */
        CONTESTED
    }

    /** All in sight of the book, newest first. */
    static CaseFilter of(BookId book) {
        return new CaseFilter(
                book,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                RowOrder.NEWEST,
                null);
    }

    static CaseFilter waiting(BookId book, Waiting what) {
        return of(book).with(parts -> parts.waiting = what);
    }

    /** Real cases of which something happened in a window and of which the partners say so, newest first. */
    static CaseFilter saying(BookId book, Confirmation said, Window within) {
        return of(book).with(parts -> {
            parts.confirmation = said;
            parts.during = within;
            parts.exercise = false;
        });
    }

    /** Real cases of the kind of which something happened in a window and that have no category, newest first. */
    static CaseFilter uncategorised(BookId book, String kind, Window within) {
        return of(book).with(parts -> {
            parts.kind = kind;
            parts.category = NO_CATEGORY;
            parts.during = within;
            parts.exercise = false;
        });
    }

    /** The same, where also all these words occur. */
    CaseFilter with(List<String> theseWords) {
        return with(parts -> parts.words = theseWords);
    }

    /** The same of what one of these leads or takes part in. */
    CaseFilter concerning(Set<UnitId> theseUnits) {
        return with(parts -> parts.units = theseUnits);
    }

    CaseFilter saying(Confirmation said) {
        return with(parts -> parts.confirmation = said);
    }

    /** The same of which a hand-over waits for an answer. */
    CaseFilter offered() {
        return with(parts -> parts.state = CaseState.OFFERED);
    }

    /** The same opened on days from the first until before the last. */
    CaseFilter opened(@Nullable LocalDate first, @Nullable LocalDate end) {
        return with(parts -> {
            parts.from = first;
            parts.to = end;
        });
    }

    CaseFilter sorted(RowOrder by) {
        return with(parts -> parts.order = by);
    }

    CaseFilter after(@Nullable RowPlace place) {
        return with(parts -> parts.after = place);
    }

    /** What is set by name. */
    private static final class Parts {
        private List<String> words;
        private @Nullable String kind;
        private @Nullable String category;
        private @Nullable Confirmation confirmation;
        private @Nullable Waiting waiting;
        private @Nullable Set<UnitId> units;
        private @Nullable CaseState state;
        private @Nullable Window during;
        private @Nullable Boolean exercise;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private RowOrder order;
        private @Nullable RowPlace after;

        private Parts(CaseFilter filter) {
            words = filter.words;
            kind = filter.kind;
            category = filter.category;
            confirmation = filter.confirmation;
            waiting = filter.waiting;
            units = filter.units;
            state = filter.state;
            during = filter.during;
            exercise = filter.exercise;
            from = filter.from;
            to = filter.to;
            order = filter.order;
            after = filter.after;
        }
    }

    private CaseFilter with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new CaseFilter(
                book,
                parts.words,
                parts.kind,
                parts.category,
                stage,
                without,
                parts.state,
                parts.confirmation,
                parts.waiting,
                forces,
                areas,
                parts.units,
                parts.from,
                parts.to,
                parts.during,
                parts.exercise,
                parts.order,
                parts.after);
    }
}
