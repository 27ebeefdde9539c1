package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import vn.phoihop.organisation.Organisation.Answering;
import vn.phoihop.organisation.OrganisationWriting.AnsweringRow;
import vn.phoihop.organisation.OrganisationWriting.AreaStateRow;
import vn.phoihop.organisation.OrganisationWriting.AreaSuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.LinkRow;
import vn.phoihop.organisation.OrganisationWriting.SuccessionRow;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.organisation.OrganisationWriting.UnitStateRow;
import vn.phoihop.vocabulary.Validity;

/**
 * What a change does to the rows of the organisation: which days of what is known no longer hold, and what holds instead. The same edit is
 * applied in memory, to show and to judge what would be, and written.
 */
final class Edit {

    private record Ended(Table table, long id, Validity days) {}

    private final List<Ended> ended = new ArrayList<>();
    private final List<Answering> answeringEnded = new ArrayList<>();
    private final List<UnitState> unitStates = new ArrayList<>();
    private final List<DatedTree.Link> unitLinks = new ArrayList<>();
    private final List<AreaState> areaStates = new ArrayList<>();
    private final List<DatedTree.Link> areaLinks = new ArrayList<>();
    private final List<Answering> answering = new ArrayList<>();
    private final List<Succession> successions = new ArrayList<>();
    private final List<AreaSuccession> areaSuccessions = new ArrayList<>();

    /** These days of the unit or area are no longer as the table has them. */
    void end(Table table, long id, Validity days) {
        ended.add(new Ended(table, id, days));
    }

    void endAnswering(long unit, long area, Validity days) {
        answeringEnded.add(new Answering(unit, area, days));
    }

    void add(UnitState state) {
        unitStates.add(state);
    }

    void add(AreaState state) {
        areaStates.add(state);
    }

    void addUnitLink(DatedTree.Link link) {
        unitLinks.add(link);
    }

    void addAreaLink(DatedTree.Link link) {
        areaLinks.add(link);
    }

    void add(Answering row) {
        answering.add(row);
    }

    void add(Succession row) {
        successions.add(row);
    }

    void add(AreaSuccession row) {
        areaSuccessions.add(row);
    }

    /** Units whose rows it touches. */
    Set<Long> units() {
        Set<Long> ids = ended(Table.UNIT_STATES, Table.UNIT_LINKS);
        unitStates.forEach(row -> ids.add(row.id()));
        unitLinks.forEach(row -> ids.add(row.child()));
        Stream.concat(answering.stream(), answeringEnded.stream()).forEach(row -> ids.add(row.unit()));
        successions.forEach(row -> ids.add(row.successor().value()));
        return ids;
    }

    /** Areas whose rows it touches. */
    Set<Long> areas() {
        Set<Long> ids = ended(Table.AREA_STATES, Table.AREA_LINKS);
        areaStates.forEach(row -> ids.add(row.id()));
        areaLinks.forEach(row -> ids.add(row.child()));
        areaSuccessions.forEach(row -> {
            ids.add(row.area().value());
            ids.add(row.successor().value());
        });
        return ids;
    }

    private Set<Long> ended(Table... tables) {
        Set<Long> ids = new TreeSet<>();
        for (Ended one : ended) {
            if (List.of(tables).contains(one.table)) {
                ids.add(one.id);
            }
        }
        return ids;
    }

    /** What would be known after it. */
    OrganisationParts applied(OrganisationParts parts) {
        return new OrganisationParts(
                parts.position(),
                parts.forces(),
                edited(
                        parts.unitStates(),
                        Table.UNIT_STATES,
                        UnitState::id,
                        UnitState::valid,
                        UnitState::on,
                        unitStates),
                edited(
                        parts.unitLinks(),
                        Table.UNIT_LINKS,
                        DatedTree.Link::child,
                        DatedTree.Link::valid,
                        DatedTree.Link::on,
                        unitLinks),
                edited(
                        parts.areaStates(),
                        Table.AREA_STATES,
                        AreaState::id,
                        AreaState::valid,
                        AreaState::on,
                        areaStates),
                edited(
                        parts.areaLinks(),
                        Table.AREA_LINKS,
                        DatedTree.Link::child,
                        DatedTree.Link::valid,
                        DatedTree.Link::on,
                        areaLinks),
                answered(parts.answering()),
                both(parts.successions(), successions),
                both(parts.areaSuccessions(), areaSuccessions));
    }

    private <T> List<T> edited(
            List<T> rows,
            Table table,
            ToLongFunction<T> id,
            Function<T, Validity> valid,
            BiFunction<T, Validity, T> on,
            List<T> added) {
        List<T> left = rows;
        for (Ended one : ended) {
            if (one.table == table) {
                left = left.stream()
                        .flatMap(row -> id.applyAsLong(row) == one.id
                                ? Validities.without(valid.apply(row), one.days).map(days -> on.apply(row, days))
                                : Stream.of(row))
                        .toList();
            }
        }
        return both(left, added);
    }

    private List<Answering> answered(List<Answering> rows) {
        List<Answering> left = rows;
        for (Answering one : answeringEnded) {
            left = left.stream()
                    .flatMap(row -> row.unit() == one.unit() && row.area() == one.area()
                            ? Validities.without(row.valid(), one.valid())
                                    .map(days -> new Answering(row.unit(), row.area(), days))
                            : Stream.of(row))
                    .toList();
        }
        return both(left, answering);
    }

    private static <T> List<T> both(List<T> rows, List<T> added) {
        return Stream.concat(rows.stream(), added.stream()).toList();
    }

    /** Writes it, known from the position of its entry on. */
    void write(long position, OrganisationWriting writing) {
        for (Ended one : ended) {
            writing.supersede(one.table, position, one.id, one.days);
        }
        for (Answering one : answeringEnded) {
            writing.supersedeAnswering(position, one.unit(), one.area(), one.valid());
        }
        writing.insert(Table.UNIT_STATES, position, map(unitStates, UnitStateRow::of));
        writing.insert(Table.UNIT_LINKS, position, map(unitLinks, LinkRow::of));
        writing.insert(Table.AREA_STATES, position, map(areaStates, AreaStateRow::of));
        writing.insert(Table.AREA_LINKS, position, map(areaLinks, LinkRow::of));
        writing.answering(
                position,
                map(
                        answering,
                        row -> new AnsweringRow(
                                row.unit(),
                                row.area(),
                                row.valid().from(),
                                row.valid().to())));
        writing.successions(
                position,
                map(
                        successions,
                        row -> new SuccessionRow(
                                row.unit().value(), row.successor().value(), row.since())));
        writing.areaSuccessions(
                position,
                map(
                        areaSuccessions,
                        row -> new AreaSuccessionRow(
                                row.area().value(), row.successor().value(), row.since(), row.whole())));
    }

    private static <T, R> List<R> map(List<T> rows, Function<T, R> row) {
        return rows.stream().map(row).toList();
    }
}
