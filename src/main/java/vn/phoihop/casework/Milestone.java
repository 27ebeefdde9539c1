package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** A stage a case has reached, credited to the unit that led it then. Reached again it adds only its amounts. */
public record Milestone(UUID id, String stage, LocalDate occurredOn, UnitId lead, ForceId force, List<Amount> amounts) {

    public Milestone {
        amounts = List.copyOf(amounts);
    }

    Milestone ledBy(UnitId newLead, ForceId newForce) {
        return new Milestone(id, stage, occurredOn, newLead, newForce, amounts);
    }
}
