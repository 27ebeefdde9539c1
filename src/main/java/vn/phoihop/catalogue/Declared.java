package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** A definition with the days on which it holds, its place in lists, who defined it, and where it stands, for problems. */
record Declared(Definition definition, Validity valid, int ordinal, String source, String where) {

    /** The source of what came with the program. */
    static final String SHIPPED = "shipped";

    Problem problem(ProblemCode code, Object... arguments) {
        return new Problem(code, where, List.of(arguments));
    }

    boolean shipped() {
        return source.equals(SHIPPED);
    }

    /** Says the same about the same days, whoever says it. */
    boolean saysTheSame(Declared other) {
        return definition.equals(other.definition) && valid.equals(other.valid);
    }

    /** What of it lies outside the days. */
    Stream<Declared> outside(Validity days) {
        LocalDate from = days.from();
        LocalDate to = days.to();
        return Stream.of(
                        from == null ? Optional.<Validity>empty() : valid.before(from),
                        to == null ? Optional.<Validity>empty() : valid.since(to))
                .flatMap(Optional::stream)
                .map(rest -> new Declared(definition, rest, ordinal, source, where));
    }

    String type() {
        return type(definition.getClass());
    }

    /** The name of a type of definition in the table: {@code indicator}. */
    static String type(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
