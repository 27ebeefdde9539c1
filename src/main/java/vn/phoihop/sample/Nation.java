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
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Seals;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * Loads an invented nation: 34 books of five years, for measuring. Every record goes through the rooms' own operations, a month of a
 * province at a time; the month and its mark are written in one transaction, so that a load that was cut off goes on where it stopped.
 */
@Component
public final class Nation {

    /** The day from which there are 34 provinces. */
    static final LocalDate MERGED = LocalDate.of(2025, 7, 1);

    /** Five years as the forces report, ten half-years. */
    public static final Window YEARS = Window.parse("2019-12-15/2024-12-15");

    /** The months after them. */
    public static final Window AFTER = Window.parse("2024-12-15/2025-03-15");

    private static final int ACTIVITIES = 3_500_000;
    private static final int CASES = 150_000;

    private final LoadingOrganisation loadingOrganisation;
    private final ChangingCatalogue catalogue;
    private final Organisations organisations;
    private final Books books;
    private final RecordingActivity recording;
    private final HandlingCase handling;
    private final Seals seals;
    private final SampleMarks marks;
    private final TransactionTemplate transaction;

    Nation(
            LoadingOrganisation loadingOrganisation,
            ChangingCatalogue catalogue,
            Organisations organisations,
            Books books,
            RecordingActivity recording,
            HandlingCase handling,
            Seals seals,
            SampleMarks marks,
            PlatformTransactionManager transactions) {
        this.loadingOrganisation = loadingOrganisation;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.books = books;
        this.recording = recording;
        this.handling = handling;
        this.seals = seals;
        this.marks = marks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * How much is loaded.
     *
     * @param share of the 3.5 million activities and 150,000 cases
     * @param provinces how many of the 34
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

    /** Loads catalogue, areas and units. */
    Organisation prepare() {
        loadingOrganisation.loadShipped();
        catalogue.loadShipped();
        List<Province> provinces = Acting.asSystem(() -> Province.all(organisations.current()));
        loadingOrganisation.load(NationFiles.of(provinces), "system");
        return Acting.asSystem(organisations::current);
    }

    /**
     * Loads what is missing.
     *
     * @param lanes how many books at once
     */
    public Loaded load(Size size, int lanes, Progress progress) {
        Organisation organisation = prepare();
        List<Province> provinces = Province.all(organisation);
        int[] activities = Allotment.of((int) (ACTIVITIES * size.share()), weights(provinces));
        int[] cases = Allotment.of((int) (CASES * size.share()), weights(provinces));
        List<Work> work = new ArrayList<>();
        for (Province province : provinces.subList(0, size.provinces())) {
            int i = province.number() - 1;
            work.add(new Work(
                    province, new ProvinceYears(province, organisation, size.years(), activities[i], cases[i])));
        }
        return write(work, lanes, progress);
    }

    /** Patrols of a month after the nation's years, not yet written: for who measures the writing of single records. */
    public List<Submission> more(BookId book, int patrols, String name) {
        Organisation organisation = Acting.asSystem(organisations::current);
        return Acting.asSystem(() -> Province.all(organisation)).stream()
                .filter(province -> province.book().equals(book))
                .flatMap(province -> {
                    Formation formation = new Formation(organisation, province.code(), AFTER);
                    return new Patrols(book, formation, ProvinceYears.routes(province, formation), new Dice(name))
                            .in(AFTER, patrols, null, name + " " + book).stream();
                })
                .toList();
    }

    private record Work(Province province, ProvinceYears years) {
        long records() {
            return java.util.stream.IntStream.range(0, years.months())
                    .mapToLong(years::records)
                    .sum();
        }
    }

    private static double[] weights(List<Province> provinces) {
        return provinces.stream().mapToDouble(Province::weight).toArray();
    }

    /** The largest books first, so that no lane is left with a large one at the end. */
    private Loaded write(List<Work> work, int lanes, Progress progress) {
        long of = work.stream().mapToLong(Work::records).sum();
        Queue<Work> open = new ConcurrentLinkedQueue<>(work.stream()
                .sorted(Comparator.comparing(Work::records).reversed())
                .toList());
        AtomicLong done = new AtomicLong();
        AtomicLong loaded = new AtomicLong();
        AtomicBoolean failed = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(lanes)) {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                running.add(threads.submit(() -> Acting.runAsSystem(() -> {
                    boolean finished = false;
                    try {
                        for (Work next = open.poll(); next != null && !failed.get(); next = open.poll()) {
                            writeBook(next, failed, (written, passed) -> {
                                loaded.addAndGet(written);
                                progress.loaded(written, done.addAndGet(passed), of);
                            });
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
        return new Loaded(loaded.get(), of);
    }

    private interface Passed {
        void month(long written, long passed);
    }

    private void writeBook(Work work, AtomicBoolean failed, Passed passed) {
        Province province = work.province();
        BookId book = province.book();
        transaction.executeWithoutResult(status -> {
            if (books.find(book).isEmpty()) {
                books.open(
                        book,
                        province.bookCode(),
                        province.bookName(),
                        province.area().id(),
                        true);
            }
        });
        Set<String> written = transaction.execute(status -> marks.of(book));
        ProvinceYears years = work.years();
        for (int i = 0; i < years.months() && !failed.get(); i++) {
            if (!written.contains(years.name(i))) {
                ProvinceYears.Month month = years.month(i);
                transaction.executeWithoutResult(status -> {
                    marks.mark(book, month.name());
                    recording.submitAll(month.activities());
                    handling.takeAll(month.caseSteps());
                });
                passed.month(month.records(), years.records(i));
            } else {
                passed.month(0, years.records(i));
            }
        }
        if (!failed.get() && written.size() < years.months()) {
            transaction.executeWithoutResult(status -> seals.seal(List.of(book), "SAMPLE_LOADED"));
        }
    }
}
