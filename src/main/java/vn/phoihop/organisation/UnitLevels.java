package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Units by how many steps below the top of their tree they stand, on which days: the top itself is level 0. */
final class UnitLevels {

    private final DatedStates<UnitState> units;
    private final DatedTree tree;
    private final NavigableSet<LocalDate> moves;
    private final Map<LocalDate, Integer> numbers = new ConcurrentHashMap<>();

    UnitLevels(DatedStates<UnitState> units, DatedTree tree) {
        this.units = units;
        this.tree = tree;
        this.moves = units.ids().flatMap(this::moves).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The days on which the unit came under another superior, or was made anew. Not those on which it began or ended: what is credited to it outside its
     * days stands where it stood on the nearest of them, so that stretches of days in which units come and go need not be cut.
     */
    private Stream<LocalDate> moves(long unit) {
        NavigableSet<LocalDate> days = new TreeSet<>(List.of(LocalDate.MIN));
        Stream.concat(
                        tree.linksOf(unit).stream().map(DatedTree.Link::valid),
                        units.of(unit).stream().map(UnitState::valid))
                .flatMap(valid -> Stream.concat(Stream.ofNullable(valid.from()), Stream.ofNullable(valid.to())))
                .forEach(days::add);
        List<LocalDate> found = new ArrayList<>();
        Long before = null;
        boolean gone = false;
        for (LocalDate day : days) {
            if (units.on(unit, day).isEmpty()) {
                gone = true;
                continue;
            }
            long superior = tree.parent(unit, day).orElse(0);
            if (before != null && (gone || before != superior)) {
                found.add(day);
            }
            before = superior;
            gone = false;
        }
        return found.stream();
    }

    /** The days inside a window, its first one left out, on which a unit came under another; in their order. */
    List<LocalDate> moves(Window window) {
        return List.copyOf(moves.subSet(window.from(), false, window.to(), false));
    }

    /** The same, only of these units and of the superiors they had in the window: on other days nothing changed of what they stand under. */
    List<LocalDate> moves(Window window, Set<UnitId> concerned) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>();
        concerned.forEach(unit -> open.add(unit.value()));
        while (!open.isEmpty()) {
            long unit = open.removeFirst();
            if (seen.add(unit)) {
                moves(unit).forEach(days::add);
                tree.linksOf(unit).stream()
                        .filter(link -> overlaps(link, window))
                        .forEach(link -> open.add(link.parent()));
            }
        }
        return List.copyOf(days.subSet(window.from(), false, window.to(), false));
    }

    private static boolean overlaps(DatedTree.Link link, Window window) {
        LocalDate from = link.valid().from();
        LocalDate to = link.valid().to();
        return (from == null || from.isBefore(window.to())) && (to == null || to.isAfter(window.from()));
    }

    /** How many levels there are on the day. */
    int number(LocalDate day) {
        return numbers.computeIfAbsent(
                day,
                on -> units.on(on)
                        .mapToInt(state -> chain(state.id(), on).size())
                        .max()
                        .orElse(0));
    }

    /** The unit of the level that the unit stands under on the day, or is; empty for one above that level. */
    Optional<UnitId> within(UnitId unit, int level, LocalDate day) {
        List<Long> chain = chain(unit.value(), day);
        return level < chain.size() ? Optional.of(new UnitId(chain.get(chain.size() - 1 - level))) : Optional.empty();
    }

    /**
     * The same in a stretch of days in which no unit moved, as of the first one on which the unit is there. One that is not there in it stands where it
     * stood on the last day before, else on its first: units are ended as of days that are past, and what they told since is not lost to their superiors.
     */
    Optional<UnitId> within(UnitId unit, int level, Window still) {
        return firstDay(unit, still)
                .or(() -> units.nearest(unit.value(), still.from()))
                .flatMap(day -> within(unit, level, day));
    }

    private Optional<LocalDate> firstDay(UnitId unit, Window still) {
        return units.of(unit.value()).stream()
                .flatMap(state -> {
                    LocalDate from = state.valid().from();
                    LocalDate first = from == null || from.isBefore(still.from()) ? still.from() : from;
                    return first.isBefore(still.to()) && state.valid().contains(first)
                            ? Stream.of(first)
                            : Stream.empty();
                })
                .min(Comparator.naturalOrder());
    }

    /** Which units stood under one of the level, or were it, on which days of the window. */
    Lying<UnitId> under(UnitId root, int level, Window window) {
        List<LocalDate> days = moves(window);
        return Lying.over(window, days, day -> {
            LocalDate next =
                    days.stream().filter(one -> one.isAfter(day)).findFirst().orElse(window.to());
            Window still = new Window(day, next);
            return units.ids()
                    .map(UnitId::new)
                    .filter(unit -> within(unit, level, still).equals(Optional.of(root)))
                    .collect(Collectors.toSet());
        });
    }

    /** The unit, then its superiors, as far as they were there. */
    private List<Long> chain(long unit, LocalDate day) {
        List<Long> chain = new ArrayList<>(4);
        for (long at = unit;
                at != 0 && units.on(at, day).isPresent();
                at = tree.parent(at, day).orElse(0)) {
            chain.add(at);
        }
        return chain;
    }
}
