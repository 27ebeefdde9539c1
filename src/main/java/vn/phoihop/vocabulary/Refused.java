package vn.phoihop.vocabulary;

import java.util.List;
import java.util.stream.Collectors;

/** What was asked is refused, with every problem found, not only the first. Nothing of it has been done. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public Refused(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal names its problems");
        }
        this.problems = List.copyOf(problems);
    }

    public Refused(Problem problem) {
        this(List.of(problem));
    }

    public Refused(ProblemCode code, Object... arguments) {
        this(Problem.of(code, arguments));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Throws a refusal of all of them, or does nothing when there are none. */
    public static void ifAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }
}
