package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.Validity;

/** Several stretches of days together. */
final class Validities {

    private Validities() {}

    /** Whether the stretches together cover the days. */
    static boolean cover(List<Validity> stretches, Validity days) {
        return without(days, stretches).isEmpty();
    }

    /** What is left of the days when all of these are taken out of them. */
    static List<Validity> without(Validity days, List<Validity> taken) {
        List<Validity> open = List.of(days);
        for (Validity stretch : taken) {
            open = open.stream().flatMap(rest -> without(rest, stretch)).toList();
        }
        return open;
    }

    /** What is left of the days when others are taken out of them: nothing, one stretch or two. */
    static Stream<Validity> without(Validity days, Validity taken) {
        LocalDate from = taken.from();
        LocalDate to = taken.to();
        return Stream.concat(
                from == null ? Stream.empty() : days.before(from).stream(),
                to == null ? Stream.empty() : days.since(to).stream());
    }
}
