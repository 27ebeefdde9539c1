package vn.phoihop.report;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.document.Annex;
import vn.phoihop.document.DocxWriter;
import vn.phoihop.document.Numbers;
import vn.phoihop.document.Paper;
import vn.phoihop.document.PaperCodes;
import vn.phoihop.document.PaperFile;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.document.PaperFiles;
import vn.phoihop.document.PdfWriter;
import vn.phoihop.document.Reference;
import vn.phoihop.document.VerificationMark;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Seal;
import vn.phoihop.ledger.Seals;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** The papers of reports: as drafts made when asked for, as signed and as issued kept for ever. */
@Component
class ReportPapers {

    private final ReadingReport reading;
    private final PaperHeads heads;
    private final Adjustments adjustments;
    private final BareCounts bare;
    private final ReportWorkbook workbook;
    private final Numbers numbers;
    private final PaperFiles files;
    private final Organisations organisations;
    private final CutoffInWords cutoffs;
    private final Books books;
    private final BookSuccessions successions;
    private final Ledger ledger;
    private final PaperCodes codes;
    private final Seals seals;
    private final String origin;
    private final Clock clock;
    private final PdfWriter pdf = new PdfWriter();
    private final DocxWriter docx = new DocxWriter();

    ReportPapers(
            ReadingReport reading,
            PaperHeads heads,
            Adjustments adjustments,
            BareCounts bare,
            ReportWorkbook workbook,
            Numbers numbers,
            PaperFiles files,
            Organisations organisations,
            CutoffInWords cutoffs,
            Books books,
            BookSuccessions successions,
            Ledger ledger,
            PaperCodes codes,
            Seals seals,
            @Value("${phoihop.origin:}") String origin,
            Clock clock) {
        this.reading = reading;
        this.heads = heads;
        this.adjustments = adjustments;
        this.bare = bare;
        this.workbook = workbook;
        this.numbers = numbers;
        this.files = files;
        this.organisations = organisations;
        this.cutoffs = cutoffs;
        this.books = books;
        this.successions = successions;
        this.ledger = ledger;
        this.codes = codes;
        this.seals = seals;
        this.origin = origin.strip().replaceAll("/+$", "");
        this.clock = clock;
    }

    Paper paper(ReportContent content) {
        Report report = content.report();
        Report.Frozen frozen = report == null ? null : report.frozen();
        List<Annex> annexes = new ArrayList<>();
        Instant taken = frozen == null ? clock.instant() : frozen.at();
        annexes.add(FiguresAnnex.of(
                content,
                bare.sources(content),
                taken,
                cutoffs.of(content.cutoff()).vi()));
        Report.Signed signed = report == null ? null : report.signed();
        // A signed paper says what its signer saw, whatever has come since.
        Map<String, Adjustment.Sum> changes = frozen == null
                ? Map.of()
                : signed == null || signed.upTo() == null
                        ? adjustments.sums(content)
                        : adjustments.sums(content, content.window(), signed.upTo());
        UnsettledAnnex.of(content, organisations.at(content.cutoff()), changes).ifPresent(annexes::add);
        Paper paper = ReportPaper.of(content, heads.get(content), annexes);
        return report == null || report.signed() == null ? paper : paper.verifiedBy(mark(report));
    }

    /** Null for a paper that was signed before papers had codes. */
    private @Nullable VerificationMark mark(Report report) {
        return codes.find(report.key())
                .map(code -> new VerificationMark(
                        code, leadsBack() ? origin + VerifyPages.PATH + code : null, sealed(report)))
                .orElse(null);
    }

    /** Whether the square on a paper leads to the page where it is verified: only where the installation knows its address. */
    boolean leadsBack() {
        return !origin.isEmpty();
    }

