package vn.phoihop.figure;

import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.Family.Dimension;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;

/**
 * By what sums of tallies are told apart.
 *
 * @param level of the area; null where areas are told apart themselves
 * @param force credited; null where forces are not told apart, and so are {@code forces}
 */
record Facet(
        String measure,
        TallyRole role,
        String kind,
        @Nullable String category,
        @Nullable String stage,
        boolean joint,
        @Nullable String level,
        @Nullable Integer force,
        @Nullable Integer forces) {

    /** @param level of its area, where levels are told apart */
    static Facet of(Tally tally, Family family, @Nullable String level) {
        int forces = tally.forces().bits();
        return new Facet(
                tally.measure(),
                tally.role(),
                tally.kind(),
                tally.category(),
                tally.stage(),
                (forces & (forces - 1)) != 0,
                level,
                family.by(Dimension.FORCE) ? tally.creditedForce().bit() : null,
                family.by(Dimension.FORCES) ? forces : null);
    }
}
