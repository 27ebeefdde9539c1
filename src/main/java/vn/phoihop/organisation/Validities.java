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
        List<Validity> open = List.of(days);
        for (Validity stretch : stretches) {
            LocalDate from = stretch.from();
            LocalDate to = stretch.to();
            open = open.stream()
                    .flatMap(rest -> Stream.concat(
                            from == null ? Stream.<Validity>empty() : rest.before(from).stream(),
                            to == null ? Stream.<Validity>empty() : rest.since(to).stream()))
                    .toList();
        }
        return open.isEmpty();
    }
}
