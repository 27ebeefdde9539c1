package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;

/**
 * A reporting regime (chế độ báo cáo): the windows into which it cuts every year and when a report on one is due. Windows follow each
 * other without a gap: each ends where the next begins.
 */
public record Regime(String code, LocalizedText name, List<Turn> turns, int dueDays) implements Definition {

    /** A window that begins on this day of every year. {@code label} names it; {@code {year}} in it is the year of the window's last day. */
    public record Turn(MonthDay begins, LocalizedText label) {}

    /** The window that holds the day. */
    public Window windowOn(LocalDate day) {
        return windows(day.getYear() - 1, day.getYear())
                .filter(window -> window.contains(day))
                .findFirst()
                .orElseThrow();
    }

    /** All windows that overlap the stretch, in order. */
    public List<Window> windows(Window stretch) {
        return windows(stretch.from().getYear() - 1, stretch.to().getYear())
                .filter(stretch::overlaps)
                .toList();
    }

    /** Whether the window is one of this regime's. */
    public boolean recognises(Window window) {
        return windowOn(window.from()).equals(window);
    }

    /** How people name the window: {@code 6 tháng đầu năm 2022}; empty for a window of another regime. */
    public Optional<LocalizedText> label(Window window) {
        String year = Integer.toString(window.lastDay().getYear());
        return recognises(window)
                ? turns.stream()
                        .filter(turn -> turn.begins.equals(MonthDay.from(window.from())))
                        .map(Turn::label)
                        .map(label -> new LocalizedText(
                                label.vi().replace("{year}", year), label.en().replace("{year}", year)))
                        .findFirst()
                : Optional.empty();
    }

    /** The last day on which a report on the window is in time. */
    public LocalDate dueOn(Window window) {
        return window.lastDay().plusDays(dueDays);
    }

    private Stream<Window> windows(int firstYear, int lastYear) {
        List<LocalDate> beginnings = IntStream.rangeClosed(firstYear, lastYear + 1)
                .boxed()
                .flatMap(year -> turns.stream().map(turn -> turn.begins.atYear(year)))
                .sorted()
                .toList();
        return IntStream.range(0, beginnings.size() - 1)
                .mapToObj(i -> new Window(beginnings.get(i), beginnings.get(i + 1)));
    }
}
