package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.AffectedByChange.First;
import vn.phoihop.organisation.AffectedByChange.Touched;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/**
 * Whom lists would affect, and what keeps something they end from ending: as of a single change. Where a list tells nobody who takes over, nothing may
 * be left that somebody would have to answer for.
 */
@Component
class ForeseeingImport {

    /** Stands for since ever where a day is asked about; nothing recorded is older. */
    private static final LocalDate DAWN = LocalDate.of(1900, 1, 1);

    private static final int NAMED = 8;
    private static final int MOST_PROBLEMS = 100;

    private final AskingRooms rooms;

    ForeseeingImport(AskingRooms rooms) {
        this.rooms = rooms;
    }

    /** Units and areas that lists change from one day on. */
    private record Places(Set<UnitId> units, Set<AreaId> areas) {
        Places() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    /** Each is asked about as of the first day on which something about it changes. */
    List<Affected> affected(ImportPlan plan, Organisation known) {
        Map<LocalDate, Places> byDay = new TreeMap<>();
        for (Differences unit : plan.of(ListKind.UNITS)) {
            Long id = unit.life().id();
            if (id != null) {
                first(unit)
                        .ifPresent(day -> at(byDay, day)
                                .units()
                                .addAll(moves(unit) ? known.unitsUnder(new UnitId(id), day) : Set.of(new UnitId(id))));
            }
        }
        for (Differences area : plan.of(ListKind.AREAS)) {
            Long id = area.life().id();
            if (id != null) {
                first(area)
                        .ifPresent(day -> at(byDay, day)
                                .areas()
                                .addAll(moves(area) ? known.areasUnder(new AreaId(id), day) : Set.of(new AreaId(id))));
            }
        }
        Map<String, Affected> all = new LinkedHashMap<>();
        byDay.forEach((day, places) -> rooms.ask(AskingRooms.touched(known, places.units(), places.areas(), day))
                .forEach(one -> all.merge(one.key(), one, ForeseeingImport::both)));
        return List.copyOf(all.values());
    }

    private static Places at(Map<LocalDate, Places> byDay, LocalDate day) {
        return byDay.computeIfAbsent(day, _ -> new Places());
    }

    private static Optional<LocalDate> first(Differences one) {
        return one.told().stream()
                .filter(told -> told.what() != Difference.What.FOUNDED && told.what() != Difference.What.RESUMED)
                .map(told -> day(told.days().from()))
                .min(LocalDate::compareTo);
    }

    private static LocalDate day(@Nullable LocalDate from) {
        return Objects.requireNonNullElse(from, DAWN);
    }

    private static boolean moves(Differences one) {
        return one.told().stream().anyMatch(told -> told.what() == Difference.What.MOVED);
    }

    private static Affected both(Affected one, Affected other) {
        List<First> first = Stream.concat(one.first().stream(), other.first().stream())
                .distinct()
                .limit(NAMED)
                .toList();
        return new Affected(
                one.key(),
                Math.min(AffectedByChange.COUNTED, one.count() + other.count()),
                one.duty() || other.duty(),
                first);
    }

    private record Ending(Life life, boolean unit, LocalDate day) {}

    /** What ends for good, with nobody who takes over in the lists or known already, though something is left. */
    List<Problem> duties(ImportPlan plan, Organisation known) {
        Map<LocalDate, List<Ending>> byDay = new TreeMap<>();
        Stream.concat(
                        ending(plan.of(ListKind.UNITS), true, plan, known),
                        ending(plan.of(ListKind.AREAS), false, plan, known))
                .forEach(one ->
                        byDay.computeIfAbsent(one.day, _ -> new ArrayList<>()).add(one));
        List<Problem> problems = new ArrayList<>();
        byDay.values().forEach(same -> find(same, known, problems));
        return problems;
    }

    private static Stream<Ending> ending(
            Collection<Differences> lives, boolean unit, ImportPlan plan, Organisation known) {
        return lives.stream()
                .map(Differences::life)
                .filter(life -> life.id() != null)
                .flatMap(life -> {
                    LocalDate day = life.now().getLast().valid().to();
                    LocalDate before = life.known().getLast().valid().to();
                    boolean ends = day != null && (before == null || day.isBefore(before));
                    return day == null || !ends || isFollowed(life, unit, day, plan, known)
                            ? Stream.empty()
                            : Stream.of(new Ending(life, unit, day));
                });
    }

    private static boolean isFollowed(Life life, boolean unit, LocalDate day, ImportPlan plan, Organisation known) {
        return plan.successions().stream()
                        .anyMatch(one -> one.followed() == life && one.since().equals(day))
                || (unit
                        ? known.successions(new UnitId(life.written())).stream()
                                .anyMatch(one -> one.since().equals(day))
                        : known.successions(new AreaId(life.written())).stream()
                                .anyMatch(one -> one.since().equals(day)));
    }

    /** Asked about together, and by halves only where something is left: a country's worth of them ends at once. */
    private void find(List<Ending> same, Organisation known, List<Problem> problems) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        List<Affected> left = AskingRooms.duties(rooms.ask(touched(same, known)));
        if (left.isEmpty()) {
            return;
        }
        if (same.size() == 1) {
            Life life = same.getFirst().life;
            left.forEach(one -> problems.add(Problem.at(
                    life.listed().getLast().where() + " valid_to",
                    ProblemCode.DUTIES_LEFT,
                    life.now().getLast().name(),
                    rooms.words(one))));
            return;
        }
        find(same.subList(0, same.size() / 2), known, problems);
        find(same.subList(same.size() / 2, same.size()), known, problems);
    }

    private static Touched touched(List<Ending> same, Organisation known) {
        Set<UnitId> units = new HashSet<>();
        Set<AreaId> areas = new HashSet<>();
        for (Ending one : same) {
            if (one.unit) {
                units.add(new UnitId(one.life.written()));
            } else {
                areas.add(new AreaId(one.life.written()));
            }
        }
        return AskingRooms.touched(known, units, areas, same.getFirst().day);
    }
}
