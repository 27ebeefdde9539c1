package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

/** In which area of a level other areas lie, on which days. */
final class AreasOfLevels {

    /** In no area of the level. */
    private static final long NONE = 0;

    /** Not there itself. */
    private static final long GONE = -1;

    /** So many are kept; then all are forgotten. */
    private static final int STRETCHES = 16;

    private final DatedStates<AreaState> areas;
    private final DatedTree tree;

    /** What began, ended or came under another on which day. */
    private final NavigableMap<LocalDate, Set<Long>> changes = new TreeMap<>();

    private final Map<AreaLevel, NavigableSet<LocalDate>> moves = new ConcurrentHashMap<>();

    /** Days between changes, at a level. */
    private record Stretch(LocalDate since, AreaLevel level) {}

    /** Figures by area ask for all areas of a nation, again and again for the same days. */
    private final Map<Stretch, Map<Long, Long>> lately = new ConcurrentHashMap<>();

    AreasOfLevels(
            DatedStates<AreaState> areas,
            DatedTree tree,
            Collection<AreaState> states,
            Collection<DatedTree.Link> links) {
        this.areas = areas;
        this.tree = tree;
        states.forEach(state -> changed(state.id(), state.valid()));
        links.forEach(link -> changed(link.child(), link.valid()));
    }

    private void changed(long area, Validity valid) {
        Stream.concat(Stream.ofNullable(valid.from()), Stream.ofNullable(valid.to()))
                .forEach(day ->
                        changes.computeIfAbsent(day, _ -> new HashSet<>()).add(area));
    }

    /** The days inside a window, its first one left out, on which an area began, ended or came under another; in their order. */
    List<LocalDate> changes(Window window) {
        return List.copyOf(
                changes.subMap(window.from(), false, window.to(), false).keySet());
    }

    /** The days inside a window, its first one left out, on which an area came to lie in another one of the level than before; in their order. */
    List<LocalDate> moves(Window window, AreaLevel level) {
        return List.copyOf(moves.computeIfAbsent(level, this::moves).subSet(window.from(), false, window.to(), false));
    }

    /**
     * Not the days on which an area only began or ended: nothing happens in it before or after, so that stretches of days in which areas come and go
     * need not be cut.
     */
    private NavigableSet<LocalDate> moves(AreaLevel level) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        Map<Long, Long> last = new HashMap<>();
        changes.forEach((day, changed) -> {
            LocalDate before = day.minusDays(1);
            Set<Long> concerned = new HashSet<>();
            for (long area : changed) {
                concerned.addAll(tree.under(area, before));
                concerned.addAll(tree.under(area, day));
            }
            for (long area : concerned) {
                if (!last.containsKey(area) && isThere(area, before)) {
                    last.put(area, within(area, level, before));
                }
                if (isThere(area, day)) {
                    long in = within(area, level, day);
                    Long was = last.put(area, in);
                    if (was != null && was != in) {
                        days.add(day);
                    }
                }
            }
        });
        return days;
    }

    /** The area of the level in which an area lies, or is, in a stretch of days without moves of the level, as of the first day on which it is there. */
    LongFunction<Optional<AreaId>> within(AreaLevel level, Window still) {
        Map<Long, Long> known = since(changes.floorKey(still.from()), level);
        return area -> {
            long in = known.computeIfAbsent(area, id -> at(id, level, still.from()));
            if (in == GONE) {
                in = changes(still).stream()
                        .mapToLong(day -> at(area, level, day))
                        .filter(found -> found != GONE)
                        .findFirst()
                        .orElse(NONE);
            }
            return in == NONE ? Optional.empty() : Optional.of(new AreaId(in));
        };
    }

    /** What is known of the days from one change to the next, of the few stretches and levels that were asked for lately. */
    private Map<Long, Long> since(@Nullable LocalDate change, AreaLevel level) {
        if (lately.size() > STRETCHES) {
            lately.clear();
        }
        return lately.computeIfAbsent(
                new Stretch(change == null ? LocalDate.MIN : change, level), _ -> new ConcurrentHashMap<>());
    }

    private long at(long area, AreaLevel level, LocalDate day) {
        return isThere(area, day) ? within(area, level, day) : GONE;
    }

    private boolean isThere(long area, LocalDate day) {
        return areas.on(area, day).isPresent();
    }

    private long within(long area, AreaLevel level, LocalDate day) {
        long at = area;
        while (at != NONE) {
            Optional<AreaState> state = areas.on(at, day);
            if (state.isEmpty()) {
                return NONE;
            }
            if (state.get().level() == level) {
                return at;
            }
            at = tree.parent(at, day).orElse(NONE);
        }
        return NONE;
    }
}
