package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.phoihop.organisation.OrganisationFiles.AreaRow;
import vn.phoihop.organisation.OrganisationFiles.SuccessionRow;
import vn.phoihop.organisation.OrganisationFiles.UnitRow;
import vn.phoihop.organisation.OrganisationFiles.UnitSuccessionRow;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Whether files fit together and with what is known already: ids and codes once for the same days, superiors that exist on all of the
 * days and are of a fitting level or force, no rings.
 */
final class OrganisationCheck {

    /** Deeper than any tree; ends the walk along a ring. */
    private static final int DEEPEST = 50;

    private final OrganisationFiles files;
    private final Organisation known;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Long, List<UnitRow>> unitsById = new HashMap<>();

    private OrganisationCheck(OrganisationFiles files, Organisation known) {
        this.files = files;
        this.known = known;
    }

    static List<Problem> problems(OrganisationFiles files, Organisation known) {
        OrganisationCheck check = new OrganisationCheck(files, known);
        check.checkAreas();
        check.checkUnits();
        check.checkSuccessions();
        check.checkUnitSuccessions();
        return check.problems;
    }

    private void checkAreas() {
        once(files.areas(), AreaRow::id, AreaRow::valid, AreaRow::where);
        once(files.areas(), AreaRow::code, AreaRow::valid, AreaRow::where);
        Map<Long, List<AreaRow>> byId = new HashMap<>();
        files.areas()
                .forEach(row ->
                        byId.computeIfAbsent(row.id(), any -> new ArrayList<>()).add(row));
        for (AreaRow row : files.areas()) {
            known.areaStates()
                    .bearer(row.code(), row.valid())
                    .filter(other -> other != row.id())
                    .ifPresent(other -> problems.add(row.problem(ProblemCode.CODE_TWICE, row.code())));
            Long parent = row.parent();
            if (parent == null) {
                if (row.level() != AreaLevel.PROVINCE) {
                    problems.add(row.problem(ProblemCode.FIELD_MISSING, "parent"));
                }
                continue;
            }
            List<Above> above = new ArrayList<>();
            byId.getOrDefault(parent, List.of())
                    .forEach(up -> above.add(new Above(up.name().vi(), up.level(), up.valid())));
            known.areaStates()
                    .of(parent)
                    .forEach(up -> above.add(new Above(up.name().vi(), up.level(), up.valid())));
            if (above.isEmpty()) {
                problems.add(row.problem(ProblemCode.CODE_UNKNOWN, "area", parent));
            } else if (above.stream().noneMatch(up -> up.valid.contains(row.valid()))) {
                problems.add(row.problem(
                        ProblemCode.SUPERIOR_ABSENT,
                        above.getFirst().name,
                        row.valid().toString()));
            } else if (above.stream().noneMatch(up -> row.level().liesUnder(up.level))) {
                problems.add(row.problem(ProblemCode.WRONG_SUPERIOR, row.name().vi(), above.getFirst().name));
            }
        }
    }

    private record Above(String name, AreaLevel level, Validity valid) {}

    private void checkUnits() {
        Set<String> forces = new HashSet<>();
        Map<String, Integer> bits = new HashMap<>();
        known.forces().forEach(force -> forces.add(force.code()));
        for (Force force : files.forces()) {
            Integer earlier = bits.put(force.code(), force.id().bit());
            boolean bitTaken = known.forces().stream()
                    .anyMatch(other ->
                            other.id().equals(force.id()) && !other.code().equals(force.code()));
            boolean codeTaken = known.findForce(force.code())
                    .filter(other -> !other.id().equals(force.id()))
                    .isPresent();
            if (earlier != null || bitTaken || codeTaken) {
                problems.add(Problem.of(ProblemCode.CODE_TWICE, force.code()));
            }
            forces.add(force.code());
        }
        once(files.units(), UnitRow::id, UnitRow::valid, UnitRow::where);
        once(files.units(), UnitRow::code, UnitRow::valid, UnitRow::where);
        files.units()
                .forEach(row -> unitsById
                        .computeIfAbsent(row.id(), any -> new ArrayList<>())
                        .add(row));
        for (UnitRow row : files.units()) {
            if (row.id() <= 0) {
                problems.add(row.problem(ProblemCode.NOT_READABLE, row.id()));
            }
            if (!forces.contains(row.force()) && !row.force().isEmpty()) {
                problems.add(row.problem(ProblemCode.CODE_UNKNOWN, "force", row.force()));
            }
            known.unitStates()
                    .bearer(row.code(), row.valid())
                    .filter(other -> other != row.id())
                    .ifPresent(other -> problems.add(row.problem(ProblemCode.CODE_TWICE, row.code())));
            Long parent = row.parent();
            if (parent != null && known.unitStates().of(row.id()).isEmpty()) {
                checkSuperior(row, parent);
            }
            for (String code : row.areas()) {
                boolean inFiles = files.areas().stream()
                        .anyMatch(
                                area -> area.code().equals(code) && area.valid().contains(row.asOf()));
                if (!inFiles && known.findArea(code, row.asOf()).isEmpty()) {
                    problems.add(row.problem(ProblemCode.CODE_UNKNOWN, "area", code));
                }
            }
        }
    }

