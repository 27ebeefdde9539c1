package vn.phoihop.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days and months with years of four digits, and none of those that no database knows. */
class CalendarDayTest {

    @Test
    void daysAreReadAsProgramsAndAsPeopleWriteThem() {
        assertThat(CalendarDay.read("2022-06-15")).isEqualTo(LocalDate.of(2022, 6, 15));
        assertThat(CalendarDay.readTyped("2022-06-15")).isEqualTo(LocalDate.of(2022, 6, 15));
        assertThat(CalendarDay.readTyped("5/6/2022")).isEqualTo(LocalDate.of(2022, 6, 5));
        assertThat(CalendarDay.readMonth("2022-06")).isEqualTo(YearMonth.of(2022, 6));
    }

    @Test
    void yearsOfOtherThanFourDigitsAreNone() {
        for (String none : List.of("+99999999-01-01", "-0001-01-01", "0000-01-01", "2022-6-15", "15/6/2022")) {
            assertThatThrownBy(() -> CalendarDay.read(none)).isInstanceOf(DateTimeParseException.class);
        }

        for (String none : List.of("1/1/+12345", "1/1/-0001", "1/1/0000", "31/6/2022", "1/1/22")) {
            assertThatThrownBy(() -> CalendarDay.readTyped(none)).isInstanceOf(DateTimeParseException.class);
        }

        for (String none : List.of("+12345-01", "-001-01", "0000-01", "2022-13", "2022-06-15")) {
            assertThatThrownBy(() -> CalendarDay.readMonth(none)).isInstanceOf(DateTimeParseException.class);
        }
    }
}
