package vn.phoihop.web;

import java.util.List;
import vn.phoihop.vocabulary.Problem;

/**
 * What became of a step taken for several records, as a page tells it: how many it was done for, and which were refused, why. A controller
 * makes it of a {@link Bulk}, puts it into the model as {@code result}, and answers with the view {@code web/bulk-page}.
 *
 * @param back the list it began from
 */
public record BulkResult(String step, int done, List<Failure> failures, String back) {

    /** How many it was asked for. */
    public int chosen() {
        return done + failures.size();
    }

    /** @param href the record's page; empty for none */
    public record Failure(String label, String href, List<Problem> problems) {}

    /** A record as the summary names it. */
    public interface Naming<T> {
        Failure failed(T one, List<Problem> problems);
    }
}
