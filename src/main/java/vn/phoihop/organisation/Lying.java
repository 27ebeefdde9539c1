package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.phoihop.vocabulary.Window;

/** Which places (areas, units) lay in some others, or are these, on which days of a window; one that comes and goes is told once for each time. */
public record Lying<P>(List<Stay<P>> stays) {

    /** From the first day on until, but not on, the end day. */
    public record Stay<P>(P place, LocalDate first, LocalDate end) {}

    public Lying {
        stays = List.copyOf(stays);
    }

    /** What lies there on a day. */
    interface OnDay<P> {
        Set<P> places(LocalDate day);
    }

    /** These places throughout. */
    static <P> Lying<P> throughout(Window window, Set<P> places) {
        return new Lying<>(places.stream()
                .map(place -> new Stay<>(place, window.from(), window.to()))
                .toList());
    }

    /** @param changes the days inside the window on which the tree changed, in their order */
    static <P> Lying<P> over(Window window, List<LocalDate> changes, OnDay<P> there) {
        List<LocalDate> days = new ArrayList<>(List.of(window.from()));
        days.addAll(changes);
        Map<P, LocalDate> since = new LinkedHashMap<>();
        List<Stay<P>> stays = new ArrayList<>();
        for (LocalDate day : days) {
            Set<P> now = there.places(day);
            since.entrySet().removeIf(stay -> {
                boolean left = !now.contains(stay.getKey());
                if (left) {
                    stays.add(new Stay<>(stay.getKey(), stay.getValue(), day));
                }
                return left;
            });
            now.forEach(place -> since.putIfAbsent(place, day));
        }
        since.forEach((place, first) -> stays.add(new Stay<>(place, first, window.to())));
        return new Lying<>(stays);
    }
}
