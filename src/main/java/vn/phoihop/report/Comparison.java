package vn.phoihop.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.Quantity;

/**
 * A frozen report computed again at its own cutoff, and beside it what is known now.
 *
 * @param now up to where the book is read for what is known now
 * @param lines in the order of the form
 */
record Comparison(ReportContent content, Cutoff now, List<Line> lines) {

    /** Every figure is what was frozen, and so is what was hashed. */
    boolean holds() {
        return lines.stream().allMatch(Line::holds);
    }

    /** How many figures would be others now. */
    long different() {
        return lines.stream().filter(Line::differs).count();
    }

    /**
     * A figure.
     *
     * @param frozen as it stands in the report
     * @param recomputed at the cutoff of the report
     * @param previousHolds the figure of the window it is compared with is what was frozen, too
     * @param now by what is known and defined now; null where the figure is no longer defined
     * @param late what later records changed
     * @param records how many of them made a difference
     */
    record Line(
            Indicator indicator,
            Quantity frozen,
            Quantity recomputed,
            boolean previousHolds,
            @Nullable Quantity now,
            Quantity late,
            long records) {

        boolean holds() {
            return frozen.equals(recomputed) && previousHolds;
        }

        boolean differs() {
            return !frozen.equals(now);
        }

        /** Now without then; null where there is no now. */
        @Nullable
        Quantity difference() {
            return now == null ? null : now.plus(frozen.negate());
        }

        /** What no late record explains: another definition, another tree, a bare count declared later. */
        Quantity unexplained() {
            Quantity difference = difference();
            return difference == null ? Quantity.ZERO : difference.plus(late.negate());
        }
    }
}
