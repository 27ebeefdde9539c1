package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/**
 * Which of the activities in sight, in what order, from where on. What is null or empty does not narrow.
 *
 * @param words folded; each must occur
 * @param waiting only those a partner for which one acts has not spoken about
 * @param force only where this force took part
 * @param units only where one of these led or took part; null for all
 * @param areas only in these; null for all
 * @param from first day, {@code to} the day after the last
 * @param recorder only what this one wrote down
 * @param after where the page before ended; null for the first
 */
record ActivityFilter(
        BookId book,
        List<String> words,
        @Nullable String kind,
        @Nullable ActivityState state,
        @Nullable Confirmation confirmation,
        boolean waiting,
        @Nullable ForceId force,
        @Nullable Set<AreaId> areas,
        @Nullable Set<UnitId> units,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean exercise,
        @Nullable AccountId recorder,
        RowOrder order,
        @Nullable RowPlace after) {

    /** All in sight of the book, newest first. */
    static ActivityFilter of(BookId book) {
        return new ActivityFilter(
                book,
                List.of(),
                null,
                null,
                null,
                false,
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

    /** The same, where also these words occur. */
    ActivityFilter with(List<String> theseWords) {
        return with(parts -> parts.words = theseWords);
    }

    /** What waits for the units one acts for. */
    static ActivityFilter waiting(BookId book) {
        return of(book).with(parts -> parts.waiting = true);
    }

    /** Where one of the units led or took part, in a state and as its partners say; null for all. */
    static ActivityFilter concerning(
            BookId book,
            @Nullable Set<UnitId> units,
            @Nullable ActivityState state,
            @Nullable Confirmation confirmation) {
        return of(book).with(parts -> {
            parts.units = units;
            parts.state = state;
            parts.confirmation = confirmation;
        });
    }

    /** The same without what was invented while a drill was played: what figures count. */
    ActivityFilter real() {
        return with(parts -> parts.exercise = false);
    }

    /** The same, on days from the first until before the last. */
    ActivityFilter between(@Nullable LocalDate first, @Nullable LocalDate end) {
        return with(parts -> {
            parts.from = first;
            parts.to = end;
        });
    }

    ActivityFilter after(RowPlace place) {
        return with(parts -> parts.after = place);
    }

    /** The same in another order, from there on. */
    ActivityFilter sorted(RowOrder by, @Nullable RowPlace place) {
        return with(parts -> {
            parts.order = by;
            parts.after = place;
        });
    }

    /** What is set by name. */
    private static final class Parts {
        private List<String> words;
        private @Nullable ActivityState state;
        private @Nullable Confirmation confirmation;
        private boolean waiting;
        private @Nullable Set<UnitId> units;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private @Nullable Boolean exercise;
        private RowOrder order;
        private @Nullable RowPlace after;

        private Parts(ActivityFilter filter) {
            words = filter.words;
            state = filter.state;
            confirmation = filter.confirmation;
            waiting = filter.waiting;
            units = filter.units;
            from = filter.from;
            to = filter.to;
            exercise = filter.exercise;
            order = filter.order;
            after = filter.after;
        }
    }

    private ActivityFilter with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new ActivityFilter(
                book,
                parts.words,
                kind,
                parts.state,
                parts.confirmation,
                parts.waiting,
                force,
                areas,
                parts.units,
                parts.from,
                parts.to,
                parts.exercise,
                recorder,
                parts.order,
                parts.after);
    }
}
