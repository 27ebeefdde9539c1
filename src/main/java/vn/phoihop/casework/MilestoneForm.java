package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.phoihop.vocabulary.UnitId;

/**
 * What is asked about a milestone. The id is minted by the writer, so that sending twice is safe.
 *
 * @param partners units that took part in this step
 * @param amounts only what is new with it
 */
public record MilestoneForm(UUID id, String stage, LocalDate occurredOn, List<UnitId> partners, List<Amount> amounts) {

    public MilestoneForm {
        partners = List.copyOf(partners);
        amounts = List.copyOf(amounts);
    }

    public MilestoneForm(UUID id, String stage, LocalDate occurredOn, List<Amount> amounts) {
        this(id, stage, occurredOn, List.of(), amounts);
    }

    boolean handsOut() {
        return stage.equals(Milestone.HANDED_OUT);
    }
}
