package vn.phoihop.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.LetterheadFile;
import vn.phoihop.document.Letterheads;
import vn.phoihop.files.ShippedFiles;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * The sample goes on to 30 June 2026, more thinly than in the half-year the story tells of: the district police ends, customs become
 * regional, the border guard comes under the military commands, Kiên Giang and An Giang become one province, and a new book begins. What a
 * record of before the merger still comes to after it stays in the old book.
 */
@Component
class LaterYears {

    /** The book of the new An Giang. */
    static final BookId BOOK = new BookId(2);

    private static final String REFORMS = "reforms";
    private static final String OFFICES = "offices";

    private final Reforms reforms;
    private final Organisations organisations;
    private final Books books;
    private final BookSuccessions successions;
    private final SampleAccounts accounts;
    private final Letterheads letterheads;
    private final WritingBatches writing;
    private final SampleMarks marks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LaterYears(
            Reforms reforms,
            Organisations organisations,
            Books books,
            BookSuccessions successions,
            SampleAccounts accounts,
            Letterheads letterheads,
            WritingBatches writing,
            SampleMarks marks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reforms = reforms;
        this.organisations = organisations;
        this.books = books;
        this.successions = successions;
        this.accounts = accounts;
        this.letterheads = letterheads;
        this.writing = writing;
        this.marks = marks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The reforms, the new book with its offices and letterheads, and what will be written; the old book is open already. */
    LaterPlan prepare(double share) {
        transaction.executeWithoutResult(status -> {
            if (!marks.of(Sample.BOOK).contains(REFORMS)) {
                marks.mark(Sample.BOOK, REFORMS);
                reforms.carryOut();
            }
        });
        Organisation organisation = organisations.current();
        transaction.executeWithoutResult(status -> {
            if (books.find(BOOK).isEmpty()) {
                books.open(
                        BOOK,
                        "AN_GIANG",
                        new LocalizedText("Sổ phối hợp tỉnh An Giang (mẫu)", "Book of An Giang Province (sample)"),
                        organisation
                                .findArea(Formation.KIEN_GIANG, AreaLevel.PROVINCE, Era.MERGER)
                                .orElseThrow()
                                .id(),
                        true);
            }
            if (!marks.of(Sample.BOOK).contains(OFFICES)) {
                marks.mark(Sample.BOOK, OFFICES);
                accounts.goOn(organisation);
                letterheads(organisation);
            }
        });
        return new LaterPlan(organisation, share);
    }

    /** Told after every stretch. */
    interface Progress {
        void written(int now, int passed);
    }

    /** Writes what is missing, as far as the days have come. */
    void write(LaterPlan plan, Progress progress) {
        Set<String> written = transaction.execute(status -> marks.of(Sample.BOOK));
        LocalDate today = LocalDate.now(clock.withZone(Formation.ZONE));
        for (int i = 0; i < plan.size() && !plan.days(i).to().isAfter(today); i++) {
            if (!plan.days(i).from().isBefore(Era.MERGER)
                    && successions.find(Sample.BOOK).isEmpty()) {
                successions.succeed(Sample.BOOK, BOOK, Era.MERGER, "system");
            }
            if (written.contains(plan.name(i))) {
                progress.written(0, plan.records(i));
            } else {
                Plan.Batch batch = plan.batch(i);
                writing.write(Sample.BOOK, batch);
                progress.written(batch.records(), batch.records());
            }
        }
    }

    /** Of the new bodies, for what they issue from either book. */
    private void letterheads(Organisation organisation) {
        String text = ShippedFiles.under("sample/until-2026").getOrDefault("letterheads.yaml", "");
        for (LetterheadFile.Line line : LetterheadFile.read(
                "letterheads.yaml",
                text,
                code -> organisation.findUnit(code, Era.MERGER).map(Unit::id))) {
            letterheads.set(BOOK, line.unit(), line.days(), line.letterhead());
            // Papers are numbered book by book: the symbol keeps those of the old one apart.
            Letterhead one = line.letterhead();
            letterheads.set(
                    Sample.BOOK,
                    line.unit(),
                    line.days(),
                    new Letterhead(
                            one.issuer(),
                            one.symbol() + "-KG",
                            one.signature(),
                            one.addressees(),
                            one.recipients(),
                            one.signers()));
        }
    }
}
