package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What is asked about a milestone. The id is minted by the writer, so that sending twice is safe. Amounts are only what is new with it. */
public record MilestoneForm(UUID id, String stage, LocalDate occurredOn, List<Amount> amounts) {

    public MilestoneForm {
        amounts = List.copyOf(amounts);
    }
}
