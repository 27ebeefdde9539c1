package vn.phoihop.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/**
 * How much of what, when, where, credited to whom.
 *
 * @param quantity above zero; only the book itself writes negative ones, as reversals
 * @param occurredOn the local day on which the thing began
 * @param creditedForce fixed when posted, however units move later
 * @param forces all forces in the record
 * @param exercise invented while a drill is played; never enters real figures
 */
public record Tally(
        String measure,
        Quantity quantity,
        LocalDate occurredOn,
        AreaId area,
        UnitId creditedUnit,
        ForceId creditedForce,
        TallyRole role,
        ForceSet forces,
        String kind,
        @Nullable String category,
        @Nullable String stage,
        boolean exercise) {

    public Tally {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("a tally of nothing is not written");
        }
        if (!forces.contains(creditedForce)) {
            throw new IllegalArgumentException("the credited force takes part in the record");
        }
    }

    /** True for what takes back an earlier tally. */
    public boolean reversal() {
        return quantity.isNegative();
    }

    Tally withQuantity(Quantity other) {
        return new Tally(
                measure,
                other,
                occurredOn,
                area,
                creditedUnit,
                creditedForce,
                role,
                forces,
                kind,
                category,
                stage,
                exercise);
    }
}
