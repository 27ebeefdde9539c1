package vn.phoihop.bench;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
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

    private static final int PORTIONS = 18;

    /** So many portions are not measured: Java needs some thousand records until it is as quick as it will be. */
    private static final int WARM_UP = 12;

    private final RecordingActivity recording;
    private final NationalFigures figures;
    private final Turns turns;

    NationalWriting(RecordingActivity recording, NationalFigures figures, Turns turns) {
        this.recording = recording;
        this.figures = figures;
        this.turns = turns;
    }

    /** What writing took, in milliseconds. */
    public record Written(double perSecond, double p50, double p95, double p99, double most) {

        private static Written of(Clients.Rounds took) {
            return new Written(
                    took.perSecond(),
                    took.p50(),
                    took.p95(),
                    1000 * took.seconds().percentile(0.99),
                    1000 * took.seconds().percentile(1));
        }
    }

    /** @param work of each client */
    public Written write(List<List<Submission>> work, NationalFigures.Asked read) {
        int all = work.stream().mapToInt(List::size).min().orElseThrow();
        int warmUp = all * WARM_UP / PORTIONS;
        Clients.Rounds took = whileReading(
                read,
                () -> Clients.run(work.size(), warmUp, all - warmUp, client -> {
                    Iterator<Submission> own = work.get(client).iterator();
                    return () -> {
                        Submission one = own.next();
                        inTurn(() -> write(one));
                    };
                }));
        return Written.of(took);
    }

    /** What the same work took both ways. */
    public record Compared(Written written, Written inserted) {}

    /**
     * Records through the room, and rows of such records by plain inserts, one transaction for each record, beside the same readers. Both take turns
     * in short portions, so that a machine that is slower for a while is so for both; and the rows are those of records written before the checkpoint
     * that both begin at, so that neither finds its pages written to by the other just now.
     *
     * @param work of each client
     */
    public Compared compare(List<List<Submission>> work, PlainInserts rows, NationalFigures.Asked read) {
        int clients = work.size();
        int each = work.stream().mapToInt(List::size).min().orElseThrow() / PORTIONS;
        return whileReading(read, () -> {
            List<Iterator<Submission>> own = work.stream().map(List::iterator).toList();
            List<PlainInserts.Writer> writers = new ArrayList<>();
            List<Clients.Rounds> written = new ArrayList<>();
            List<Clients.Rounds> inserted = new ArrayList<>();
            List<List<RecordKey>> portions = new ArrayList<>();
            for (int i = 0; i < PORTIONS; i++) {
                if (i == WARM_UP) {
                    rows.checkpoint();
                }
                ConcurrentLinkedQueue<RecordKey> portion = new ConcurrentLinkedQueue<>();
                Clients.Rounds took = Clients.run(clients, 0, each, client -> () -> {
                    Submission one = own.get(client).next();
                    inTurn(() -> write(one));
                    portion.add(one.key());
                });
                portions.add(List.copyOf(portion));
                if (i < WARM_UP / 2) {
                    continue;
                }
                List<RecordKey> some = portions.get(i - WARM_UP / 2);
                rows.fetch(some);
                while (writers.size() < clients) {
                    writers.add(rows.writer());
                }
                Clients.Rounds plain = Clients.run(clients, 0, each, client -> {
                    Iterator<RecordKey> share =
                            some.subList(client * each, (client + 1) * each).iterator();
                    return () -> inTurn(() -> writers.get(client).insert(share.next()));
                });
                if (i >= WARM_UP) {
                    written.add(took);
                    inserted.add(plain);
                }
            }
            return new Compared(
                    Written.of(Clients.Rounds.oneAfterAnother(written)),
                    Written.of(Clients.Rounds.oneAfterAnother(inserted)));
        });
    }

    private void inTurn(Runnable work) {
        try (Turns.Turn turn = turns.take()) {
            work.run();
        }
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

    private <T> T whileReading(NationalFigures.Asked asked, Supplier<T> work) {
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
