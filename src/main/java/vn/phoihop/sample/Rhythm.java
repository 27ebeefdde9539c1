package vn.phoihop.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phoihop.vocabulary.Window;

/** How busy a day is: less on Sundays, little at Tết, more in the weeks before it and around the holidays of April and May. */
final class Rhythm {

    /** Everything the sample invents lies in here. */
    static final Window ALL = Window.parse("2021-12-01/2022-07-16");

    /** The half-year the story tells of. */
    static final Window STORY = Window.parse("2021-12-15/2022-06-15");

    static final Window BEFORE = new Window(ALL.from(), STORY.from());
    static final Window AFTER = new Window(STORY.to(), ALL.to());

    /** Lunar New Year's Day (mùng 1 Tết), by year. */
    private static final Map<Integer, LocalDate> TET = Map.of(
            2020, LocalDate.of(2020, 1, 25),
            2021, LocalDate.of(2021, 2, 12),
            2022, LocalDate.of(2022, 2, 1),
            2023, LocalDate.of(2023, 1, 22),
            2024, LocalDate.of(2024, 2, 10),
            2025, LocalDate.of(2025, 1, 29),
            2026, LocalDate.of(2026, 2, 17));

    private static final MonthDay HOLIDAYS_BEGIN = MonthDay.of(4, 28);
    private static final MonthDay HOLIDAYS_END = MonthDay.of(5, 4);

    private static final Map<LocalDate, Double> BUSY = new HashMap<>();

    static {
        // No day is quite like another, and each is the same at every load.
        Dice dice = new Dice("days");
        for (LocalDate day : days(ALL)) {
            BUSY.put(day, usual(day) * (0.82 + dice.below(37) / 100.0));
        }
    }

    private Rhythm() {}

    static double of(LocalDate day) {
        return BUSY.getOrDefault(day, usual(day));
    }

    private static double usual(LocalDate day) {
        double busy =
                day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.72 : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.86 : 1;
        long fromTet = day.toEpochDay()
                - TET.getOrDefault(day.getYear(), LocalDate.MIN).toEpochDay();
        if (fromTet >= -2 && fromTet <= 4) {
            return 0.45;
        }
        if (fromTet >= -16 && fromTet < -2) {
            return busy * 1.22;
        }
        MonthDay inYear = MonthDay.from(day);
        if (!inYear.isBefore(HOLIDAYS_BEGIN) && !inYear.isAfter(HOLIDAYS_END)) {
            return busy * 1.15;
        }
        return day.getMonthValue() == 6 || day.getMonthValue() == 7 ? busy * 0.94 : busy;
    }

    static List<LocalDate> days(Window window) {
        return window.from().datesUntil(window.to()).toList();
    }

    static double[] weights(List<LocalDate> days) {
        return days.stream().mapToDouble(Rhythm::of).toArray();
    }

    /** A day of the window, busy ones more often. */
    static LocalDate day(Window window, Dice dice) {
        return dice.pick(days(window), Rhythm::of);
    }
}
