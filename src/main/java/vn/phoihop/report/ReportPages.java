package vn.phoihop.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.document.DocumentType;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The windows with their reports, and the page of a report. */
@PageController
class ReportPages {

    private final EarlierReports earlier;
    private final ReportThen then;
    private final Reports reports;
    private final DraftingReport drafting;
    private final ReadingReport reading;
    private final ViewingReport viewing;
    private final ReportPapers papers;
    private final Officers officers;
    private final ReportBodies bodies;
    private final Permissions permissions;
    private final Catalogues catalogues;
    private final Books books;

    ReportPages(
            Reports reports,
            DraftingReport drafting,
            ReadingReport reading,
            ViewingReport viewing,
            ReportPapers papers,
            Officers officers,
            ReportBodies bodies,
            Permissions permissions,
            Catalogues catalogues,
            Books books,
            EarlierReports earlier,
            ReportThen then) {
        this.then = then;
        this.earlier = earlier;
        this.reports = reports;
        this.drafting = drafting;
        this.reading = reading;
        this.viewing = viewing;
        this.papers = papers;
        this.officers = officers;
        this.bodies = bodies;
        this.permissions = permissions;
        this.catalogues = catalogues;
        this.books = books;
    }

    /** A window of a form, with its report where there is one. */
    record Row(
            Book book,
            Form form,
            Regime regime,
            Window window,
            LocalizedText label,
            @Nullable Report report,
            boolean canStart,
            Window usual) {

        /** Whether it is of the regime the form is mostly made for. */
        boolean isUsual() {
            return window.equals(usual);
        }
    }

    /** Newest first; of windows that overlap, the one the form is mostly made for stands before the others. */
    private static final Comparator<Row> ORDER = Comparator.comparing(
                    (Row row) -> row.usual().to())
            .reversed()
            .thenComparing(row -> !row.isUsual())
            .thenComparing(row -> row.window().to(), Comparator.reverseOrder());

    /** The window of the form's first regime on the first day of this one. */
    private static Window usual(Catalogue catalogue, Form form, Window window) {
        return ReportForms.regimes(catalogue, form).getFirst().windowOn(window.from());
    }

    @GetMapping("/reports")
    String list(Page page, SignedIn who, Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        page.titled("report.list.title").lead("report.list.lead");
        model.addAttribute("rows", rows(page, who));
        return "report/list";
    }

    private List<Row> rows(Page page, SignedIn who) {
        List<Report> known = reports.list();
        List<Row> rows = new ArrayList<>();
        List<Book> own = books.list().stream()
                .filter(book -> who.books().contains(book.id()))
                .toList();
        // New ones are started in the book in which is written; of the books it follows those that exist are told.
        Book home = books.get(who.book());
        boolean canDraft = bodies.againstStarting(home.id(), officers.of(who)).isEmpty();
        for (Window window : windows(page)) {
            rows.addAll(rows(home, window, known, canDraft));
        }
        known.stream()
                .filter(report -> rows.stream()
                        .noneMatch(row ->
                                row.report() != null && row.report().key().equals(report.key())))
                .flatMap(report -> own.stream()
                        .filter(book -> book.id().equals(report.key().book()))
                        .flatMap(book -> row(book, report).stream()))
                .forEach(rows::add);
        rows.sort(ORDER);
        return rows;
    }

    /** The windows in which something has been recorded, as the top bar knows them. */
    private static List<Window> windows(Page page) {
        return page.windows().stream()
                .map(Choice::value)
                .map(Window::parse)
                .distinct()
                .toList();
    }

