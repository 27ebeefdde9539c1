package vn.phoihop.vocabulary;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days as people and programs write them: {@code 2022-06-15}, with a year of four digits. Java reads years no database knows. */
public final class CalendarDay {

    private static final int LETTERS = "2022-06-15".length();

    private CalendarDay() {}

    /** @throws DateTimeParseException where it is no such day */
    public static LocalDate read(String text) {
        if (text.length() != LETTERS || text.charAt(0) == '-') {
            throw new DateTimeParseException("not a day of a year of four digits", text, 0);
        }
        return LocalDate.parse(text);
    }
}
