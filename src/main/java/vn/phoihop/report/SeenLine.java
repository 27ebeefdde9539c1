package vn.phoihop.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;

/**
 * What somebody saw of a line before saying where the force stands on it: nobody confirms a figure that is another one by then, or talks over
 * a colleague.
 *
 * @param said where the own force stood; null where it was not looked at
 */
record SeenLine(Confirmation.@Nullable State said, Quantity value) {

    private static final String SEPARATOR = " ";

    /** As it stands now. */
    static SeenLine of(ReportContent content, Form.Line line, String force) {
        return new SeenLine(
                content.confirmations(line).stream()
                        .filter(one -> one.force().equals(force))
                        .map(Confirmation::state)
                        .findFirst()
                        .orElse(null),
                content.figure(line.indicator()).value());
    }

    /** As a form carries it along. */
    String word() {
        return said + SEPARATOR + value;
    }

    /** Empty for a form that carries nothing; what cannot be read is of another version of the page. */
    static Optional<SeenLine> read(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Optional.empty();
        }
        int at = word.indexOf(SEPARATOR);
        try {
            return Optional.of(new SeenLine(
                    Confirmation.State.valueOf(word.substring(0, Math.max(0, at))),
                    Quantity.of(word.substring(at + 1))));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    boolean holds(SeenLine now) {
        return value.equals(now.value) && (said == null || said == now.said);
    }
}
