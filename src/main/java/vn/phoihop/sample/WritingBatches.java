package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.casework.CorrectingCase;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.exchange.LoadingItems;
import vn.phoihop.vocabulary.BookId;

/** Writes what was worked out, day after day; a batch and its mark in one transaction. */
@Component
class WritingBatches {

    private final RecordingActivity recording;
    private final HandlingCase handling;
    private final LoadingItems items;
    private final Plan.Hands hands;
    private final SampleMarks marks;
    private final TransactionTemplate transaction;

    WritingBatches(
            RecordingActivity recording,
            HandlingCase handling,
            LoadingItems items,
            ChangingActivity changing,
            CorrectingCase correcting,
            SampleMarks marks,
            PlatformTransactionManager transactions) {
        this.recording = recording;
        this.handling = handling;
        this.items = items;
        this.hands = new Plan.Hands(changing, correcting);
        this.marks = marks;
        this.transaction = new TransactionTemplate(transactions);
    }

    void write(BookId marked, Plan.Batch batch) {
        transaction.executeWithoutResult(status -> {
            marks.mark(marked, batch.name());
            LoadingItems.Load load = items.begin(batch.items());
            for (Map.Entry<LocalDate, Plan.Day> one : batch.days().entrySet()) {
                Plan.Day day = one.getValue();
                recording.submitAll(day.activities());
                handling.takeAll(day.caseSteps());
                load.take(one.getKey(), day.items());
                day.later().forEach(later -> later.deed().accept(hands));
            }
            load.save();
        });
    }
}
