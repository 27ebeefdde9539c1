package vn.phoihop.organisation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/**
 * Whether what lists tell can be, together with what is known: one state a day, one bearer of a code, superiors that are there on all days and of
 * a fitting level, no rings, nothing left lying under what ends. Only lives that change are asked about: what stands may be sent again.
 */
final class ImportCheck {

    /** Deeper than any tree; ends the walk along a ring that is told of elsewhere. */
    private static final int DEEPEST = 50;

    /** So many are named where many are meant. */
    private static final int NAMED = 5;

    private final boolean ofAreas;
    private final Lives all;
    private final List<Problem> problems;

    private ImportCheck(boolean ofAreas, Lives all, List<Problem> problems) {
        this.ofAreas = ofAreas;
        this.all = all;
        this.problems = problems;
    }

    static void check(EveryLife every, List<Problem> problems) {
        new ImportCheck(false, every.forces(), problems).check();
        new ImportCheck(true, every.areas(), problems).check();
        new ImportCheck(false, every.units(), problems).check();
        ImportForces.check(every, problems);
    }

    private void check() {
        List<Life> changed = all.all().stream().filter(Life::changes).toList();
        for (Life life : changed) {
            checkDays(life);
            checkSort(life);
            for (Stretch one : life.listed()) {
                checkCode(life, one);
                checkSuperior(life, one);
            }
        }
        checkBelow(new HashSet<>(changed));
    }

    private void checkDays(Life life) {
        List<Stretch> listed = life.listed().stream().sorted(Stretch.IN_ORDER).toList();
        for (int i = 1; i < listed.size(); i++) {
            Stretch one = listed.get(i);
            if (listed.get(i - 1).valid().overlaps(one.valid())) {
                problems.add(
                        Problem.at(one.where() + " valid_from", ProblemCode.LISTED_TWICE, one.code(), one.valid()));
            }
        }
    }

    private void checkSort(Life life) {
        String sort = life.known().isEmpty()
                ? life.now().getFirst().sort()
                : life.known().getFirst().sort();
        life.listed().stream()
                .filter(one -> !one.sort().equals(sort))
                .forEach(one -> problems.add(Problem.at(
                        one.where() + (ofAreas ? " level" : " force"),
                        ProblemCode.KIND_KEPT,
                        one.name().vi(),
                        sort,
                        one.sort())));
    }

    private void checkCode(Life life, Stretch one) {
        for (Life other : all.bearers(one.code())) {
            if (other != life) {
                other.now().stream()
                        .filter(stretch -> stretch.code().equals(one.code()))
                        .flatMap(stretch -> stretch.valid().intersection(one.valid()).stream())
                        .findFirst()
                        .ifPresent(days -> problems.add(Problem.at(
                                one.where() + " code", ProblemCode.CODE_BORNE, one.code(), other.name(), days)));
            }
        }
    }

    private void checkSuperior(Life life, Stretch one) {
        Life parent = one.parent();
        String where = one.where() + " parent";
        if (parent == null) {
            if (ofAreas && !one.orphan() && AreaLevel.valueOf(one.sort()) != AreaLevel.PROVINCE) {
                problems.add(Problem.at(where, ProblemCode.REQUIRED));
            }
            return;
        }
        if (ofAreas
                && parent.now().stream()
                        .noneMatch(up -> AreaLevel.valueOf(one.sort()).liesUnder(AreaLevel.valueOf(up.sort())))) {
            problems.add(
                    Problem.at(where, ProblemCode.WRONG_SUPERIOR, one.name().vi(), parent.name()));
        } else if (closesRing(life, parent, one.valid(), 0)) {
            problems.add(
                    Problem.at(where, ProblemCode.LIES_UNDER_ITSELF, one.name().vi(), parent.name()));
        } else if (!Validities.cover(parent.days(), one.valid())) {
            problems.add(Problem.at(where, ProblemCode.SUPERIOR_ABSENT, parent.name(), one.valid()));
        }
    }

    private static boolean closesRing(Life life, Life above, Validity days, int depth) {
        if (above == life) {
            return true;
        }
        for (Stretch stretch : above.now()) {
            Life next = stretch.parent();
            if (next != null
                    && depth < DEEPEST
                    && stretch.valid()
                            .intersection(days)
                            .filter(common -> closesRing(life, next, common, depth + 1))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What the lists leave as it was and what would lie under something that is not there any more. */
    private void checkBelow(Set<Life> changed) {
        Map<Life, Set<Life>> orphaned = new HashMap<>();
        for (Life below : all.all()) {
            for (Stretch one : below.now()) {
                Life parent = one.parent();
                if (!changed.contains(below)
                        && parent != null
                        && changed.contains(parent)
                        && !Validities.cover(parent.days(), one.valid())
                        && Validities.cover(
                                parent.known().stream().map(Stretch::valid).toList(), one.valid())) {
                    orphaned.computeIfAbsent(parent, _ -> new HashSet<>()).add(below);
                }
            }
        }
        orphaned.forEach((parent, below) -> problems.add(Problem.at(
                parent.listed().getLast().where() + " valid_to",
                ProblemCode.OTHERS_LIE_UNDER,
                parent.name(),
                below.size(),
                below.stream().map(Life::name).sorted().limit(NAMED).collect(Collectors.joining(", ")))));
    }
}
