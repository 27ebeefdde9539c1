package vn.phoihop.report;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.LateCounts.LateCount;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * A frozen report held against the entry that froze it and computed again at its own cutoff, and beside it what is known now.
 *
 * @param now up to where the book is read for what is known now
 * @param lines in the order of the form, each followed by the same over the window it is compared with, where something is known of that
 * @param counts without records that were declared since, over either window
 * @param changes of what figures are counted by, where records and counts leave something unexplained
 */
record Comparison(
        FrozenReport report, Cutoff now, List<Line> lines, List<LateCount> counts, List<DefinitionChange> changes) {

    ReportContent content() {
        return report.content();
    }

    /** Where what is kept of the report is not what the book says. */
    List<Flaw> flaws() {
        return report.flaws();
    }

    /** Those of them that are not of a figure among the lines, which says so itself. */
    List<Flaw> flawsBesideLines() {
        Set<String> told = lines.stream()
                .filter(Line::keptOther)
                .map(line -> FreezeEntry.over(
                        line.before() ? line.window() : null, line.indicator().code()))
                .collect(Collectors.toSet());
        return flaws().stream()
                .filter(flaw -> flaw.fault() != Fault.FIGURE_KEPT_OTHERWISE
                        || !told.contains(flaw.arguments().get(1)))
                .toList();
    }

    /** How many figures do not hold. */
    long broken() {
        return lines.stream().filter(line -> !line.holds()).count();
    }

    /** What is kept is what the book says, and every figure is what it gives. */
    boolean holds() {
        return flaws().isEmpty() && lines.stream().allMatch(Line::holds);
    }

    /** How many figures would be others now. */
    long different() {
        return lines.stream().filter(line -> !line.before() && line.differs()).count();
    }

    /** How many of those they are compared with would be. */
    long differentBefore() {
        return lines.stream().filter(line -> line.before() && line.differs()).count();
    }

    /** Figures in which late records made a difference over one of the windows. */
    List<Line> changedByRecords(boolean before) {
        return lines.stream()
                .filter(line -> line.before() == before && line.records() > 0)
                .toList();
    }

    /** Something is counted otherwise now, and nothing says why. */
    boolean unaccounted() {
        return changes.isEmpty() && lines.stream().anyMatch(Line::countedOtherwise);
    }

    /**
     * A figure over a window.
     *
     * @param before the window is the one that the report is compared with
     * @param frozen as the entry says that froze it; null where nothing was known of the window
     * @param kept the same as the table of the report has it
     * @param recomputed at the cutoff of the report
     * @param now by what is known and defined now; null where the figure is no longer defined
     * @param late what later records changed
     * @param records how many of them made a difference
     * @param bare what counts without records changed that were declared later
     */
    record Line(
            Indicator indicator,
            Window window,
            boolean before,
            @Nullable Quantity frozen,
            @Nullable Quantity kept,
            @Nullable Quantity recomputed,
            @Nullable Quantity now,
            Quantity late,
            long records,
            Quantity bare) {

        boolean holds() {
            return !keptOther() && !againOther();
        }

        boolean keptOther() {
            return !Objects.equals(frozen, kept);
        }

        boolean againOther() {
            return !Objects.equals(frozen, recomputed);
        }

        boolean differs() {
            return now == null ? frozen != null : !now.equals(then());
        }

        /** Now without then; null where there is no now. */
        @Nullable
        Quantity difference() {
            return now == null ? null : now.plus(then().negate());
        }

        /** What neither late records nor late counts explain: another definition, another tree. */
        Quantity unexplained() {
            Quantity difference = difference();
            return difference == null
                    ? Quantity.ZERO
                    : difference.plus(late.negate()).plus(bare.negate());
        }

        /** Another definition, or none any more. */
        boolean countedOtherwise() {
            return !unexplained().isZero() || now == null && frozen != null;
        }

        /** There is something to tell of the window. */
        boolean told() {
            return frozen != null || kept != null || recomputed != null || differs();
        }

        private Quantity then() {
            return frozen == null ? Quantity.ZERO : frozen;
        }
    }
}
