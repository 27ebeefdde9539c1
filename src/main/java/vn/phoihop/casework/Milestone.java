package vn.phoihop.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/**
 * A stage a case has reached, credited to the unit that led it then. Reached again it adds only its amounts.
 *
 * @param partners units that took part in this step; they are partners of the case, too
 * @param writtenAt when it was first written down
 */
public record Milestone(
        UUID id,
        String stage,
        LocalDate occurredOn,
        UnitId lead,
        ForceId force,
        List<UnitId> partners,
        List<Amount> amounts,
        Instant writtenAt) {

    /** The stage at which a case is given to a body outside the book, for which it ends there. */
    public static final String HANDED_OUT = "HANDED_OVER";

    public Milestone {
        partners = List.copyOf(partners);
        amounts = List.copyOf(amounts);
    }

    Milestone ledBy(UnitId newLead, ForceId newForce) {
        return new Milestone(id, stage, occurredOn, newLead, newForce, partners, amounts, writtenAt);
    }

    boolean handsOut() {
        return stage.equals(HANDED_OUT);
    }

    MilestoneForm form() {
        return new MilestoneForm(id, stage, occurredOn, partners, amounts);
    }
}
