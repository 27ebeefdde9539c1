package vn.phoihop.vocabulary;

import java.util.List;

/**
 * Something that cannot be accepted: what (a stable code), where (a field, a line of a file, a record; empty where it concerns the
 * whole), and the values its message names. The message itself stands in {@code messages/problems_*.properties} under the code.
 */
public record Problem(ProblemCode code, String where, List<Object> arguments) {

    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(code, "", List.of(arguments));
    }

    public static Problem at(String where, ProblemCode code, Object... arguments) {
        return new Problem(code, where, List.of(arguments));
    }
}
