package vn.phoihop.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/**
 * A stage a case has reached, credited to the unit that led it then. Reached again it adds only its amounts.
 *
 * @param partners units that took part in this step; they are partners of the case, too
 * @param writtenAt when it was first written down
 * @param receiver to whom outside the book the case was handed over; null where it was not said, and at other stages
 */
public record Milestone(
        UUID id,
        String stage,
        LocalDate occurredOn,
        UnitId lead,
        ForceId force,
        List<UnitId> partners,
        List<Amount> amounts,
        Instant writtenAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String receiver) {

    /** The stage at which a case is given to a body outside the book, for which it ends there. */
    public static final String HANDED_OUT = "HANDED_OVER";

    public Milestone {
        partners = List.copyOf(partners);
        amounts = List.copyOf(amounts);
    }

    Milestone ledBy(UnitId newLead, ForceId newForce) {
        return new Milestone(id, stage, occurredOn, newLead, newForce, partners, amounts, writtenAt, receiver);
    }

    boolean handsOut() {
        return stage.equals(HANDED_OUT);
    }

    MilestoneForm form() {
        return new MilestoneForm(id, stage, occurredOn, partners, amounts, receiver);
    }
}
