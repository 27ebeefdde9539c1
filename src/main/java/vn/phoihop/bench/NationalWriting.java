package vn.phoihop.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Turns;

/** Single records written through the room, one transaction each, by staff of the lead's unit, taking turns as requests do, while others read figures. */
@Component
public class NationalWriting {

    /** Readers beside the writers, each asking for the figures of the nation and pausing. */
    private static final int READERS = 2;

    private static final long PAUSE_MILLISECONDS = 100;

    /** The memory of an installation does not hold all records with all their rows at a time. Two thirds are for warming up. */
    private static final int PORTIONS = 6;

    private final RecordingActivity recording;
    private final NationalFigures figures;
    private final Turns turns;

    NationalWriting(RecordingActivity recording, NationalFigures figures, Turns turns) {
        this.recording = recording;
        this.figures = figures;
        this.turns = turns;
    }

    /** What writing took, in milliseconds, and what was written. */
    public record Written(double perSecond, double p50, double p95, List<RecordKey> records) {}

    /** @param work of each client */
    public Written write(List<List<Submission>> work, NationalFigures.Asked read) {
        ConcurrentLinkedQueue<RecordKey> written = new ConcurrentLinkedQueue<>();
        int warmUp = warmUp(work.stream().mapToInt(List::size).min().orElseThrow());
        int rounds = work.stream().mapToInt(List::size).min().orElseThrow() - warmUp;
        Clients.Rounds took = whileReading(
                read,
                () -> Clients.run(work.size(), warmUp, rounds, client -> {
                    Iterator<Submission> own = work.get(client).iterator();
                    return () -> {
                        Submission one = own.next();
                        try (Turns.Turn turn = turns.take()) {
                            write(one);
                        }
                        written.add(one.key());
                    };
                }));
        return new Written(took.perSecond(), took.p50(), took.p95(), List.copyOf(written));
    }

    /**
     * The same rows by plain inserts, one transaction for each record, beside the same readers. So many for warming up as the records had.
     *
     * @param records in the order in which they were written
     */
    public Written insert(PlainInserts rows, List<RecordKey> records, int clients, NationalFigures.Asked read) {
        int portion = records.size() / PORTIONS;
        int warmUp = warmUp(records.size() / clients) * clients;
        List<PlainInserts.Writer> writers = new ArrayList<>();
        List<Clients.Rounds> measured = new ArrayList<>();
        for (int i = 0; i < PORTIONS; i++) {
            List<RecordKey> some = records.subList(i * portion, (i + 1) * portion);
            rows.fetch(some);
            while (writers.size() < clients) {
                writers.add(rows.writer());
            }
            int each = portion / clients;
            Clients.Rounds took = whileReading(
                    read,
                    () -> Clients.run(clients, 0, each, client -> {
                        Iterator<RecordKey> own =
                                some.subList(client * each, (client + 1) * each).iterator();
                        return () -> {
                            try (Turns.Turn turn = turns.take()) {
                                writers.get(client).insert(own.next());
                            }
                        };
                    }));
            if (i * portion >= warmUp) {
                measured.add(took);
            }
        }
        Clients.Rounds all = Clients.Rounds.oneAfterAnother(measured);
        return new Written(all.perSecond(), all.p50(), all.p95(), records);
    }

    /** From the end of a commit to the answer that holds what was committed. */
    public NationalFigures.Times fresh(List<Submission> work, Window window, Set<BookId> books) {
        double[] seconds = new double[work.size()];
        for (int i = 0; i < seconds.length; i++) {
            Quantity before = figures.patrols(window, books);
            write(work.get(i));
            seconds[i] = Stopwatch.once(() -> {
                while (figures.patrols(window, books).compareTo(before) <= 0) {
                    Thread.onSpinWait();
                }
            });
        }
        Stopwatch watch = new Stopwatch(seconds);
        return new NationalFigures.Times(1000 * watch.percentile(0.5), 1000 * watch.percentile(0.95));
    }

    /** Java needs some thousand records until it is as quick as it will be. */
    private static int warmUp(int rounds) {
        return Math.min(1_500, 2 * rounds / 3);
    }

    private void write(Submission one) {
        BookId book = one.key().book();
        UnitId unit = one.form().lead();
        Acting.Staff staff = new Acting.Staff(
                new AccountId(new UUID(0, unit.value())),
                one.by().actor(),
                unit,
                Set.of(book),
                Set.of(unit),
                Set.of(),
                Set.of("activity.record"));
        Acting.as(
                staff,
                () -> recording.submit(new Submission(
                        one.key(), one.form(), one.signedBy(), new By(one.by().actor(), unit, null))));
    }

    private <T> T whileReading(NationalFigures.Asked asked, java.util.function.Supplier<T> work) {
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    figures.answer(asked);
                    try {
                        Thread.sleep(PAUSE_MILLISECONDS);
                    } catch (InterruptedException stopped) {
                        return;
                    }
                }
            }));
        }
        try {
            return work.get();
        } finally {
            done.set(true);
            for (Thread reader : readers) {
                try {
                    reader.join();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
