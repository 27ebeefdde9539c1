package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Differences.Part;
import vn.phoihop.organisation.ImportPlan.Succeeding;
import vn.phoihop.organisation.OrganisationWriting.AnsweringRow;
import vn.phoihop.organisation.OrganisationWriting.AreaStateRow;
import vn.phoihop.organisation.OrganisationWriting.AreaSuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.ForceStateRow;
import vn.phoihop.organisation.OrganisationWriting.LinkRow;
import vn.phoihop.organisation.OrganisationWriting.SuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.UnitStateRow;

/** What an import writes, table by table: the days whose rows are superseded, and the rows that hold instead. It is what the book keeps of it, too. */
record ImportRows(
        List<Gone> forceStatesGone,
        List<Gone> areaStatesGone,
        List<Gone> areaLinksGone,
        List<Gone> unitStatesGone,
        List<Gone> unitLinksGone,
        List<Gone> answeringGone,
        List<Pair> areaSuccessionsGone,
        List<Pair> unitSuccessionsGone,
        List<ForceStateRow> forceStates,
        List<AreaStateRow> areaStates,
        List<LinkRow> areaLinks,
        List<UnitStateRow> unitStates,
        List<LinkRow> unitLinks,
        List<AnsweringRow> answering,
        List<AreaSuccessionRow> areaSuccessions,
        List<SuccessionRow> unitSuccessions) {

    /** Some days of a force, an area or a unit. */
    record Gone(
            long id, @Nullable LocalDate since, @Nullable LocalDate until) {}

    /** A succession, by the column that names what is followed. */
    record Pair(@Nullable Long area, @Nullable Long unit, long successor, LocalDate since) {}

    /** @param bits of the forces by their codes */
    static ImportRows of(
            List<Differences> forces,
            List<Differences> areas,
            List<Differences> units,
            List<Succeeding> successions,
            Map<String, Integer> bits) {
        ImportRows rows = new ImportRows(
                gone(forces, Part.STATE),
                gone(areas, Part.STATE),
                gone(areas, Part.PARENT),
                gone(units, Part.STATE),
                gone(units, Part.PARENT),
                gone(units, Part.AREAS),
                new ArrayList<>(),
                new ArrayList<>(),
                forceStates(forces),
                areaStates(areas),
                links(areas),
                new ArrayList<>(),
                links(units),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (Differences unit : units) {
            unit.written(Part.STATE).forEach(one -> rows.unitStates.add(unitState(unit.life(), one, bits)));
            unit.written(Part.AREAS)
                    .forEach(one -> one.areas()
                            .forEach(area -> rows.answering.add(new AnsweringRow(
                                    unit.life().written(),
                                    area.written(),
                                    one.valid().from(),
                                    one.valid().to()))));
        }
        successions.forEach(rows::succeed);
        return rows;
    }

    private void succeed(Succeeding one) {
        long followed = one.followed().written();
        long follower = one.follower().written();
        LocalDate corrects = one.corrects();
        if (one.kind() == ListKind.AREA_SUCCESSIONS) {
            if (corrects != null) {
                areaSuccessionsGone.add(new Pair(followed, null, follower, corrects));
            }
            areaSuccessions.add(new AreaSuccessionRow(followed, follower, one.since(), one.whole()));
        } else {
            if (corrects != null) {
                unitSuccessionsGone.add(new Pair(null, followed, follower, corrects));
            }
            unitSuccessions.add(new SuccessionRow(followed, follower, one.since()));
        }
    }

    private static List<Gone> gone(List<Differences> lives, Part part) {
        return lives.stream()
                .filter(one -> one.life().id() != null)
                .flatMap(one -> one.superseded(part).stream()
                        .map(days -> new Gone(one.life().written(), days.from(), days.to())))
                .toList();
    }

    private static List<LinkRow> links(List<Differences> lives) {
        List<LinkRow> links = new ArrayList<>();
        for (Differences life : lives) {
            for (Stretch one : life.written(Part.PARENT)) {
                Life parent = one.parent();
                if (parent != null) {
                    links.add(new LinkRow(
                            life.life().written(),
                            parent.written(),
                            one.valid().from(),
                            one.valid().to()));
                }
            }
        }
        return links;
    }

    private static List<ForceStateRow> forceStates(List<Differences> forces) {
        return forces.stream()
                .flatMap(force -> force.written(Part.STATE).stream()
                        .map(one -> new ForceStateRow(
                                force.life().written(),
                                one.code(),
                                one.name().vi(),
                                one.name().en(),
                                one.valid().from(),
                                one.valid().to())))
                .toList();
    }

    private static List<AreaStateRow> areaStates(List<Differences> areas) {
        return areas.stream()
                .flatMap(area -> area.written(Part.STATE).stream()
                        .map(one -> new AreaStateRow(
                                area.life().written(),
                                one.code(),
                                AreaLevel.valueOf(one.sort()),
                                one.name().vi(),
                                one.name().en(),
                                one.valid().from(),
                                one.valid().to())))
                .toList();
    }

    private static UnitStateRow unitState(Life unit, Stretch one, Map<String, Integer> bits) {
        return new UnitStateRow(
                unit.written(),
                one.code(),
                Objects.requireNonNull(bits.get(one.sort())),
                one.name().vi(),
                one.name().en(),
                one.shortName(),
                one.valid().from(),
                one.valid().to());
    }
}
