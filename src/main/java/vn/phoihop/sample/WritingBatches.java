package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.casework.CorrectingCase;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.database.Acting;
import vn.phoihop.exchange.LoadingItems;
import vn.phoihop.vocabulary.BookId;

/** Writes what was worked out, day after day; a batch and its mark in one transaction. */
@Component
class WritingBatches {

    private static final int LANES = 2;

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
        write(marked, batch, () -> {});
    }

    /**
     * All of them in their order, two at a time: while one is on its way into the book, which takes one after the other, the next is
     * already checked and written into the tables of its room.
     *
     * @param written told after each, in their order
     */
    void writeAll(BookId marked, List<Plan.Batch> batches, Consumer<Plan.Batch> written) {
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
            for (Plan.Batch batch : batches) {
                CompletableFuture<Void> before = last;
                last = CompletableFuture.runAsync(
                        () -> Acting.runAsSystem(() -> write(marked, batch, before::join)), lanes);
                all.add(last);
            }
            boolean done = false;
            try {
                for (int i = 0; i < all.size(); i++) {
                    all.get(i).join();
                    written.accept(batches.get(i));
                }
                done = true;
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
            } finally {
                if (!done) {
                    // What has not begun has nothing to follow.
                    lanes.shutdownNow();
                }
            }
        }
    }

    private void write(BookId marked, Plan.Batch batch, Runnable turn) {
        transaction.executeWithoutResult(status -> {
            marks.mark(marked, batch.name());
            Map<LocalDate, RecordingActivity.Written> written = new TreeMap<>();
            batch.days().forEach((day, done) -> written.put(day, recording.write(done.activities())));
            turn.run();
            LoadingItems.Load load = items.begin(batch.items());
            batch.days().forEach((day, done) -> {
                load.until(day);
                recording.post(Objects.requireNonNull(written.get(day)));
                handling.takeAll(done.caseSteps());
                load.take(day, done.items());
                done.later().forEach(later -> later.deed().accept(hands));
            });
            load.save();
        });
    }
}
