package vn.phoihop.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.UnitId;

/**
 * What is asked about a milestone. The id is minted by the writer, so that sending twice is safe.
 *
 * @param partners units that took part in this step
 * @param amounts only what is new with it
 * @param receiver the body outside the book to which the case is handed over, an organisation in words; null where it is not said, and at other stages
 */
public record MilestoneForm(
        UUID id,
        String stage,
        LocalDate occurredOn,
        List<UnitId> partners,
        List<Amount> amounts,
        @Nullable String receiver) {

    public MilestoneForm {
        partners = List.copyOf(partners);
        amounts = List.copyOf(amounts);
        receiver = PlainText.tidy(receiver);
    }

    public MilestoneForm(UUID id, String stage, LocalDate occurredOn, List<UnitId> partners, List<Amount> amounts) {
        this(id, stage, occurredOn, partners, amounts, null);
    }

    public MilestoneForm(UUID id, String stage, LocalDate occurredOn, List<Amount> amounts) {
        this(id, stage, occurredOn, List.of(), amounts);
    }

    /** The milestone it asks for, credited to its lead. */
    Milestone reached(UnitId lead, ForceId force, Instant writtenAt) {
        return new Milestone(id, stage, occurredOn, lead, force, partners, amounts, writtenAt, receiver);
    }

    boolean handsOut() {
        return stage.equals(Milestone.HANDED_OUT);
    }
}
