package vn.phoihop.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import vn.phoihop.database.Acting;
import vn.phoihop.document.Paper;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/**
 * Writes the papers of a report into a folder, for scripts: {@code report.docx}, {@code report.pdf}, {@code report.xlsx} and
 * {@code figures.json}. Taken from the live report on the window where there is one, else computed at a cutoff taken now; in neither
 * case does anything in the book change.
 */
@Component
public class ProducingReport {

    /** Nobody follows the books of a database that was only just filled. */
    private static final Duration A_SCRIPT_WAITS = Duration.ofMinutes(2);

    private static final List<String> FILES = List.of("report.docx", "report.pdf", "report.xlsx", "figures.json");

    private final Reports reports;
    private final ReadingReport reading;
    private final UnsettledRecords unsettled;
    private final ReportPapers papers;
    private final ReportWorkbook workbook;
    private final BareCounts bare;
    private final Books books;
    private final Organisations organisations;
    private final PlatformTransactionManager transactions;

    ProducingReport(
            Reports reports,
            ReadingReport reading,
            UnsettledRecords unsettled,
            ReportPapers papers,
            ReportWorkbook workbook,
            BareCounts bare,
            Books books,
            Organisations organisations,
            PlatformTransactionManager transactions) {
        this.reports = reports;
        this.reading = reading;
        this.unsettled = unsettled;
        this.papers = papers;
        this.workbook = workbook;
        this.bare = bare;
        this.books = books;
        this.organisations = organisations;
        this.transactions = transactions;
    }

    /**
     * What was written.
     *
     * @param figures in the order of the form
     */
    public record Produced(List<Path> files, String cutoff, List<Figure> figures) {}

    /** A figure of what was written; {@code printed} as the report's words have it. */
    public record Figure(String code, LocalizedText label, Quantity value, LocalizedText unit, String printed) {}

    /** The book of a jurisdiction, named by the book's code or number or by the area's code or Vietnamese name. */
    public BookId book(String name) {
        return Acting.asSystem(() -> {
            List<Book> known = books.list();
            Organisation organisation = organisations.current();
            return known.stream()
                    .filter(book -> matches(book, area(book, organisation), name.strip()))
                    .findFirst()
                    .map(Book::id)
                    .orElseThrow(() -> new Refused(
                            ProblemCode.REPORT_SCOPE_UNKNOWN,
                            name,
                            known.stream().map(Book::code).collect(Collectors.joining(", "))));
        });
    }

    /** The area in its latest state: a province that has been merged still names its book. */
    private static Optional<Area> area(Book book, Organisation organisation) {
        try {
            return Optional.ofNullable(book.area()).map(organisation::area);
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }

    private static boolean matches(Book book, Optional<Area> area, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return book.code().equalsIgnoreCase(name)
                || book.id().toString().equals(name)
                || area.map(one -> one.code().equals(name)
                                || one.name().vi().toLowerCase(Locale.ROOT).endsWith(wanted))
                        .orElse(false);
    }

    /**
     * Either all four files are there when it returns, or none has been touched. What rooms find by following the book is followed first, so that
     * the same records give the same papers, whether the jobs have run or not.
     */
    public Produced produce(String form, Window window, BookId book, Path folder) {
        Acting.runAsSystem(() -> unsettled.catchUp(reading.read(book), A_SCRIPT_WAITS));
        return write(form, window, book, folder);
    }

    /** The same as things stand, without following the book first. */
    public Produced write(String form, Window window, BookId book, Path folder) {
        return Acting.asSystem(() -> {
            TransactionTemplate once = new TransactionTemplate(transactions);
            once.setReadOnly(true);
            // One snapshot for all files: what is recorded meanwhile is in none of them.
            once.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
            return once.execute(status -> {
                // What is being made in the place of an issued report is no report yet.
                ReportContent content = reports.findInForce(book, form, window)
                        .or(() -> reports.findLive(book, form, window))
                        .map(reading::read)
                        .orElseGet(() -> reading.preview(form, window, book));
                return write(content, folder);
            });
        });
    }

    private Produced write(ReportContent content, Path folder) {
        Path drafts = null;
        // The paper is made from what has been read; only the workbook still asks the database, so it stays on this
        // thread.
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Files.createDirectories(folder);
            drafts = Files.createTempDirectory(folder, ".report");
            Paper paper = papers.paper(content);
            FiguresFile figures = FiguresFile.of(content, bare.list(content));
            // What was signed or issued is handed out as it is: its hash is in the book.
            Optional<byte[]> keptPdf = papers.kept(content, Kind.PDF);
            Optional<byte[]> keptDocx = papers.kept(content, Kind.DOCX);
            CompletableFuture<byte[]> pdf =
                    CompletableFuture.supplyAsync(() -> keptPdf.orElseGet(() -> papers.pdf(paper)), beside);
            CompletableFuture<byte[]> docx =
                    CompletableFuture.supplyAsync(() -> keptDocx.orElseGet(() -> papers.docx(paper)), beside);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(drafts.resolve("report.xlsx")))) {
                workbook.write(content, out);
            }
            Files.write(drafts.resolve("report.docx"), docx.join());
            Files.write(drafts.resolve("report.pdf"), pdf.join());
            Files.write(drafts.resolve("figures.json"), figures.bytes());
            List<Path> written = TakingPlaces.of(FILES, drafts, folder);
            List<Figure> told =
                    figures.figures().stream().map(line -> told(line, content)).toList();
            return new Produced(written, content.cutoff().toString(), told);
        } catch (IOException | UncheckedIOException failure) {
            throw new Refused(
                    ProblemCode.REPORT_FOLDER_NOT_WRITABLE,
                    folder.toAbsolutePath().toString(),
                    reason(failure));
        } finally {
            clear(drafts);
        }
    }

    private static Figure told(FiguresFile.Line line, ReportContent content) {
        return new Figure(
                line.code(),
                line.label(),
                content.figure(line.code()).value(),
                content.catalogue().indicator(line.code()).unit(),
                line.printed());
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static void clear(@org.jspecify.annotations.Nullable Path drafts) {
        if (drafts == null) {
            return;
        }
        try {
            FileSystemUtils.deleteRecursively(drafts);
        } catch (IOException leftBehind) {
            // A hidden folder of half-written files harms nobody; the reason why it stayed has been told already.
        }
    }
}