    /** Of a unit that is new. What is known of its superior stays as it is, whatever a file says of it beside. */
    private void checkSuperior(UnitRow row, long parent) {
        List<UnitState> above = known.unitStates().of(parent);
        List<Validity> days = above.isEmpty()
                ? unitsById.getOrDefault(parent, List.of()).stream()
                        .map(UnitRow::valid)
                        .toList()
                : above.stream().map(UnitState::valid).toList();
        if (days.isEmpty()) {
            problems.add(row.problem(ProblemCode.CODE_UNKNOWN, "unit", parent));
        } else if (closesRing(row.id(), parent, row.valid(), 0)) {
            problems.add(row.problem(ProblemCode.LIES_UNDER_ITSELF, row.name().vi(), nameOf(parent)));
        } else if (!Validities.cover(days, row.valid())) {
            problems.add(row.problem(
                    ProblemCode.SUPERIOR_ABSENT, nameOf(parent), row.valid().toString()));
        }
    }

    private String nameOf(long unit) {
        return Stream.concat(
                        known.unitStates().latest(unit).stream()
                                .map(state -> state.name().vi()),
                        unitsById.getOrDefault(unit, List.of()).stream()
                                .map(row -> row.name().vi()))
                .findFirst()
                .orElseGet(() -> Long.toString(unit));
    }

    private boolean closesRing(long child, long at, Validity days, int depth) {
        return at == child
                || depth < DEEPEST
                        && superiors(at)
                                .anyMatch(link -> link.valid()
                                        .intersection(days)
                                        .filter(common -> closesRing(child, link.parent(), common, depth + 1))
                                        .isPresent());
    }

    private Stream<DatedTree.Link> superiors(long unit) {
        return known.unitStates().of(unit).isEmpty()
                ? unitsById.getOrDefault(unit, List.of()).stream()
                        .flatMap(row -> Stream.ofNullable(row.parent())
                                .map(parent -> new DatedTree.Link(unit, parent, row.valid())))
                : known.unitTree().linksOf(unit).stream();
    }

    /** What went into another area ended on that day, or only a part of it went; and the other one was there. */
    private void checkSuccessions() {
        Set<List<Object>> seen = new HashSet<>();
        for (SuccessionRow row : files.successions()) {
            AreaSuccession one = row.succession();
            if (!seen.add(List.of(one.area(), one.successor(), one.since()))) {
                problems.add(row.problem(ProblemCode.CODE_TWICE, one.area() + ";" + one.successor()));
            }
            if (one.area().equals(one.successor())) {
                problems.add(row.problem(ProblemCode.AREA_FOLLOWS_ITSELF, one.area()));
                continue;
            }
            boolean goesOn = valid(one.area()).anyMatch(days -> days.contains(one.since()));
            boolean ends = valid(one.area()).anyMatch(days -> one.since().equals(days.to())) && !goesOn;
            boolean partsOff = !one.whole()
                    && goesOn
                    && valid(one.area())
                            .anyMatch(days -> days.contains(one.since().minusDays(1)));
            if (!ends && !partsOff) {
                problems.add(row.problem(ProblemCode.AREA_NOT_ENDED, one.area(), one.since()));
            }
            if (valid(one.successor()).noneMatch(days -> days.contains(one.since()))) {
                problems.add(row.problem(ProblemCode.AREA_ABSENT, one.successor(), one.since()));
            }
        }
    }

    /** Who took over was there on that day; who handed over may go on. */
    private void checkUnitSuccessions() {
        Set<List<Object>> seen = new HashSet<>();
        for (UnitSuccessionRow row : files.unitSuccessions()) {
            Succession one = row.succession();
            if (!seen.add(List.of(one.unit(), one.successor())) || one.unit().equals(one.successor())) {
                problems.add(row.problem(ProblemCode.CODE_TWICE, one.unit() + ";" + one.successor()));
            }
            if (valid(one.unit()).findAny().isEmpty()) {
                problems.add(row.problem(ProblemCode.UNIT_UNKNOWN_ON_DAY, one.unit(), one.since()));
            }
            if (valid(one.successor()).noneMatch(days -> days.contains(one.since()))) {
                problems.add(row.problem(ProblemCode.UNIT_UNKNOWN_ON_DAY, one.successor(), one.since()));
            }
        }
    }

    /** On which days a unit exists, by what is known and by the files. */
    private Stream<Validity> valid(UnitId unit) {
        return Stream.concat(
                known.unitStates().of(unit.value()).stream().map(UnitState::valid),
                files.units().stream().filter(row -> row.id() == unit.value()).map(UnitRow::valid));
    }

    /** On which days an area exists, by what is known and by the files. */
    private Stream<Validity> valid(AreaId area) {
        return Stream.concat(
                known.areaStates().of(area.value()).stream().map(AreaState::valid),
                files.areas().stream().filter(row -> row.id() == area.value()).map(AreaRow::valid));
    }

    private <T> void once(
            List<T> rows, Function<T, Object> key, Function<T, Validity> valid, Function<T, String> where) {
        Map<Object, List<T>> seen = new HashMap<>();
        for (T row : rows) {
            List<T> same = seen.computeIfAbsent(key.apply(row), any -> new ArrayList<>());
            if (same.stream().anyMatch(other -> valid.apply(other).overlaps(valid.apply(row)))) {
                problems.add(Problem.at(where.apply(row), ProblemCode.CODE_TWICE, Objects.toString(key.apply(row))));
            }
            same.add(row);
        }
    }
}
