package vn.phoihop.figure;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/**
 * The stretches of days over which running totals are kept. Every year is cut alike. The same is said to PostgreSQL by
 * {@code granule_of}.
 */
enum Granule {

    /** From the 1st to the 14th, and from the 15th to the end of the month: what windows by month and those by the 15th have in common. */
    HALF_MONTH("H"),

    /** A calendar month. */
    MONTH("M"),

    /** From 15 December and from 15 June, as the forces report. */
    HALF_YEAR_15("S"),

    /** From 1 January and from 1 July. */
    HALF_YEAR("C");

    private static final int MIDDLE = 15;
    private static final MonthDay JUNE = MonthDay.of(Month.JUNE, MIDDLE);
    private static final MonthDay DECEMBER = MonthDay.of(Month.DECEMBER, MIDDLE);

    private final String code;

    Granule(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The first day of the stretch that holds the day. */
    LocalDate first(LocalDate day) {
        return switch (this) {
            case MONTH -> day.withDayOfMonth(1);
            case HALF_MONTH -> day.withDayOfMonth(day.getDayOfMonth() < MIDDLE ? 1 : MIDDLE);
            case HALF_YEAR -> LocalDate.of(day.getYear(), day.getMonthValue() <= 6 ? 1 : 7, 1);
            case HALF_YEAR_15 -> {
                MonthDay inYear = MonthDay.from(day);
                if (inYear.isBefore(JUNE)) {
                    yield DECEMBER.atYear(day.getYear() - 1);
                }
                yield (inYear.isBefore(DECEMBER) ? JUNE : DECEMBER).atYear(day.getYear());
            }
        };
    }

    /** The first day of the next stretch. */
    LocalDate next(LocalDate first) {
        return switch (this) {
            case HALF_MONTH ->
                first.getDayOfMonth() == 1
                        ? first.withDayOfMonth(MIDDLE)
                        : first.withDayOfMonth(1).plusMonths(1);
            case MONTH -> first.plusMonths(1);
            case HALF_YEAR, HALF_YEAR_15 -> first.plusMonths(6);
        };
    }
}