    /** Of every book the figures rest on, its own first: a tail that any of them loses later is missed. */
    private List<String> sealed(Report report) {
        BookId own = report.key().book();
        Report.Frozen frozen = report.frozen();
        Set<BookId> books = new LinkedHashSet<>(List.of(own));
        books.addAll(frozen == null ? Set.of() : new TreeSet<>(frozen.cutoff().books()));
        return books.stream()
                .flatMap(book -> seals.findLast(book).stream())
                .map(ReportPapers::sealed)
                .toList();
    }

    private static String sealed(Seal seal) {
        return "Sổ số " + seal.book() + " đã khóa đến bút toán số "
                + VietnameseWriting.number(Quantity.of(seal.position())) + ", mã băm "
                + seal.hash().toString().substring(0, 16) + ", khóa " + seal.key() + ".";
    }

    byte[] pdf(Paper paper) {
        return pdf.write(paper);
    }

    byte[] docx(Paper paper) {
        return docx.write(paper);
    }

    /** The file to hand out: the one that was signed or issued, else one made now. */
    @Transactional(readOnly = true)
    byte[] file(RecordKey key, Kind kind) {
        ReportContent content = reading.read(key);
        if (kind == Kind.XLSX) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
            workbook.write(content, out);
            return out.toByteArray();
        }
        return kept(content, kind).orElseGet(() -> made(content, kind));
    }

    /** The file as it was signed or issued, whose hash is in the book; empty while there is none. */
    Optional<byte[]> kept(ReportContent content, Kind kind) {
        Report report = content.report();
        return report == null || report.paperHash() == null
                ? Optional.empty()
                : files.find(report.key(), kind).map(PaperFile.Content::bytes);
    }

    private byte[] made(ReportContent content, Kind kind) {
        Paper paper = paper(content);
        return kind == Kind.PDF ? pdf(paper) : docx(paper);
    }

    /** The report with the hash of the paper that is signed; its files are kept, and what they say goes out unchanged. */
    Report sign(Report approved, Officer officer, Instant at) {
        BookId book = approved.key().book();
        IssuingBody head = heads.signedBy(officer, approved, books.get(book));
        Report.Frozen frozen = approved.frozen();
        Cutoff now =
                ledger.cutoff(frozen == null ? Set.of(book) : frozen.cutoff().books());
        return keep(approved.signed(new Report.Signed(officer.name(), at, now, head)), officer.name());
    }

    /** The report with its number and the hash of the paper that goes out; its files are kept. */
    Report issue(Report report, LocalDate on, Officer officer) {
        ReportContent content = reading.read(report);
        IssuingBody body = heads.issuing(report, content.book());
        Reference reference = numbers.next(
                report.key(),
                following(report.key().book(), on),
                body.unit(),
                ReportPaper.type(content.form()),
                body.letterhead().symbol(),
                on);
        Integer number = reference.number();
        if (number == null) {
            throw new IllegalStateException("a number was asked for and not given");
        }
        return keep(report.issued(new Report.Issued(number, reference.symbol(), on)), officer.name());
    }

    /** Number, symbol and day the report would be issued under now; empty where the installation has no letterhead for it. */
    @Transactional(readOnly = true)
    Optional<Report.Issued> expected(ReportContent content, RecordKey key, LocalDate on) {
        return heads.find(content.report(), content.book()).map(body -> {
            Reference reference = numbers.expected(
                    key,
                    following(key.book(), on),
                    body.unit(),
                    ReportPaper.type(content.form()),
                    body.letterhead().symbol(),
                    on);
            Integer number = reference.number();
            return new Report.Issued(number == null ? 1 : number, reference.symbol(), on);
        });
    }

    /** The book that by that day follows this one, or this one itself, and all that it follows. */
    private Set<BookId> following(BookId book, LocalDate day) {
        return successions.withFollowed(successions.heir(book, day), day);
    }

    private Report keep(Report report, String by) {
        codes.give(report.key());
        Paper paper = paper(reading.read(report));
        files.store(report.key(), Kind.DOCX, docx(paper), by);
        return report.withPaper(
                files.store(report.key(), Kind.PDF, pdf(paper), by).sha256());
    }
}
