package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.OrganisationChanges.Decided;
import vn.phoihop.organisation.OrganisationWriting.LinkRow;
import vn.phoihop.organisation.OrganisationWriting.SuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.organisation.OrganisationWriting.UnitStateRow;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Moves, renames and closes units, also back-dated. Every change is one entry of the common book; a figure at an
 * earlier cutoff keeps the tree it was read in. {@code seen} is the position of the {@link Organisation} on which the change was decided: when
 * the same unit has been changed since, it is refused, so nobody overwrites another's change without having seen it.
 */
@Component
public final class ChangingUnits {

    private final OrganisationChanges changes;
    private final OrganisationWriting writing;

    ChangingUnits(OrganisationChanges changes, OrganisationWriting writing) {
        this.changes = changes;
        this.writing = writing;
    }

    private record Moved(UnitId unit, UnitId parent, Validity valid) {}

    private record Renamed(UnitId unit, LocalizedText name, String shortName, Validity valid) {}

    private record Closed(UnitId unit, @Nullable UnitId successor, LocalDate from) {}

    /**
     * Puts the unit under another from the day on, until the next change of superior that is already known, else for good. Refused when the
     * unit would come to lie under itself on any of these days, or when the new superior does not exist on them. The superior may be of
     * another force, as the military commands are of the border guard's since 28 June 2025: which force a unit is of, it says itself.
     */
    public void move(UnitId unit, UnitId parent, LocalDate from, long seen, String actor) {
        changes.ofUnit(unit, seen, actor, known -> {
            UnitState state = stateOn(known, unit, from);
            Validity days = known.unitTree().linksOf(unit.value()).stream()
                    .map(DatedTree.Link::valid)
                    .filter(valid -> valid.contains(from))
                    .findFirst()
                    .flatMap(valid -> valid.since(from))
                    .orElse(new Validity(
                            from, known.unitTree().nextLink(unit.value(), from).orElse(endOf(known, unit))));
            UnitState above = stateOn(known, parent, from);
            if (known.unitTree().closesRing(unit.value(), parent.value(), days)) {
                throw new Refused(
                        ProblemCode.LIES_UNDER_ITSELF,
                        state.name().vi(),
                        above.name().vi());
            }
            if (!Validities.cover(
                    known.unitStates().of(parent.value()).stream()
                            .map(UnitState::valid)
                            .toList(),
                    days)) {
                throw new Refused(ProblemCode.SUPERIOR_ABSENT, above.name().vi(), days.toString());
            }
            return new Decided("UNIT_MOVED", new Moved(unit, parent, days), position -> {
                writing.supersede(Table.UNIT_LINKS, position, unit.value(), days);
                writing.insert(
                        Table.UNIT_LINKS,
                        position,
                        List.of(new LinkRow(unit.value(), parent.value(), days.from(), days.to())));
            });
        });
    }

    /** Gives the unit another name from the day on, until the next change of its state that is already known. */
    public void rename(UnitId unit, LocalizedText name, String shortName, LocalDate from, long seen, String actor) {
        changes.ofUnit(unit, seen, actor, known -> {
            UnitState state = stateOn(known, unit, from);
            Validity days = state.valid().since(from).orElseThrow();
            return new Decided("UNIT_RENAMED", new Renamed(unit, name, shortName, days), position -> {
                writing.supersede(Table.UNIT_STATES, position, unit.value(), days);
                writing.insert(
                        Table.UNIT_STATES,
                        position,
                        List.of(new UnitStateRow(
                                state.id(),
                                state.code(),
                                state.force(),
                                name.vi(),
                                name.en(),
                                shortName,
                                days.from(),
                                days.to())));
            });
        });
    }

    /**
     * Ends the unit: from the day on it does not exist. Refused while other units lie under it on or after that day.
     *
     * @param successor takes over its records, drafts and duties from that day on; null when nobody does
     */
    public void close(UnitId unit, @Nullable UnitId successor, LocalDate from, long seen, String actor) {
        changes.ofUnit(unit, seen, actor, known -> {
            UnitState state = stateOn(known, unit, from);
            Validity days = Validity.from(from);
            List<String> below = known.unitTree().linksDown(unit.value()).stream()
                    .filter(link -> link.valid().overlaps(days))
                    .map(link -> known.unit(new UnitId(link.child())).name().vi())
                    .toList();
            if (!below.isEmpty()) {
                throw new Refused(
                        ProblemCode.OTHERS_LIE_UNDER, state.name().vi(), below.size(), String.join(", ", below));
            }
            if (successor != null) {
                stateOn(known, successor, from);
            }
            return new Decided("UNIT_CLOSED", new Closed(unit, successor, from), position -> {
                if (successor != null) {
                    writing.successions(position, List.of(new SuccessionRow(unit.value(), successor.value(), from)));
                }
                writing.supersede(Table.UNIT_STATES, position, unit.value(), days);
                writing.supersede(Table.UNIT_LINKS, position, unit.value(), days);
                writing.supersede(Table.UNIT_AREAS, position, unit.value(), days);
            });
        });
    }

    private static UnitState stateOn(Organisation known, UnitId unit, LocalDate day) {
        return known.unitStates().of(unit.value()).stream()
                .filter(state -> state.valid().contains(day))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "unit " + unit + " (" + day + ")"));
    }

    private static @Nullable LocalDate endOf(Organisation known, UnitId unit) {
        return known.unit(unit).valid().to();
    }
}
