package vn.phoihop.sample;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.document.LetterheadFile;
import vn.phoihop.document.Letterheads;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.files.ShippedFiles;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Seals;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;

/**
 * Loads the sample: a half-year of Kiên Giang and some weeks around it. Every record goes through the rooms' own operations. What has
 * been written is marked batch by batch in the same transaction, so that a load that was cut off at any moment goes on where it stopped
 * and ends with the same figures; once it is complete, loading does nothing.
 */
@Component
public final class Sample {

    /** The book of the sample. */
    public static final BookId BOOK = new BookId(1);

    private static final String COUNTS = "counts";

    private final LoadingOrganisation loadingOrganisation;
    private final ChangingCatalogue catalogue;
    private final Organisations organisations;
    private final Books books;
    private final SampleAccounts accounts;
    private final Letterheads letterheads;
    private final WritingBatches writing;
    private final LaterYears laterYears;
    private final CountOnlyFigures countOnly;
    private final RunningTotals totals;
    private final Seals seals;
    private final SampleMarks marks;
    private final TransactionTemplate transaction;

    Sample(
            LoadingOrganisation loadingOrganisation,
            ChangingCatalogue catalogue,
            Organisations organisations,
            Books books,
            SampleAccounts accounts,
            Letterheads letterheads,
            WritingBatches writing,
            LaterYears laterYears,
            CountOnlyFigures countOnly,
            RunningTotals totals,
            Seals seals,
            SampleMarks marks,
            PlatformTransactionManager transactions) {
        this.loadingOrganisation = loadingOrganisation;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.books = books;
        this.accounts = accounts;
        this.letterheads = letterheads;
        this.writing = writing;
        this.laterYears = laterYears;
        this.countOnly = countOnly;
        this.totals = totals;
        this.seals = seals;
        this.marks = marks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Told after every batch. */
    public interface Progress {
        void loaded(int records, int of);
    }

    /** How many records this load wrote; none when the sample was complete. */
    public record Loaded(int records) {}

    /** The accounts of the tour, with their passwords. */
    public List<SampleAccount> accounts() {
        return SampleAccounts.ALL;
    }

    /** Loads what is missing, with organisation and catalogue. */
    public Loaded load(Progress progress) {
        return load(progress, null);
    }

    /** The same, and the years after it until 30 June 2026 with their reforms, see {@link LaterYears}. */
    public Loaded loadUntil2026(Progress progress) {
        return load(progress, 1.0);
    }

    /** @param later which share of the records of the later years; null for no later years at all */
    Loaded load(Progress progress, @Nullable Double later) {
        loadingOrganisation.loadShipped();
        catalogue.loadShipped();
        return Acting.asSystem(() -> loadMissing(progress, later));
    }

    private Loaded loadMissing(Progress progress, @Nullable Double later) {
        Organisation organisation = organisations.current();
        Set<String> written = transaction.execute(status -> marks.of(BOOK));
        // After the last mark nothing is missing, and nothing needs to be worked out. Otherwise accounts and
        // letterheads do not wait for it.
        CompletableFuture<Plan> planned =
                written.contains(COUNTS) ? null : CompletableFuture.supplyAsync(() -> new Plan(BOOK, organisation));
        transaction.executeWithoutResult(status -> {
            if (books.find(BOOK).isEmpty()) {
                books.open(
                        BOOK,
                        "KIEN_GIANG",
                        new LocalizedText("Sổ phối hợp tỉnh Kiên Giang (mẫu)", "Book of Kien Giang Province (sample)"),
                        new Formation(organisation).province(),
                        true);
            }
            accounts.open(BOOK, organisation);
            letterheads(organisation);
        });
        LaterPlan following = later == null ? null : laterYears.prepare(later);
        Count count = new Count();
        count.of = following == null ? 0 : following.records();
        if (planned != null) {
            Plan plan = planned.join();
            count.of += plan.records();
            List<Plan.Batch> missing = plan.batches().stream()
                    .filter(batch -> !written.contains(batch.name()))
                    .toList();
            count.passed(
                    0,
                    plan.records()
                            - missing.stream().mapToInt(Plan.Batch::records).sum());
            writing.writeAll(BOOK, missing, batch -> {
                count.passed(batch.records(), batch.records());
                progress.loaded(count.done, count.of);
            });
        }
        if (following != null) {
            laterYears.write(following, (now, passed) -> {
                count.passed(now, passed);
                progress.loaded(count.done, count.of);
            });
        }
        if (planned != null) {
            // Last, since it is written as of now, and a book's time never goes back.
            transaction.executeWithoutResult(status -> {
                marks.mark(BOOK, COUNTS);
                UnitId staff = new Formation(organisation).unit("CA-KG-PV01").id();
                countOnly.declare("Cán bộ tham mưu Công an tỉnh", staff, YearBefore.counts(BOOK));
            });
        }
        if (planned != null || count.now > 0) {
            List<BookId> loaded = following == null ? List.of(BOOK) : List.of(BOOK, LaterYears.BOOK);
            transaction.executeWithoutResult(status -> {
                loaded.forEach(totals::foldRest);
                seals.seal(
                        Stream.concat(Stream.of(BookId.COMMON), loaded.stream()).toList(), Seals.SAMPLE_LOADED);
            });
        }
        return new Loaded(count.now);
    }

    /** Records written now, those done by now, and all there are. */
    private static final class Count {
        private int now;
        private int done;
        private int of;

        void passed(int written, int passed) {
            now += written;
            done += passed;
        }
    }

    private void letterheads(Organisation organisation) {
        List<LetterheadFile.Line> lines = LetterheadFile.read(
                "letterheads.yaml",
                ShippedFiles.under("sample").getOrDefault("letterheads.yaml", ""),
                code -> organisation.findUnit(code, Formation.DAY).map(Unit::id));
        for (LetterheadFile.Line line : lines) {
            if (letterheads.find(BOOK, line.unit(), Formation.DAY).isEmpty()) {
                letterheads.set(BOOK, line.unit(), line.days(), line.letterhead());
            }
        }
    }
}
