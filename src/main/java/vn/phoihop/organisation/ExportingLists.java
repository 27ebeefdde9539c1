package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Column;

/** All forces, areas, units and successions through all their days, in the columns in which they are imported: sent back, they change nothing. */
@Component
final class ExportingLists {

    private final Organisations organisations;

    ExportingLists(Organisations organisations) {
        this.organisations = organisations;
    }

    static List<Column<ListedAs>> columns(ListKind kind) {
        return IntStream.range(0, kind.columns().size())
                .mapToObj(i -> Column.<ListedAs>text(kind.columns().get(i), row -> row.cell(i)))
                .toList();
    }

    List<ListedAs> rows(ListKind kind) {
        Organisation known = organisations.current();
        Lives areas = Lives.ofAreas(known);
        return switch (kind) {
            case FORCES -> forces(Lives.ofForces(known));
            case AREAS -> states(areas, areas, false);
            case UNITS -> states(Lives.ofUnits(known, areas), areas, true);
            case AREA_SUCCESSIONS -> areaSuccessions(known, areas);
            case UNIT_SUCCESSIONS -> unitSuccessions(known, Lives.ofUnits(known, areas));
        };
    }

    private static List<ListedAs> forces(Lives forces) {
        return forces.all().stream()
                .flatMap(life -> life.known().stream())
                .map(one -> new ListedAs(Arrays.asList(
                        one.code(),
                        one.name().vi(),
                        one.name().en(),
                        one.valid().from(),
                        one.valid().to())))
                .toList();
    }

    /** Superiors first, as far as levels and codes tell. */
    private static List<ListedAs> states(Lives lives, Lives areas, boolean units) {
        return lives.all().stream()
                .sorted(Comparator.comparingInt((Life life) -> units ? 0 : level(life))
                        .thenComparing(Life::written))
                .flatMap(life -> states(life, lives, areas, units))
                .toList();
    }

    private static int level(Life life) {
        return AreaLevel.valueOf(life.known().getFirst().sort()).ordinal();
    }

    private static Stream<ListedAs> states(Life life, Lives lives, Lives areas, boolean units) {
        List<ListedAs> rows = new ArrayList<>();
        String before = "";
        for (Stretch one : life.known()) {
            Life parent = one.parent();
            List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                    one.code(), one.sort(), one.name().vi(), one.name().en()));
            if (units) {
                cells.add(one.shortName());
            }
            cells.add(parent == null ? null : lives.reference(parent, one.begin()));
            if (units) {
                cells.add(one.areas().stream()
                        .sorted(Comparator.comparing(Life::written))
                        .map(area -> areas.reference(area, one.begin()))
                        .collect(Collectors.joining(" ")));
            }
            cells.add(one.valid().from());
            cells.add(one.valid().to());
            cells.add(before);
            rows.add(new ListedAs(Collections.unmodifiableList(cells)));
            before = one.code();
        }
        return rows.stream();
    }

    private static List<ListedAs> areaSuccessions(Organisation known, Lives areas) {
        return areas.all().stream()
                .flatMap(life -> known.successions(new AreaId(life.written())).stream()
                        .map(one -> new ListedAs(Arrays.asList(
                                areas.reference(life, one.since().minusDays(1)),
                                areas.reference(areas.get(one.successor().value()), one.since()),
                                one.since(),
                                one.whole() ? "WHOLE" : "PART"))))
                .toList();
    }

    private static List<ListedAs> unitSuccessions(Organisation known, Lives units) {
        return units.all().stream()
                .flatMap(life -> known.successions(new UnitId(life.written())).stream()
                        .map(one -> new ListedAs(Arrays.asList(
                                units.reference(life, one.since().minusDays(1)),
                                units.reference(units.get(one.successor().value()), one.since()),
                                one.since()))))
                .toList();
    }
}
