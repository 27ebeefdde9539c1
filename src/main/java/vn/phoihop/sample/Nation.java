package vn.phoihop.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Seals;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * Loads an invented nation of five years, for measuring: the books of 63 provinces, and since the merger of 1 July 2025 those of 34, of which
 * 24 are new and follow the others. Every record goes through the rooms' own operations, a month of a province at a time; the month and its
 * mark are written in one transaction, so that a load that was cut off goes on where it stopped.
 */
@Component
public final class Nation {

    /** The day from which there are 34 provinces. */
    public static final LocalDate MERGED = LocalDate.of(2025, 7, 1);

    /** Five years as the forces report, ten half-years. */
    public static final Window YEARS = Window.parse("2021-06-15/2026-06-15");

    /** The months after them. */
    public static final Window AFTER = Window.parse("2026-06-15/2026-09-15");

    private static final int ACTIVITIES = 3_500_000;
    private static final int CASES = 150_000;

    /** How often a month that had to give way is begun anew. */
    private static final int AGAIN = 5;

    private final LoadingOrganisation loadingOrganisation;
    private final ChangingCatalogue catalogue;
    private final Organisations organisations;
    private final Books books;
    private final BookSuccessions successions;
    private final RecordingActivity recording;
    private final HandlingCase handling;
    private final RunningTotals totals;
    private final Seals seals;
    private final SampleMarks marks;
    private final TransactionTemplate transaction;

