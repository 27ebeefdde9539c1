package vn.phoihop.catalogue;

import java.util.List;
import java.util.Locale;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** A definition with the days on which it is to hold and the place where it stands, for problems. */
record Declared(Definition definition, Validity valid, String where) {

    Problem problem(ProblemCode code, Object... arguments) {
        return new Problem(code, where, List.of(arguments));
    }

    String type() {
        return type(definition.getClass());
    }

    /** The name of a type of definition in the table: {@code indicator}. */
    static String type(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
