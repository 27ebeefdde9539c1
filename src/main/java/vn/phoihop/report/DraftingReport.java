package vn.phoihop.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.report.ReportForms.FormForWindow;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** Starts a report on a window: with the words of its form, or of the report it replaces. */
@Component
class DraftingReport {

    static final LocalizedText DRAFTERS = new LocalizedText("cán bộ tham mưu", "staff officer");

    private final Reports reports;
    private final Paragraphs paragraphs;
    private final ReportForms forms;
    private final Books books;
    private final Ledger ledger;
    private final Clock clock;

    DraftingReport(Reports reports, Paragraphs paragraphs, ReportForms forms, Books books, Ledger ledger, Clock clock) {
        this.reports = reports;
        this.paragraphs = paragraphs;
        this.forms = forms;
        this.books = books;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    Report start(BookId book, String form, Window window, Officer officer) {
        if (!officer.may(Officer.DRAFT)) {
            throw new Refused(ProblemCode.NOT_ALLOWED, DRAFTERS);
        }
        if (books.find(book).isEmpty() || book.isCommon()) {
            throw new Refused(
                    ProblemCode.REPORT_SCOPE_UNKNOWN,
                    book.toString(),
                    String.join(
                            ", ", books.list().stream().map(one -> one.code()).toList()));
        }
        Report started = insert(book, forms.get(form, window), officer, null);
        ReadingReport.written(forms.get(form, window).form())
                .forEach(paragraph -> paragraphs.insert(started.key(), paragraph));
        ledger.post(posting(started, officer, paragraphs.list(started.key())));
        return started;
    }

    /** A draft that will stand in the place of an issued report, beginning with its words; its entry is for the caller to post. */
    Report startInPlaceOf(Report issued, Officer officer) {
        Report started = insert(
                issued.key().book(),
                forms.get(issued.form(), issued.window()),
                officer,
                issued.key().id());
        paragraphs.copy(issued.key(), started.key());
        return started;
    }

    static Posting posting(Report started, Officer officer, List<Paragraph> words) {
        return new Posting(
                started.key(),
                Report.RECORD_TYPE,
                "REPORT_STARTED",
                officer.name(),
                officer.unit(),
                ReportRecord.VERSION,
                ReportRecord.of(started, null, List.of(), List.of(), words),
                List.of());
    }

    private Report insert(BookId book, FormForWindow form, Officer officer, @Nullable UUID replaces) {
        Report draft = new Report(
                new RecordKey(book, UUID.randomUUID()),
                1,
                form.form().code(),
                form.regime().code(),
                form.window(),
                ReportState.DRAFT,
                new Report.Drafter(officer.account(), officer.name(), officer.unit()),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                replaces,
                null,
                null,
                null,
                null,
                null);
        reports.insert(draft);
        return draft;
    }
}
