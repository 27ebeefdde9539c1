package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

/**
 * Where a regime changes, or ends, amid one of its windows. A window is one of a regime if the regime cut time so on its last day; so the window that was
 * open on the day of the change is none any more, and the next one may begin after it did, or before the last one ended. Decrees change regimes on days
 * of their own: it is told, not refused.
 *
 * @param changes the day from which the regime is another one, or none
 * @param days those that are in no window, or in two
 */
public record RegimeSeam(String regime, LocalizedText name, LocalDate changes, Window days, Held held) {

    /** In how many windows the days are. */
    public enum Held {
        IN_NONE,
        IN_TWO
    }

    /** Longer than any window, on either side of a change. */
    private static final int YEARS = 2;

    /** A window of a regime as it is on some days. */
    private record Cut(Regime regime, Validity valid, Window window) {

        boolean holds() {
            return valid.contains(window.lastDay());
        }

        RegimeSeam seam(LocalDate changes, Window days, Held held) {
            return new RegimeSeam(regime.code(), regime.name(), changes, days, held);
        }
    }

    /** All of them, regime by regime and day by day. */
    static List<RegimeSeam> of(Collection<Declared> definitions) {
        Map<String, List<Declared>> regimes = new LinkedHashMap<>();
        definitions.stream()
                .filter(one -> one.definition() instanceof Regime)
                .forEach(one -> regimes.computeIfAbsent(one.definition().code(), _ -> new ArrayList<>())
                        .add(one));
        return regimes.values().stream()
                .flatMap(versions -> seams(versions).stream()
                        .sorted(Comparator.comparing(seam -> seam.days().from())))
                .toList();
    }

    private static List<RegimeSeam> seams(List<Declared> versions) {
        List<Cut> cuts = versions.stream().flatMap(one -> cuts(one, versions)).toList();
        List<Cut> held = cuts.stream()
                .filter(Cut::holds)
                .sorted(Comparator.comparing(cut -> cut.window.from()))
                .toList();
        List<RegimeSeam> seams = new ArrayList<>(inTwo(held));
        for (Cut cut : cuts) {
            LocalDate end = cut.valid.to();
            if (!cut.holds() && end != null && cut.window.contains(end)) {
                inNone(later(cut.window.from(), cut.valid.from()), end, held)
                        .forEach(days -> seams.add(cut.seam(end, days, Held.IN_NONE)));
            }
        }
        return seams;
    }

    private static List<RegimeSeam> inTwo(List<Cut> held) {
        List<RegimeSeam> seams = new ArrayList<>();
        Cut reaching = null;
        for (Cut cut : held) {
            if (reaching != null && reaching.window.overlaps(cut.window)) {
                LocalDate changes =
                        later(reaching.valid.from() == null ? LocalDate.MIN : reaching.valid.from(), cut.valid.from());
                LocalDate end = cut.window.to().isBefore(reaching.window.to()) ? cut.window.to() : reaching.window.to();
                Window days = new Window(cut.window.from(), end);
                RegimeSeam last = seams.isEmpty() ? null : seams.getLast();
                if (last != null
                        && last.changes.equals(changes)
                        && last.days.to().equals(days.from())) {
                    seams.removeLast();
                    days = new Window(last.days.from(), end);
                }
                seams.add(cut.seam(changes, days, Held.IN_TWO));
            }
            reaching = reaching == null || reaching.window.to().isBefore(cut.window.to()) ? cut : reaching;
        }
        return seams;
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /** The windows of a version that lie around a change. */
    private static Stream<Cut> cuts(Declared version, List<Declared> versions) {
        Regime regime = (Regime) version.definition();
        return versions.stream()
                .flatMap(one -> Stream.ofNullable(one.valid().to()))
                .distinct()
                .flatMap(day -> regime.windows(new Window(day.minusYears(YEARS), day.plusYears(YEARS))).stream())
                .distinct()
                .map(window -> new Cut(regime, version.valid(), window));
    }

    /** What of the days is in none of the windows. */
    private static List<Window> inNone(LocalDate from, LocalDate to, List<Cut> held) {
        List<Window> left = new ArrayList<>();
        LocalDate open = from;
        for (Cut cut : held) {
            if (open.isBefore(to) && cut.window.to().isAfter(open)) {
                LocalDate begins = cut.window.from();
                if (begins.isAfter(open)) {
                    left.add(new Window(open, begins.isBefore(to) ? begins : to));
                }
                open = cut.window.to();
            }
        }
        if (open.isBefore(to)) {
            left.add(new Window(open, to));
        }
        return left;
    }
}
