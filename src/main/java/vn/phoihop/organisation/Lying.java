package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Window;

/** Which areas lay in some others, or are these, on which days of a window; an area that comes and goes is told once for each time. */
public record Lying(List<Stay> stays) {

    /** From the first day on until, but not on, the end day. */
    public record Stay(AreaId area, LocalDate first, LocalDate end) {}

    public Lying {
        stays = List.copyOf(stays);
    }

    /** What lies there on a day. */
    interface OnDay {
        Set<AreaId> areas(LocalDate day);
    }

    /** @param changes the days inside the window on which the tree changed, in their order */
    static Lying over(Window window, List<LocalDate> changes, OnDay there) {
        List<LocalDate> days = new ArrayList<>(List.of(window.from()));
        days.addAll(changes);
        Map<AreaId, LocalDate> since = new LinkedHashMap<>();
        List<Stay> stays = new ArrayList<>();
        for (LocalDate day : days) {
            Set<AreaId> now = there.areas(day);
            since.entrySet().removeIf(stay -> {
                boolean left = !now.contains(stay.getKey());
                if (left) {
                    stays.add(new Stay(stay.getKey(), stay.getValue(), day));
                }
                return left;
            });
            now.forEach(area -> since.putIfAbsent(area, day));
        }
        since.forEach((area, first) -> stays.add(new Stay(area, first, window.to())));
        return new Lying(stays);
    }
}
