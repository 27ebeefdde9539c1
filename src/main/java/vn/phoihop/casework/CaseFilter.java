package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * Which of the cases in sight, in what order, from where on. What is null or empty does not narrow.
 *
 * @param words folded; each must occur
 * @param stage only those counted at it, {@code without} only those not yet counted at it
 * @param waiting what waits for the units one acts for; null for all
 * @param forces the bit of a force that took part
 * @param areas only in these
 * @param leads only those led by one of these now
 * @param from first day of opening, {@code to} the day after the last
 * @param newest newest first; otherwise oldest first
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
        @Nullable Set<UnitId> leads,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean exercise,
        boolean newest,
        @Nullable Place after) {

    /** What may wait for a unit. */
    enum Waiting {
        /** A hand-over is offered to it. */
        OFFERED,
        /** It is a partner and has not spoken. */
        CONFIRM,
        /** It leads, and a partner contests. */
        CONTESTED
    }

    /** Of a row: what it is sorted by, and its record. */
    record Place(LocalDate day, UUID record) {}

    static CaseFilter waiting(BookId book, Waiting waiting) {
        return new CaseFilter(
                book, List.of(), null, null, null, null, null, null, waiting, null, null, null, null, null, null, true,
                null);
    }

    /** Real cases opened in a window of which the partners say so, newest first. */
    static CaseFilter saying(BookId book, Confirmation said, Window opened) {
        return new CaseFilter(
                book,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                said,
                null,
                null,
                null,
                null,
                opened.from(),
                opened.to(),
                false,
                true,
                null);
    }

    /** Those in which all the words occur, newest first. */
    static CaseFilter of(BookId book, List<String> words) {
        return new CaseFilter(
                book, words, null, null, null, null, null, null, null, null, null, null, null, null, null, true, null);
    }

    CaseFilter after(Place place) {
        return new CaseFilter(
                book,
                words,
                kind,
                category,
                stage,
                without,
                state,
                confirmation,
                waiting,
                forces,
                areas,
                leads,
                from,
                to,
                exercise,
                newest,
                place);
    }
}
