package vn.phoihop.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.report.ReportForms.FormForWindow;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** Gathers what a report says. */
@Component
class ReadingReport {

    private final Reports reports;
    private final ReportFigures figures;
    private final Paragraphs paragraphs;
    private final Confirmations confirmations;
    private final UnsettledRecords unsettled;
    private final ReportForms forms;
    private final ComputingFigures computing;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;
    private final BookSuccessions successions;
    private final Ledger ledger;
    private final Clock clock;

    ReadingReport(
            Reports reports,
            ReportFigures figures,
            Paragraphs paragraphs,
            Confirmations confirmations,
            UnsettledRecords unsettled,
            ReportForms forms,
            ComputingFigures computing,
            Catalogues catalogues,
            Organisations organisations,
            Books books,
            BookSuccessions successions,
            Ledger ledger,
            Clock clock) {
        this.reports = reports;
        this.figures = figures;
        this.paragraphs = paragraphs;
        this.confirmations = confirmations;
        this.unsettled = unsettled;
        this.forms = forms;
        this.computing = computing;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
        this.successions = successions;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ReportContent read(RecordKey key) {
        return read(reports.get(key));
    }

    /** A frozen report with the figures that stand, a draft with those of this moment. */
    @Transactional(readOnly = true)
    ReportContent read(Report report) {
        Report.Frozen frozen = report.frozen();
        Cutoff cutoff = frozen == null ? ledger.cutoff(read(report.key().book())) : frozen.cutoff();
        FormForWindow form = form(report, cutoff);
        Map<String, ReportFigure> values =
                frozen == null ? computing.compute(form, cutoff) : figures.frozen(report.key());
        return content(
                report,
                report.key().book(),
                form,
                cutoff,
                frozen == null ? clock.instant() : frozen.at(),
                values,
                inOrder(form.form(), paragraphs.list(report.key())),
                confirmations.list(report.key()),
                frozen == null ? unsettled.now(report.window(), cutoff.books()) : unsettled.frozen(report.key()));
    }

    /** These figures of a draft alone, as of this moment: without the words and whatever else a report says. */
    @Transactional(readOnly = true)
    Map<String, FigureValue> figuresNow(Report draft, Set<String> codes) {
        Cutoff cutoff = ledger.cutoff(read(draft.key().book()));
        return computing.compute(form(draft, cutoff), codes, cutoff);
    }

    /** The report with its figures computed again at the cutoff where they stand. */
    @Transactional(readOnly = true)
    Map<String, ReportFigure> recompute(Report report) {
        Report.Frozen frozen = report.frozen();
        if (frozen == null) {
            throw new IllegalStateException("a draft has no cutoff to compute at");
        }
        return computing.computeAnew(form(report, frozen.cutoff()), frozen.cutoff());
    }

    /** A form on a window as of now, kept nowhere: with the form's own words. */
    @Transactional(readOnly = true)
    ReportContent preview(String formCode, Window window, BookId book) {
        Cutoff cutoff = ledger.cutoff(read(book));
        FormForWindow form = forms.get(catalogues.at(cutoff, window.lastDay()), formCode, window);
        return content(
                null,
                book,
                form,
                cutoff,
                clock.instant(),
                computing.compute(form, cutoff),
                written(form.form()),
                List.of(),
                unsettled.now(window, cutoff.books()));
    }

    /** The books a report of this one counts from now: itself and those it follows, where cases of before are carried on. */
    Set<BookId> read(BookId book) {
        return successions.withFollowed(
                book, LocalDate.ofInstant(clock.instant(), books.get(book).timeZone()));
    }

    FormForWindow form(Report report, Cutoff cutoff) {
        return forms.get(catalogues.at(cutoff, report.window().lastDay()), report.form(), report.window());
    }

    private ReportContent content(
            @Nullable Report report,
            BookId id,
            FormForWindow form,
            Cutoff cutoff,
            Instant taken,
            Map<String, ReportFigure> values,
            List<Paragraph> words,
            List<Confirmation> said,
            List<Unsettled.Line> open) {
        Book book = books.get(id);
        return new ReportContent(
                report, book, form, cutoff, values, facts(book, form, cutoff, taken), words, said, open);
    }

    /** The paragraphs the form begins with. */
    static List<Paragraph> written(Form form) {
        List<Paragraph> written = new ArrayList<>();
        for (Form.Section section : form.allSections()) {
            int ordinal = 0;
            for (String text : section.paragraphs()) {
                written.add(new Paragraph(UUID.randomUUID(), section.code(), ordinal++, text, 1, null));
            }
        }
        return written;
    }

    private static List<Paragraph> inOrder(Form form, List<Paragraph> words) {
        return form.allSections().stream()
                .flatMap(section -> words.stream().filter(one -> one.section().equals(section.code())))
                .toList();
    }

    private Map<String, String> facts(Book book, FormForWindow form, Cutoff cutoff, Instant taken) {
        Window window = form.window();
        LocalDate takenOn = LocalDate.ofInstant(taken, book.timeZone());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("province", province(book, cutoff, window));
        facts.put("window", VietnameseWriting.window(window));
        facts.put(
                "window_label",
                form.regime()
                        .label(window)
                        .map(label -> withinSentence(label.vi()))
                        .orElseGet(() -> VietnameseWriting.shortWindow(window)));
        facts.put("from", dayInWords(window.from()));
        facts.put("last_day", dayInWords(window.lastDay()));
        facts.put("cutoff_day", dayInWords(takenOn));
        facts.put(
                "compared_window",
                form.compared().map(VietnameseWriting::window).orElse(""));
        return facts;
    }

    /** {@code 15 tháng 12 năm 2021}: templates write "ngày" themselves. */
    private static String dayInWords(LocalDate day) {
        return VietnameseWriting.date(day).substring("ngày ".length());
    }

    private static String withinSentence(String name) {
        return name.substring(0, 1).toLowerCase(VietnameseWriting.LOCALE) + name.substring(1);
    }

    /** As it stands within a sentence: {@code tỉnh Kiên Giang}. */
    private String province(Book book, Cutoff cutoff, Window window) {
        return book.area() == null
                ? book.name().vi()
                : organisations
                        .at(cutoff)
                        .findArea(book.area(), window.lastDay())
                        .map(area -> area.name().vi())
                        .map(ReadingReport::withinSentence)
                        .orElse(book.name().vi());
    }
}
