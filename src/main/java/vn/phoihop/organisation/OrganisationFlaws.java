package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/**
 * Whether what is known of the organisation hangs together on every day. The rules are kept whenever it is changed through the program; this looks at the
 * rows themselves, of which the database holds each alone. It trusts nothing: an organisation with a ring could not even be read as one.
 */
@Component
public class OrganisationFlaws {

    /** Deeper than any tree. */
    private static final int DEEPEST = 30;

    /** What can be wrong. */
    public enum What {
        /** Something lies under a superior on days on which that is not there. */
        SUPERIOR_ABSENT,
        /** What is not there lies under something. */
        LINK_OF_NOTHING,
        /** It lies, through others, under itself. */
        RING,
        /** An area below a province lies in nothing. A unit may: some stand at the top for a time. */
        WITHOUT_SUPERIOR,
        /** A unit answers for an area, and one of the two is there on none of these days. */
        ANSWERING_ABSENT,
        /** A unit is of a force that is not there. */
        FORCE_ABSENT,
        /** Who takes over is not there on that day. */
        SUCCESSOR_ABSENT
    }

    /**
     * Something that does not hold.
     *
     * @param of what it is about
     * @param other the superior, area, force or successor, by its code; by its id where it never was
     */
    public record Flaw(
            What what, PlaceType of, long id, String code, LocalizedText name, String other, Validity days) {}

    private final OrganisationRows rows;

    OrganisationFlaws(OrganisationRows rows) {
        this.rows = rows;
    }

    /** All of them; empty where everything holds. */
    @Transactional(readOnly = true)
    public List<Flaw> find() {
        OrganisationParts parts = rows.parts(rows.lastRevision());
        Looking units = new Looking(PlaceType.UNIT, parts.unitStates(), parts.unitLinks());
        Looking areas = new Looking(PlaceType.AREA, parts.areaStates(), parts.areaLinks());
        units.look();
        areas.look();
        parts.successions()
                .forEach(one ->
                        units.successor(one.unit().value(), one.successor().value(), one.since()));
        parts.areaSuccessions()
                .forEach(one ->
                        areas.successor(one.area().value(), one.successor().value(), one.since()));
        parts.areaStates().stream()
                .filter(state -> state.level() != AreaLevel.PROVINCE)
                .forEach(state -> areas.underSomething(state.id(), state.valid()));
        parts.answering().forEach(row -> {
            if (units.neverThere(row.unit(), row.valid()) || areas.neverThere(row.area(), row.valid())) {
                units.add(What.ANSWERING_ABSENT, row.unit(), areas.code(row.area()), row.valid());
            }
        });
        Map<Long, List<Validity>> forces = days(parts.forces(), ForceState::id, ForceState::valid);
        DatedStates<ForceState> codes = new DatedStates<>(parts.forces());
        for (UnitState unit : parts.unitStates()) {
            if (!Validities.cover(forces.getOrDefault((long) unit.force(), List.of()), unit.valid())) {
                String force = codes.latest(unit.force())
                        .map(ForceState::code)
                        .orElseGet(() -> Integer.toString(unit.force()));
                units.add(What.FORCE_ABSENT, unit.id(), force, unit.valid());
            }
        }
        List<Flaw> all = new ArrayList<>(units.flaws);
        all.addAll(areas.flaws);
        return all;
    }

    private static <T> Map<Long, List<Validity>> days(
            Collection<T> rows, ToLongFunction<T> id, Function<T, Validity> valid) {
        Map<Long, List<Validity>> days = new HashMap<>();
        rows.forEach(row -> days.computeIfAbsent(id.applyAsLong(row), _ -> new ArrayList<>())
                .add(valid.apply(row)));
        return days;
    }

    /** At units or at areas. */
    private static final class Looking {

        private final PlaceType of;
        private final DatedStates<? extends DatedStates.State> states;
        private final Map<Long, List<Validity>> there;
        private final Map<Long, List<DatedTree.Link>> upward = new HashMap<>();
        private final List<Flaw> flaws = new ArrayList<>();

        <S extends DatedStates.State> Looking(PlaceType of, List<S> states, List<DatedTree.Link> links) {
            this.of = of;
            this.states = new DatedStates<>(states);
            this.there = OrganisationFlaws.days(states, DatedStates.State::id, DatedStates.State::valid);
            links.forEach(link ->
                    upward.computeIfAbsent(link.child(), _ -> new ArrayList<>()).add(link));
        }

        private void add(What what, long id, String other, Validity days) {
            LocalizedText name = states.latest(id)
                    .<LocalizedText>map(DatedStates.State::name)
                    .orElseGet(() -> new LocalizedText(Long.toString(id), Long.toString(id)));
            flaws.add(new Flaw(what, of, id, code(id), name, other, days));
        }

        /** As it was called last. */
        private String code(long id) {
            return states.latest(id).map(state -> state.code()).orElseGet(() -> Long.toString(id));
        }

        private List<Validity> there(long id) {
            return there.getOrDefault(id, List.of());
        }

        private boolean neverThere(long id, Validity days) {
            return there(id).stream().noneMatch(days::overlaps);
        }

        private void look() {
            upward.forEach((child, links) -> {
                for (DatedTree.Link link : links) {
                    String superior = code(link.parent());
                    if (!Validities.cover(there(link.parent()), link.valid())) {
                        add(What.SUPERIOR_ABSENT, child, superior, link.valid());
                    }
                    if (!Validities.cover(there(child), link.valid())) {
                        add(What.LINK_OF_NOTHING, child, superior, link.valid());
                    }
                    if (closes(child, link.parent(), link.valid(), 0)) {
                        add(What.RING, child, superior, link.valid());
                    }
                }
            });
        }

        private boolean closes(long child, long at, Validity days, int depth) {
            return at == child
                    || depth < DEEPEST
                            && upward.getOrDefault(at, List.of()).stream()
                                    .anyMatch(link -> link.valid()
                                            .intersection(days)
                                            .filter(common -> closes(child, link.parent(), common, depth + 1))
                                            .isPresent());
        }

        /** On those of the days on which it is there. */
        private void underSomething(long id, Validity days) {
            List<Validity> under = upward.getOrDefault(id, List.of()).stream()
                    .map(DatedTree.Link::valid)
                    .toList();
            for (Validity stretch : there(id)) {
                stretch.intersection(days)
                        .filter(common -> !Validities.cover(under, common))
                        .ifPresent(common -> add(What.WITHOUT_SUPERIOR, id, "-", common));
            }
        }

        private void successor(long id, long successor, LocalDate since) {
            if (there(successor).stream().noneMatch(days -> days.contains(since))) {
                add(What.SUCCESSOR_ABSENT, id, code(successor), Validity.from(since));
            }
        }
    }
}