    private List<Row> rows(Book book, Window window, List<Report> known, boolean canDraft) {
        List<Row> rows = new ArrayList<>();
        var catalogue = catalogues.current(window.lastDay());
        for (Form form : catalogue.list(Form.class)) {
            Optional<Regime> regime = ReportForms.regimes(catalogue, form).stream()
                    .filter(one -> one.recognises(window))
                    .findFirst();
            if (regime.isPresent()) {
                Report live = known.stream()
                        .filter(report -> report.key().book().equals(book.id())
                                && report.form().equals(form.code())
                                && report.window().equals(window)
                                && !report.state().ended())
                        .findFirst()
                        .orElse(null);
                if (live == null
                        && earlier.find(book.id(), form.code(), window, known).isPresent()) {
                    continue;
                }
                rows.add(new Row(
                        book,
                        form,
                        regime.get(),
                        window,
                        label(regime.get(), window),
                        live,
                        live == null && canDraft,
                        usual(catalogue, form, window)));
            }
        }
        return rows;
    }

    private Optional<Row> row(Book book, Report report) {
        var catalogue = catalogues.current(report.window().lastDay());
        return catalogue
                .find(Form.class, report.form())
                .flatMap(form -> catalogue
                        .find(Regime.class, report.regime())
                        .map(regime -> new Row(
                                book,
                                form,
                                regime,
                                report.window(),
                                label(regime, report.window()),
                                report,
                                false,
                                usual(catalogue, form, report.window()))));
    }

    private static LocalizedText label(Regime regime, Window window) {
        return regime.label(window).orElseGet(() -> new LocalizedText(window.toString(), window.toString()));
    }

    @PostMapping("/reports")
    String start(
            @RequestParam int book,
            @RequestParam String form,
            @RequestParam("report-window") String window,
            Page page,
            SignedIn who) {
        Report draft = drafting.start(new BookId(book), form, parse(window), officers.of(who));
        page.notice("report.started");
        return "redirect:" + ViewingReport.href(draft);
    }

    private static Window parse(String window) {
        try {
            return Window.parse(window);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, window);
        }
    }

    @GetMapping("/reports/{book}/{id}")
    String report(@PathVariable int book, @PathVariable UUID id, Page page, SignedIn who, Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        Report report = reports.get(RecordKey.of(book, id));
        Optional<String> earlier = then.find(report.key(), page);
        if (earlier.isEmpty()) {
            model.addAllAttributes(model(report, page, officers.of(who)));
        }
        return earlier.map(place -> "redirect:" + place).orElse("report/report");
    }

    private Map<String, Object> model(Report report, Page page, Officer officer) {
        ReportContent content = reading.read(report);
        page.titled("report.title", page.text(content.form().name()), page.text(ViewingReport.label(content)))
                .under("/reports", page.text("report.list.title"))
                .lead("report.lead", content.book().name(), content.window());
        Map<String, Object> model = new HashMap<>();
        model.put("view", viewing.view(report, content, officer));
        model.put("asOf", then.box(page));
        return model;
    }

    @GetMapping("/reports/{book}/{id}/report.{ending}")
    ResponseEntity<byte[]> paper(@PathVariable int book, @PathVariable UUID id, @PathVariable String ending) {
        permissions.require(Authority.FIGURE_VIEW);
        Kind kind = switch (ending) {
            case "pdf" -> Kind.PDF;
            case "docx" -> Kind.DOCX;
            case "xlsx" -> Kind.XLSX;
            default -> throw new Refused(ProblemCode.NOT_FOUND, "report." + ending);
        };
        RecordKey key = RecordKey.of(book, id);
        Report report = reports.get(key);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName(report, type(report)) + "." + kind.extension())
                                .build()
                                .toString())
                .body(papers.file(key, kind));
    }

    /** Number and symbol once it has them ({@code 01-BC-CAT-PV01}), else form and window. */
    private static String fileName(Report report, String type) {
        Report.Issued issued = report.issued();
        if (issued != null) {
            return ascii("%02d-%s-%s".formatted(issued.number(), type, issued.symbol()));
        }
        return report.form().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-"
                + report.window().from() + "-" + report.window().lastDay();
    }

    private String type(Report report) {
        return catalogues
                .current()
                .find(Form.class, report.form())
                .map(ReportPaper::type)
                .map(DocumentType::abbreviation)
                .orElse("");
    }

    /** Signs that every file system takes. */
    private static String ascii(String name) {
        return Normalizer.normalize(name.replace('Đ', 'D').replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-");
    }
}
