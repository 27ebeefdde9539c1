package vn.phoihop.organisation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Organisation.AreaState;
import vn.phoihop.organisation.Organisation.UnitState;
import vn.phoihop.organisation.OrganisationWriting.AreaStateRow;
import vn.phoihop.organisation.OrganisationWriting.LinkRow;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.organisation.OrganisationWriting.UnitStateRow;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Moves, renames, corrects and closes units and areas, also back-dated. Every change is one entry of the common book; a figure at an
 * earlier cutoff keeps the tree it was read in. {@code seen} is the position of the {@link Organisation} on which the change was decided: when
 * the same unit or area has been changed since, it is refused, so nobody overwrites another's change without having seen it.
 */
@Component
public final class ChangingOrganisation {

    private final Organisations organisations;
    private final OrganisationWriting writing;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    ChangingOrganisation(
            Organisations organisations,
            OrganisationWriting writing,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.writing = writing;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Moved(UnitId unit, UnitId parent, Validity valid) {}

    private record Renamed(UnitId unit, LocalizedText name, String shortName, Validity valid) {}

    private record Closed(UnitId unit, LocalDate from) {}

    private record AreaCorrected(
            AreaId area,
            @Nullable LocalizedText name,
            @Nullable AreaId parent,
            Validity valid) {}

    /**
     * Puts the unit under another from the day on, until the next change of superior that is already known, else for good. Refused when the
     * unit would come to lie under itself on any of these days, or when the new superior is of another force or does not exist on them.
     */
    public void moveUnit(UnitId unit, UnitId parent, LocalDate from, long seen, String actor) {
        changeUnit(
                unit,
                seen,
                known -> {
                    UnitState state = stateOn(known, unit, from);
                    Validity days = known.unitTree().linksOf(unit.value()).stream()
                            .map(DatedTree.Link::valid)
                            .filter(valid -> valid.contains(from))
                            .findFirst()
                            .flatMap(valid -> valid.since(from))
                            .orElse(new Validity(from, endOf(known, unit)));
                    UnitState above = stateOn(known, parent, from);
                    if (above.force() != state.force()) {
                        throw new Refused(
                                ProblemCode.WRONG_SUPERIOR,
                                state.name().vi(),
                                above.name().vi());
                    }
                    if (known.unitTree().closesRing(unit.value(), parent.value(), days)) {
                        throw new Refused(
                                ProblemCode.LIES_UNDER_ITSELF,
                                state.name().vi(),
                                above.name().vi());
                    }
                    if (!exists(
                            known.unitStates(parent).stream()
                                    .map(UnitState::valid)
                                    .toList(),
                            days)) {
                        throw new Refused(
                                ProblemCode.SUPERIOR_ABSENT, above.name().vi(), days.toString());
                    }
                    return new Change("UNIT_MOVED", new Moved(unit, parent, days), position -> {
                        writing.supersede(Table.UNIT_LINKS, position, unit.value(), days);
                        writing.insert(
                                Table.UNIT_LINKS,
                                position,
                                List.of(new LinkRow(unit.value(), parent.value(), days.from(), days.to())));
                    });
                },
                actor);
    }

    /** Gives the unit another name from the day on, until the next change of its state that is already known. */
    public void renameUnit(UnitId unit, LocalizedText name, String shortName, LocalDate from, long seen, String actor) {
        changeUnit(
                unit,
                seen,
                known -> {
                    UnitState state = stateOn(known, unit, from);
                    Validity days = state.valid().since(from).orElseThrow();
                    return new Change("UNIT_RENAMED", new Renamed(unit, name, shortName, days), position -> {
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
                },
                actor);
    }

    /** Ends the unit: from the day on it does not exist. Refused while other units lie under it on or after that day. */
    public void closeUnit(UnitId unit, LocalDate from, long seen, String actor) {
        changeUnit(
                unit,
                seen,
                known -> {
                    UnitState state = stateOn(known, unit, from);
                    Validity days = Validity.from(from);
                    long below = known.unitTree().linksDown(unit.value()).stream()
                            .filter(link -> link.valid().overlaps(days))
                            .count();
                    if (below > 0) {
                        throw new Refused(
                                ProblemCode.OTHERS_LIE_UNDER, state.name().vi(), below);
                    }
                    return new Change("UNIT_CLOSED", new Closed(unit, from), position -> {
                        writing.supersede(Table.UNIT_STATES, position, unit.value(), days);
                        writing.supersede(Table.UNIT_LINKS, position, unit.value(), days);
                    });
                },
                actor);
    }

    /** Corrects the name or the superior of an area on these days, whichever is given. */
    public void correctArea(
            AreaId area,
            @Nullable LocalizedText name,
            @Nullable AreaId parent,
            Validity days,
            long seen,
            String actor) {
        change(
                "area/" + area,
                "area",
                area.value(),
                null,
                seen,
                known -> {
                    List<AreaState> states = known.areaStates(area);
                    if (states.isEmpty()) {
                        throw new Refused(ProblemCode.NOT_FOUND, "area " + area);
                    }
                    if (parent != null) {
                        checkSuperior(known, area, parent, days);
                    }
                    return new Change("AREA_CORRECTED", new AreaCorrected(area, name, parent, days), position -> {
                        if (name != null) {
                            writing.supersede(Table.AREA_STATES, position, area.value(), days);
                            writing.insert(Table.AREA_STATES, position, renamed(states, name, days));
                        }
                        if (parent != null) {
                            writing.supersede(Table.AREA_LINKS, position, area.value(), days);
                            writing.insert(Table.AREA_LINKS, position, links(states, parent, days));
                        }
                    });
                },
                actor);
    }

    private static void checkSuperior(Organisation known, AreaId area, AreaId parent, Validity days) {
        List<AreaState> above = known.areaStates(parent);
        List<AreaState> states = known.areaStates(area);
        if (above.isEmpty()) {
            throw new Refused(ProblemCode.NOT_FOUND, "area " + parent);
        }
        String name = states.getLast().name().vi();
        String superior = above.getLast().name().vi();
        if (known.areaTree().closesRing(area.value(), parent.value(), days)) {
            throw new Refused(ProblemCode.LIES_UNDER_ITSELF, name, superior);
        }
        for (AreaState state : states) {
            if (above.stream().noneMatch(up -> state.level().liesUnder(up.level()))) {
                throw new Refused(ProblemCode.WRONG_SUPERIOR, name, superior);
            }
            state.valid().intersection(days).ifPresent(common -> {
                if (!exists(above.stream().map(AreaState::valid).toList(), common)) {
                    throw new Refused(ProblemCode.SUPERIOR_ABSENT, superior, common.toString());
                }
            });
        }
    }

    private static List<AreaStateRow> renamed(List<AreaState> states, LocalizedText name, Validity days) {
        return states.stream()
                .flatMap(state -> state.valid().intersection(days).stream()
                        .map(common -> new AreaStateRow(
                                state.id(),
                                state.code(),
                                state.level(),
                                name.vi(),
                                name.en(),
                                common.from(),
                                common.to())))
                .toList();
    }

    private static List<LinkRow> links(List<AreaState> states, AreaId parent, Validity days) {
        return states.stream()
                .flatMap(state -> state.valid().intersection(days).stream()
                        .map(common -> new LinkRow(state.id(), parent.value(), common.from(), common.to())))
                .toList();
    }

    /** What is decided while nobody else can change the organisation: the entry to write and, at its position, the rows. */
    private record Change(String event, Object payload, LongConsumer write) {}

    private interface Decision {
        Change decide(Organisation known);
    }

    private void changeUnit(UnitId unit, long seen, Decision decision, String actor) {
        change("unit/" + unit, "unit", null, unit.value(), seen, decision, actor);
    }

    private void change(
            String about,
            String recordType,
            @Nullable Long area,
            @Nullable Long unit,
            long seen,
            Decision decision,
            String actor) {
        transaction.executeWithoutResult(status -> {
            writing.lock();
            if (writing.changedSince(seen, area, unit)) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            Change change = decision.decide(organisations.current());
            UUID record = UUID.nameUUIDFromBytes(("phoihop/" + about).getBytes(StandardCharsets.UTF_8));
            long position = ledger.post(new Posting(
                    new RecordKey(BookId.COMMON, record),
                    recordType,
                    change.event,
                    actor,
                    null,
                    1,
                    change.payload,
                    List.of()));
            change.write.accept(position);
            writing.revision(position, change.event, null);
        });
    }

    private static UnitState stateOn(Organisation known, UnitId unit, LocalDate day) {
        return known.unitStates(unit).stream()
                .filter(state -> state.valid().contains(day))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "unit " + unit + " (" + day + ")"));
    }

    private static @Nullable LocalDate endOf(Organisation known, UnitId unit) {
        return known.unit(unit).valid().to();
    }

    /** Whether these stretches together cover the days. */
    private static boolean exists(List<Validity> stretches, Validity days) {
        List<Validity> open = List.of(days);
        for (Validity stretch : stretches) {
            LocalDate from = stretch.from();
            LocalDate to = stretch.to();
            open = open.stream()
                    .flatMap(rest -> java.util.stream.Stream.concat(
                            from == null ? java.util.stream.Stream.empty() : rest.before(from).stream(),
                            to == null ? java.util.stream.Stream.empty() : rest.since(to).stream()))
                    .toList();
        }
        return open.isEmpty();
    }
}
