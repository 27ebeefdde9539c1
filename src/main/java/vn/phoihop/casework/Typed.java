package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * A form as somebody or some program sent it: what could be read of it, and what could not. Where something could not be read the form
 * holds a stand-in, so that all else can be judged at once; it is never written.
 *
 * @param fields by what name the parts were sent that the form numbers in their order: {@code amounts[0]}, {@code partners[0]}
 */
record Typed<T>(T form, List<Problem> problems, Map<String, String> fields) {

    /** What can only be said once the day is known. */
    private static final Set<ProblemCode> OF_THE_DAY = Set.of(
            ProblemCode.AREA_UNKNOWN_ON_DAY,
            ProblemCode.AREA_OUTSIDE_BOOK,
            ProblemCode.UNIT_UNKNOWN_ON_DAY,
            ProblemCode.UNIT_CLOSED_SINCE,
            ProblemCode.UNIT_TAKEN_OVER_SINCE);

    private static final Set<String> DAYS = Set.of("openedOn", "occurredOn", "on");

    Typed {
        problems = List.copyOf(problems);
        fields = Map.copyOf(fields);
    }

    static <T> Typed<T> wholly(T form) {
        return new Typed<>(form, List.of(), Map.of());
    }

    /** All problems: those of reading, and those of what was read, each at the field as it was sent. */
    List<Problem> with(List<Problem> checked) {
        List<Problem> all = new ArrayList<>(problems);
        Set<String> unreadable = new HashSet<>();
        problems.forEach(problem -> unreadable.add(problem.where()));
        boolean dayKnown = DAYS.stream().noneMatch(unreadable::contains);
        for (Problem problem : checked) {
            Problem placed = new Problem(
                    problem.code(), fields.getOrDefault(problem.where(), problem.where()), problem.arguments());
            if (!unreadable.contains(placed.where()) && (dayKnown || !OF_THE_DAY.contains(placed.code()))) {
                all.add(placed);
            }
        }
        return all;
    }
}
