package vn.phoihop.sample;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.casework.CorrectingCase;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.document.LetterheadFile;
import vn.phoihop.document.Letterheads;
import vn.phoihop.figure.CountOnlyFigures;
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
    private final RecordingActivity recording;
    private final HandlingCase handling;
    private final Plan.Hands hands;
    private final CountOnlyFigures countOnly;
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
            RecordingActivity recording,
            HandlingCase handling,
            ChangingActivity changing,
            CorrectingCase correcting,
            CountOnlyFigures countOnly,
            Seals seals,
            SampleMarks marks,
            PlatformTransactionManager transactions) {
        this.loadingOrganisation = loadingOrganisation;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.books = books;
        this.accounts = accounts;
        this.letterheads = letterheads;
        this.recording = recording;
        this.handling = handling;
        this.hands = new Plan.Hands(changing, correcting);
        this.countOnly = countOnly;
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
        loadingOrganisation.loadShipped();
        catalogue.loadShipped();
        return Acting.asSystem(() -> loadMissing(progress));
    }

    private Loaded loadMissing(Progress progress) {
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
                        new LocalizedText("Sổ phối hợp tỉnh Kiên Giang (mẫu)", "Book of Kiên Giang Province (sample)"),
                        new Formation(organisation).province(),
                        true);
            }
            accounts.open(BOOK, organisation);
            letterheads(organisation);
        });
        if (planned == null) {
            return new Loaded(0);
        }
        Plan plan = planned.join();
        int done = 0;
        int loaded = 0;
        for (Plan.Batch batch : plan.batches()) {
            if (!written.contains(batch.name())) {
                transaction.executeWithoutResult(status -> write(batch));
                loaded += batch.records();
            }
            done += batch.records();
            progress.loaded(done, plan.records());
        }
        transaction.executeWithoutResult(status -> {
            marks.mark(BOOK, COUNTS);
            UnitId staff = new Formation(organisation).unit("CA-KG-PV01").id();
            countOnly.declare("Cán bộ tham mưu Công an tỉnh", staff, YearBefore.counts(BOOK));
        });
        transaction.executeWithoutResult(status -> seals.seal(List.of(BookId.COMMON, BOOK), "SAMPLE_LOADED"));
        return new Loaded(loaded);
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

    private void write(Plan.Batch batch) {
        marks.mark(BOOK, batch.name());
        for (Plan.Day day : batch.days().values()) {
            recording.submitAll(day.activities());
            handling.takeAll(day.caseSteps());
            day.later().forEach(later -> later.deed().accept(hands));
        }
    }
}
