package vn.phoihop.vocabulary;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Days as people and programs write them: {@code 2022-06-15}, with a year of four digits. Java reads years no database knows. */
public final class CalendarDay {

    private static final int LETTERS = "2022-06-15".length();
    private static final int LETTERS_OF_MONTH = "2022-06".length();
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private CalendarDay() {}

    /** @throws DateTimeParseException where it is no such day */
    public static LocalDate read(String text) {
        if (text.length() != LETTERS || text.charAt(0) == '-') {
            throw no(text);
        }
        return known(LocalDate.parse(text), text);
    }

    /**
     * A day as people type it: {@code 15/6/2022}, or as programs write it.
     *
     * @throws DateTimeParseException where it is no such day
     */
    public static LocalDate readTyped(String text) {
        return text.contains("/") ? known(LocalDate.parse(text, TYPED), text) : read(text);
    }

    /**
     * A month: {@code 2022-06}.
     *
     * @throws DateTimeParseException where it is no such month
     */
    public static YearMonth readMonth(String text) {
        if (text.length() != LETTERS_OF_MONTH || text.charAt(0) == '-') {
            throw no(text);
        }
        YearMonth month = YearMonth.parse(text);
        known(month.atDay(1), text);
        return month;
    }

    private static LocalDate known(LocalDate day, String text) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw no(text);
        }
        return day;
    }

    private static DateTimeParseException no(String text) {
        return new DateTimeParseException("not a day of a year of four digits", text, 0);
    }
}
