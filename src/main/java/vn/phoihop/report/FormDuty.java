package vn.phoihop.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * The days on which a book has to make the reports of a form.
 *
 * @param since the window this day lies in is the first one due
 * @param until the window this day lies in is due no more; null until further notice
 */
record FormDuty(
        BookId book, String form, LocalDate since, @Nullable LocalDate until) {

    boolean covers(Window window) {
        return !since.isAfter(window.lastDay())
                && (until == null || window.lastDay().isBefore(until));
    }

    /** Whether it lasts on the day or later. */
    boolean lastsOn(LocalDate day) {
        return until == null || until.isAfter(day);
    }
}
