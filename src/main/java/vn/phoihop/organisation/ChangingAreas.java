package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.OrganisationChanges.Decided;
import vn.phoihop.organisation.OrganisationWriting.AreaStateRow;
import vn.phoihop.organisation.OrganisationWriting.LinkRow;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Validity;

/**
 * Corrects and ends areas, also back-dated. Every change is one entry of the common book; a figure at an
 * earlier cutoff keeps the tree it was read in. {@code seen} is the position of the {@link Organisation} on which the change was decided: when
 * the same area has been changed since, it is refused, so nobody overwrites another's change without having seen it.
 */
@Component
public final class ChangingAreas {

    private final OrganisationChanges changes;
    private final OrganisationWriting writing;

    ChangingAreas(OrganisationChanges changes, OrganisationWriting writing) {
        this.changes = changes;
        this.writing = writing;
    }

    private record Corrected(
            AreaId area,
            @Nullable LocalizedText name,
            @Nullable AreaId parent,
            Validity valid) {}

    private record Ended(AreaId area, LocalDate from) {}

    /** Corrects the name or the superior of an area on these days, whichever is given. */
    public void correct(
            AreaId area,
            @Nullable LocalizedText name,
            @Nullable AreaId parent,
            Validity days,
            long seen,
            String actor) {
        changes.ofArea(area, seen, actor, known -> {
            List<AreaState> states = known.areaStates().of(area.value());
            if (states.isEmpty()) {
                throw new Refused(ProblemCode.NOT_FOUND, "area " + area);
            }
            if (parent != null) {
                checkSuperior(known, area, parent, days);
            }
            return new Decided("AREA_CORRECTED", new Corrected(area, name, parent, days), position -> {
                if (name != null) {
                    writing.supersede(Table.AREA_STATES, position, area.value(), days);
                    writing.insert(Table.AREA_STATES, position, renamed(states, name, days));
                }
                if (parent != null) {
                    writing.supersede(Table.AREA_LINKS, position, area.value(), days);
                    writing.insert(Table.AREA_LINKS, position, links(states, parent, days));
                }
            });
        });
    }

    private static void checkSuperior(Organisation known, AreaId area, AreaId parent, Validity days) {
        List<AreaState> above = known.areaStates().of(parent.value());
        List<AreaState> states = known.areaStates().of(area.value());
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
                if (!Validities.cover(above.stream().map(AreaState::valid).toList(), common)) {
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

    /** Ends the area: from the day on it does not exist. Refused while others lie in it on or after that day. */
    public void end(AreaId area, LocalDate from, long seen, String actor) {
        changes.ofArea(area, seen, actor, known -> {
            Area state = known.area(area, from);
            Validity days = Validity.from(from);
            List<String> below = known.areaTree().linksDown(area.value()).stream()
                    .filter(link -> link.valid().overlaps(days))
                    .map(link -> known.area(new AreaId(link.child())).name().vi())
                    .toList();
            if (!below.isEmpty()) {
                throw new Refused(
                        ProblemCode.OTHERS_LIE_UNDER, state.name().vi(), below.size(), String.join(", ", below));
            }
            return new Decided("AREA_ENDED", new Ended(area, from), position -> {
                writing.supersede(Table.AREA_STATES, position, area.value(), days);
                writing.supersede(Table.AREA_LINKS, position, area.value(), days);
            });
        });
    }
}
