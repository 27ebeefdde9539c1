package vn.phoihop.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Organisation.Answering;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Validity;

/** All forces, all areas or all units, as lives that can be found by their codes. */
final class Lives {

    private final Map<Long, Life> byId = new LinkedHashMap<>();
    private final List<Life> all = new ArrayList<>();
    private final Map<String, List<Life>> byCode = new HashMap<>();

    private Lives() {}

    static Lives ofAreas(Organisation known) {
        Lives areas = new Lives();
        areas.begin(known.areaStates());
        for (Life life : areas.all) {
            List<DatedTree.Link> links = known.areaTree().linksOf(life.written());
            life.know(known.areaStates().of(life.written()).stream()
                    .flatMap(state -> pieces(state.valid(), links, List.of())
                            .map(days -> new Stretch(
                                    days,
                                    state.code(),
                                    state.level().name(),
                                    state.name(),
                                    "",
                                    areas.parent(links, days),
                                    Set.of(),
                                    "",
                                    false)))
                    .toList());
        }
        return areas;
    }

    static Lives ofForces(Organisation known) {
        Lives forces = new Lives();
        DatedStates<ForceState> states = known.datedForces().states();
        forces.begin(states);
        for (Life life : forces.all) {
            life.know(states.of(life.written()).stream()
                    .map(state ->
                            new Stretch(state.valid(), state.code(), "", state.name(), "", null, Set.of(), "", false))
                    .toList());
        }
        return forces;
    }

    static Lives ofUnits(Organisation known, Lives areas) {
        Lives units = new Lives();
        units.begin(known.unitStates());
        for (Life life : units.all) {
            List<DatedTree.Link> links = known.unitTree().linksOf(life.written());
            List<Answering> answering = known.answeringOf(life.written());
            life.know(known.unitStates().of(life.written()).stream()
                    .flatMap(state -> pieces(state.valid(), links, answering)
                            .map(days -> new Stretch(
                                    days,
                                    state.code(),
                                    known.force(new ForceId(state.force())).code(),
                                    state.name(),
                                    state.shortName(),
                                    units.parent(links, days),
                                    answering.stream()
                                            .filter(one -> one.valid().overlaps(days))
                                            .map(one -> areas.get(one.area()))
                                            .collect(Collectors.toSet()),
                                    "",
                                    false)))
                    .toList());
        }
        return units;
    }

    private void begin(DatedStates<? extends DatedStates.State> states) {
        states.ids().sorted().forEach(id -> {
            Life life = new Life(id);
            byId.put(id, life);
            all.add(life);
            states.of(id).stream().map(DatedStates.State::code).distinct().forEach(code -> index(code, life));
        });
    }

    private @Nullable Life parent(List<DatedTree.Link> links, Validity days) {
        return links.stream()
                .filter(link -> link.valid().overlaps(days))
                .findFirst()
                .map(link -> get(link.parent()))
                .orElse(null);
    }

    /** The days, cut wherever something about them changes. */
    private static Stream<Validity> pieces(Validity days, List<DatedTree.Link> links, List<Answering> answering) {
        return cut(
                days,
                Stream.concat(
                        links.stream().map(DatedTree.Link::valid),
                        answering.stream().map(Answering::valid)))
                .stream();
    }

    /** The days, cut at all beginnings and ends within them. */
    static List<Validity> cut(Validity days, Stream<Validity> at) {
        TreeSet<LocalDate> cuts = at.flatMap(
                        one -> Stream.of(Optional.ofNullable(one.from()), Optional.ofNullable(one.to())))
                .flatMap(Optional::stream)
                .filter(day -> days.contains(day) && !day.equals(days.from()))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Validity> pieces = new ArrayList<>();
        LocalDate from = days.from();
        for (LocalDate cut : cuts) {
            pieces.add(new Validity(from, cut));
            from = cut;
        }
        pieces.add(new Validity(from, days.to()));
        return pieces;
    }

    /** A new one, which lists tell of. */
    Life found(String code) {
        Life life = new Life(null);
        all.add(life);
        index(code, life);
        return life;
    }

    void index(String code, Life life) {
        List<Life> bearers = byCode.computeIfAbsent(code, _ -> new ArrayList<>(1));
        if (!bearers.contains(life)) {
            bearers.add(life);
        }
    }

    Life get(long id) {
        return Objects.requireNonNull(byId.get(id), () -> "no life of " + id);
    }

    List<Life> all() {
        return all;
    }

    /** Who bore the code, on whatever day. */
    List<Life> bearers(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    /** Who bears the code on the day, with what lists tell. */
    Optional<Life> find(String code, LocalDate day) {
        return bearers(code).stream()
                .filter(life ->
                        life.on(day).filter(one -> one.code().equals(code)).isPresent())
                .findFirst();
    }

    /** As {@link #reference} wrote it: a code as of the day, or as of the day it names itself; empty also where that is no day. */
    Optional<Life> named(String reference, LocalDate day) {
        int at = reference.indexOf('@');
        try {
            return at < 0
                    ? find(reference, day)
                    : find(reference.substring(0, at), CalendarDay.read(reference.substring(at + 1)));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** How a row that begins on the day names the life: by its code of that day, or by one of another day, which it then says. */
    String reference(Life life, LocalDate day) {
        Optional<Stretch> then = life.on(day);
        if (then.isPresent() && find(then.get().code(), day).equals(Optional.of(life))) {
            return then.get().code();
        }
        Stretch first = life.now().stream()
                .filter(one -> one.begin().isAfter(day))
                .findFirst()
                .orElseGet(() -> life.now().getLast());
        LocalDate to = first.valid().to();
        LocalDate other = first.valid().from() != null ? first.begin() : to == null ? LocalDate.EPOCH : to.minusDays(1);
        return first.code() + "@" + other;
    }
}
