package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** Whether the forces that units are of are there on all of the units' days, with what lists tell of both; and whether there is a bit for every force. */
final class ImportForces {

    /** As a set of forces holds them. */
    private static final int MOST = 31;

    /** So many are named where many are meant. */
    private static final int NAMED = 5;

    private final Lives forces;
    private final List<Problem> problems;
    private final Map<Life, List<String>> left = new HashMap<>();

    private ImportForces(Lives forces, List<Problem> problems) {
        this.forces = forces;
        this.problems = problems;
    }

    static void check(EveryLife every, List<Problem> problems) {
        ImportForces check = new ImportForces(every.forces(), problems);
        for (Life unit : every.units().all()) {
            unit.now().forEach(one -> check.check(unit, one));
        }
        check.tellLeft();
    }

    /**
     * Whether there is a bit for each that is founded.
     *
     * @param kept codes that have a bit already, also those whose founding was taken back
     * @param last the last bit given
     */
    static List<Problem> bits(Lives forces, Set<String> kept, int last) {
        List<Life> founded = forces.all().stream()
                .filter(life -> life.id() == null)
                .filter(life -> !kept.contains(life.now().getLast().code()))
                .toList();
        List<Problem> problems = new ArrayList<>();
        if (!founded.isEmpty() && last + founded.size() >= MOST) {
            problems.add(Problem.at(
                    founded.getLast().listed().getFirst().where() + " " + ListKind.FORCES.codeColumn(),
                    ProblemCode.FORCES_TOO_MANY,
                    MOST));
        }
        return problems;
    }

    /** What the lists leave as it was, and what did not hold before, is not told of here. */
    private void check(Life unit, Stretch one) {
        List<Life> bearers = forces.bearers(one.sort());
        if (bearers.isEmpty()) {
            return;
        }
        Life force = bearers.getFirst();
        if (Validities.cover(force.days(), one.valid())) {
            return;
        }
        if (unit.changes() && !one.where().isEmpty()) {
            problems.add(Problem.at(one.where() + " force", ProblemCode.FORCE_ABSENT, force.name(), one.valid()));
        } else if (force.changes() && covered(force, one.valid())) {
            left.computeIfAbsent(force, _ -> new ArrayList<>()).add(unit.name());
        }
    }

    private static boolean covered(Life force, Validity days) {
        return Validities.cover(force.known().stream().map(Stretch::valid).toList(), days);
    }

    private void tellLeft() {
        left.forEach((force, units) -> problems.add(Problem.at(
                force.listed().getLast().where() + " valid_to",
                ProblemCode.FORCE_HAS_UNITS,
                force.name(),
                units.stream().distinct().count(),
                units.stream().distinct().sorted().limit(NAMED).collect(Collectors.joining(", ")))));
    }
}
