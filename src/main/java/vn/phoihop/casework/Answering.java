package vn.phoihop.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.RecordKey;

/** What becomes of the open offer of a case: accepted or refused by the receiver, taken back by the giver; a refusal says why. */
public record Answering(
        RecordKey key,
        HandOver.Answer answer,
        LocalDate on,
        @Nullable String reason,
        By by) implements CaseStep {

    public Answering {
        reason = PlainText.tidy(reason);
        if (answer == HandOver.Answer.OPEN) {
            throw new IllegalArgumentException("an answer is given");
        }
    }

    public static Answering accepting(RecordKey key, LocalDate on, By by) {
        return new Answering(key, HandOver.Answer.ACCEPTED, on, null, by);
    }
}
