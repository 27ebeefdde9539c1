package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;

/**
 * A reporting regime (chế độ báo cáo): the windows into which it cuts time and when what belongs to one is due. Windows follow each other: each
 * ends where the next begins, or earlier where the regime says so (nine months of a year). A regime that changes is defined anew from a day on.
 *
 * @param turns the days of a year on which windows begin; none where a rhythm says so
 * @param rhythm weeks or months; null for the turns of a year
 * @param dueDays after so many days from the last one on what is due counts as late, at levels that {@code due} does not name
 * @param due when what belongs to a window is due at a level
 */
public record Regime(
        String code,
        LocalizedText name,
        List<Turn> turns,
        @Nullable Rhythm rhythm,
        int dueDays,
        List<Due> due) implements Definition {

    /**
     * A window that begins on this day of every year.
     *
     * @param last its last day; null where it lasts until the next one begins
     * @param label names it; {@code {year}} in it is the year of the window's last day, {@code {month}} its month, {@code {week}} which
     *     window of its year it is, by their last days
     */
    public record Turn(MonthDay begins, @Nullable MonthDay last, LocalizedText label) {}

    /**
     * Windows of one length, week by week or month by month.
     *
     * @param begins the day of the week, 1 for Monday, or of the month
     * @param label as of a turn
     */
    public record Rhythm(Every every, int begins, LocalizedText label) {

        /** How long a window is. */
        public enum Every {
            WEEK,
            MONTH
        }
    }

    /** When what belongs to a window is due from bodies of one level. */
    public record Due(AreaLevel level, int days, Counting counting, DayOff dayOff) {

        /** Which days are counted after the last one of the window. */
        public enum Counting {
            ALL_DAYS,
            WORKING_DAYS
        }

        /** What becomes of a day that falls on one on which nobody works. */
        public enum DayOff {
            STAYS,
            NEXT_WORKING_DAY,
            /** As long as the window has ended by then; else the next one. */
            WORKING_DAY_BEFORE
        }
    }

    private static final int WEEKS_OF_YEAR = 52;

    public Regime {
        turns = List.copyOf(turns);
        due = List.copyOf(due);
    }

    /** The window that holds the day; for a day between two, the one before. */
    public Window windowOn(LocalDate day) {
        return all(day.getYear() - 1, day.getYear())
                .filter(window -> !window.from().isAfter(day))
                .max(Comparator.comparing(Window::from))
                .orElseThrow();
    }

    /** All windows that overlap the stretch, in order. */
    public List<Window> windows(Window stretch) {
        return all(stretch.from().getYear() - 1, stretch.to().getYear())
                .filter(stretch::overlaps)
                .toList();
    }

    /** Whether the window is one of this regime's. */
    public boolean recognises(Window window) {
        return windowOn(window.from()).equals(window);
    }

    /** The same window a year before (cùng kỳ): of weeks the one fifty-two weeks before, since a week begins on its day of the week. */
    public Window yearBefore(Window window) {
        return rhythm != null && rhythm.every == Rhythm.Every.WEEK
                ? windowOn(window.from().minusWeeks(WEEKS_OF_YEAR))
                : window.yearBefore();
    }

    /** Whether the other one has the same windows. */
    public boolean cutsTimeAs(Regime other) {
        return turns.equals(other.turns) && Objects.equals(rhythm, other.rhythm);
    }

    /** How people name the window: {@code 6 tháng đầu năm 2022}; empty for a window of another regime. */
    public Optional<LocalizedText> label(Window window) {
        return recognises(window) ? pattern(window).map(label -> filled(label, window.lastDay())) : Optional.empty();
    }

    private Optional<LocalizedText> pattern(Window window) {
        return rhythm != null
                ? Optional.of(rhythm.label)
                : turns.stream()
                        .filter(turn -> turn.begins.equals(MonthDay.from(window.from())))
                        .map(Turn::label)
                        .findFirst();
    }

    private static LocalizedText filled(LocalizedText label, LocalDate last) {
        return new LocalizedText(filled(label.vi(), last), filled(label.en(), last));
    }

    private static String filled(String label, LocalDate last) {
        return label.replace("{year}", Integer.toString(last.getYear()))
                .replace("{month}", Integer.toString(last.getMonthValue()))
                .replace("{week}", Integer.toString((last.getDayOfYear() - 1) / 7 + 1));
    }

    /**
     * The last day on which what belongs to the window is in time from a body of the level; never before the window's own last day, since nobody
     * can hand in what has not happened yet.
     */
    public LocalDate dueOn(Window window, AreaLevel level, WorkingDays working) {
        Due of = due.stream()
                .filter(one -> one.level == level)
                .findFirst()
                .orElse(new Due(level, dueDays, Due.Counting.ALL_DAYS, Due.DayOff.STAYS));
        LocalDate day = of.counting == Due.Counting.WORKING_DAYS
                ? working.after(window.lastDay(), of.days)
                : window.lastDay().plusDays(of.days);
        return switch (of.dayOff) {
            case STAYS -> day;
            case NEXT_WORKING_DAY -> working.from(day);
            case WORKING_DAY_BEFORE -> {
                LocalDate before = working.upTo(day);
                yield before.isBefore(window.lastDay()) ? working.from(day) : before;
            }
        };
    }

    /** Those that begin in these years, in order. */
    private Stream<Window> all(int firstYear, int lastYear) {
        LocalDate first = LocalDate.of(firstYear, 1, 1);
        LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
        if (rhythm == null) {
            return turnsOf(firstYear, lastYear);
        }
        List<Window> windows = new ArrayList<>();
        LocalDate begins = rhythm.every == Rhythm.Every.WEEK
                ? first.plusDays(
                        Math.floorMod(rhythm.begins - first.getDayOfWeek().getValue(), 7))
                : first.withDayOfMonth(rhythm.begins);
        while (begins.isBefore(end)) {
            LocalDate next = rhythm.every == Rhythm.Every.WEEK ? begins.plusWeeks(1) : begins.plusMonths(1);
            windows.add(new Window(begins, next));
            begins = next;
        }
        return windows.stream();
    }

    private record Beginning(LocalDate day, Turn turn) {}

    private Stream<Window> turnsOf(int firstYear, int lastYear) {
        List<Beginning> beginnings = IntStream.rangeClosed(firstYear, lastYear + 1)
                .boxed()
                .flatMap(year -> turns.stream().map(turn -> new Beginning(turn.begins.atYear(year), turn)))
                .sorted(Comparator.comparing(Beginning::day))
                .toList();
        return IntStream.range(0, beginnings.size() - 1).mapToObj(i -> {
            Beginning one = beginnings.get(i);
            return new Window(one.day, end(one, beginnings.get(i + 1).day));
        });
    }

    private static LocalDate end(Beginning one, LocalDate next) {
        MonthDay last = one.turn.last;
        if (last == null) {
            return next;
        }
        LocalDate sameYear = last.atYear(one.day.getYear());
        return (sameYear.isBefore(one.day) ? last.atYear(one.day.getYear() + 1) : sameYear).plusDays(1);
    }
}
