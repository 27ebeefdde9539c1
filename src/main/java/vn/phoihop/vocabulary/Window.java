package vn.phoihop.vocabulary;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A stretch of local days, half-open: {@code from} is in it, {@code to} is not. */
public record Window(LocalDate from, LocalDate to) {

    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it begins: " + from + "/" + to);
        }
    }

    /** From its ISO form, for example {@code 2021-12-15/2022-06-15}. */
    public static Window parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a window is written FROM/TO, for example 2021-12-15/2022-06-15");
        }
        try {
            return new Window(CalendarDay.read(text.substring(0, slash)), CalendarDay.read(text.substring(slash + 1)));
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException("not a date: " + unreadable.getParsedString(), unreadable);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    public boolean overlaps(Window other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The last day in it, as people name a window. */
    public LocalDate lastDay() {
        return to.minusDays(1);
    }

    /** The same stretch a year before (cùng kỳ). */
    public Window yearBefore() {
        return new Window(from.minusYears(1), to.minusYears(1));
    }

    /** ISO form {@code from/to}. */
    @Override
    public String toString() {
        return from + "/" + to;
    }
}
