package vn.phoihop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/**
 * What became of a step taken for several records: how many it was done for, and which were refused, why. A controller makes it, puts it
 * into the model as {@code result}, and answers with the view {@code web/bulk-page}; each record's step is a transaction of its own.
 *
 * @param back the list it began from
 */
public record BulkResult(String step, int done, List<Failure> failures, String back) {

    /** @param href the record's page; empty for none */
    public record Failure(String label, String href, List<Problem> problems) {}

    /** A record as the summary names it. */
    public interface Naming<T> {
        Failure failed(T one, List<Problem> problems);
    }

    /**
     * Takes the step for one after another; who is refused does not keep the others from it.
     *
     * @param act does it for one, in a transaction of its own, and throws {@link Refused} where it cannot be done
     */
    public static <T> BulkResult of(String step, List<T> chosen, Consumer<T> act, Naming<T> naming, String back) {
        List<Failure> failures = new ArrayList<>();
        for (T one : chosen) {
            try {
                act.accept(one);
            } catch (Refused refused) {
                failures.add(naming.failed(one, refused.problems()));
            }
        }
        return new BulkResult(step, chosen.size() - failures.size(), failures, back);
    }
}