    Nation(
            LoadingOrganisation loadingOrganisation,
            ChangingCatalogue catalogue,
            Organisations organisations,
            Books books,
            BookSuccessions successions,
            RecordingActivity recording,
            HandlingCase handling,
            RunningTotals totals,
            Seals seals,
            SampleMarks marks,
            PlatformTransactionManager transactions) {
        this.loadingOrganisation = loadingOrganisation;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.books = books;
        this.successions = successions;
        this.recording = recording;
        this.handling = handling;
        this.totals = totals;
        this.seals = seals;
        this.marks = marks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How much is loaded.
     *
     * @param share of the 3.5 million activities and 150,000 cases
     * @param provinces how many of the 34 of today, with those they were made of
     * @param years which of the years
     */
    public record Size(double share, int provinces, Window years) {

        /** All provinces and years, more thinly. */
        public static Size of(double share) {
            return new Size(share, 34, YEARS);
        }
    }

    /** Told after every month of a province: how many records were written now, and how far all of them are. */
    public interface Progress {
        void loaded(long now, long records, long of);
    }

    /** How many records this load wrote; none when the nation was complete. */
    public record Loaded(long records, long of) {}

    /** The books of the nation that are there, in the order of their ids. */
    public List<BookId> books() {
        return Acting.asSystem(books::list).stream()
                .filter(book -> book.code().startsWith("NATION_"))
                .map(book -> book.id())
                .toList();
    }

    /** Those in which was written on the day: of the 63 provinces, or of the 34. */
    public List<BookId> books(LocalDate day) {
        Organisation organisation = Acting.asSystem(organisations::current);
        Set<BookId> then = Province.all(organisation).stream()
                .filter(province -> province.area().valid().contains(day))
                .map(Province::book)
                .collect(Collectors.toSet());
        return books().stream().filter(then::contains).toList();
    }

    /** Loads catalogue, areas and units. */
    Organisation prepare() {
        loadingOrganisation.loadShipped();
        catalogue.loadShipped();
        loadingOrganisation.load(NationFiles.of(Acting.asSystem(organisations::current)), "system");
        return Acting.asSystem(organisations::current);
    }

    /**
     * Loads what is missing.
     *
     * @param lanes how many books at once
     */
    public Loaded load(Size size, int lanes, Progress progress) {
        NationPlan plan = NationPlan.of(prepare(), size, ACTIVITIES, CASES);
        Told told = new Told(progress, plan.records());
        write(plan.before(), lanes, told);
        Acting.runAsSystem(() -> plan.founded().forEach(this::succeed));
        write(plan.founded(), lanes, told);
        return new Loaded(told.written.get(), plan.records());
    }

    /** Its book, and that it follows those of the provinces it was founded out of. */
    private void succeed(NationPlan.Work work) {
        transaction.executeWithoutResult(status -> {
            open(work.province());
            for (Province before : work.province().merged()) {
                if (successions.find(before.book()).isEmpty()) {
                    successions.succeed(before.book(), work.province().book(), MERGED, "system");
                }
            }
        });
    }

    private void open(Province province) {
        if (books.find(province.book()).isEmpty()) {
            books.open(province.book(), province.bookCode(), province.bookName(), province.id(), true);
        }
    }

    /** Such records into one of the books after the other. */
    public List<Submission> more(List<BookId> books, int count, String name) {
        List<List<Submission>> each = books.stream()
                .map(book -> more(book, (count + books.size() - 1) / books.size(), name + " " + book))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(i -> each.get(i % each.size()).get(i / each.size()))
                .toList();
    }

    /** Patrols of a month after the nation's years, not yet written: for who measures the writing of single records. */
    public List<Submission> more(BookId book, int patrols, String name) {
        Organisation organisation = Acting.asSystem(organisations::current);
        return Province.now(organisation).stream()
                .filter(province -> province.book().equals(book))
                .flatMap(province -> {
                    Era era = province.eras(organisation, AFTER).getFirst();
                    return new Patrols(book, era.formation(), era.routes(), new Dice(name))
                            .in(AFTER, patrols, null, name + " " + book).stream();
                })
                .toList();
    }

    /** How far it is, over both times. */
    private static final class Told implements Passed {

        private final Progress progress;
        private final long of;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong written = new AtomicLong();

        Told(Progress progress, long of) {
            this.progress = progress;
            this.of = of;
        }

        @Override
        public void month(long now, long passed) {
            written.addAndGet(now);
            progress.loaded(now, done.addAndGet(passed), of);
        }
    }

    /** The largest books first, so that no lane is left with a large one at the end. */
    private void write(List<NationPlan.Work> work, int lanes, Passed passed) {
        Queue<NationPlan.Work> open = new ConcurrentLinkedQueue<>(work.stream()
                .sorted(Comparator.comparing(NationPlan.Work::records).reversed())
                .toList());
        AtomicBoolean failed = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(lanes)) {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                running.add(threads.submit(() -> Acting.runAsSystem(() -> {
                    boolean finished = false;
                    try {
                        for (NationPlan.Work next = open.poll(); next != null && !failed.get(); next = open.poll()) {
                            writeBook(next, failed, passed);
                        }
                        finished = true;
                    } finally {
                        if (!finished) {
                            failed.set(true);
                        }
                    }
                })));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    private interface Passed {
        void month(long written, long passed);
    }

    /** Two lanes that meet kinds of counts nobody has counted before may wait for each other's numbers; who is let go of begins the month anew. */
    private void write(BookId book, ProvinceYears.Month month) {
        for (int left = AGAIN; ; left--) {
            try {
                transaction.executeWithoutResult(status -> {
                    marks.mark(book, month.name());
                    recording.submitAll(month.activities());
                    handling.takeAll(month.caseSteps());
                });
                return;
            } catch (PessimisticLockingFailureException waited) {
                if (left == 0) {
                    throw waited;
                }
            }
        }
    }

    private void writeBook(NationPlan.Work work, AtomicBoolean failed, Passed passed) {
        BookId book = work.province().book();
        transaction.executeWithoutResult(status -> open(work.province()));
        Set<String> written = transaction.execute(status -> marks.of(book));
        ProvinceYears years = work.years();
        for (int i = 0; i < years.months() && !failed.get(); i++) {
            if (!written.contains(years.name(i))) {
                ProvinceYears.Month month = years.month(i);
                write(book, month);
                passed.month(month.records(), years.records(i));
            } else {
                passed.month(0, years.records(i));
            }
        }
        if (!failed.get() && !written.contains(SampleMarks.END)) {
            transaction.executeWithoutResult(status -> {
                marks.markEnd(book);
                totals.foldRest(book);
                seals.seal(List.of(book), Seals.SAMPLE_LOADED);
            });
        }
    }
}
