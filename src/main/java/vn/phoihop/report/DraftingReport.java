package vn.phoihop.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.BookSuccessions;
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
    private final ReportBodies bodies;
    private final ReportForms forms;
    private final Books books;
    private final BookSuccessions successions;
    private final Ledger ledger;
    private final Clock clock;

    DraftingReport(
            Reports reports,
            Paragraphs paragraphs,
            ReportBodies bodies,
            ReportForms forms,
            Books books,
            BookSuccessions successions,
            Ledger ledger,
            Clock clock) {
        this.reports = reports;
        this.paragraphs = paragraphs;
        this.bodies = bodies;
        this.forms = forms;
        this.books = books;
        this.successions = successions;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    Report start(BookId book, String form, Window window, Officer officer) {
        if (books.find(book).isEmpty() || book.isCommon()) {
            throw new Refused(
                    ProblemCode.REPORT_SCOPE_UNKNOWN,
                    book.toString(),
                    String.join(
                            ", ", books.list().stream().map(one -> one.code()).toList()));
        }
        successions.standing(book, clock.instant()).requireOpen();
        Refused.ifAny(bodies.againstStarting(book, officer).stream().toList());
        FormForWindow wanted = forms.get(form, window);
        Report.Drafter drafter = new Report.Drafter(officer.account(), officer.name(), officer.unit());
        Report started = insert(book, wanted, drafter, null);
        ReadingReport.written(wanted.form()).forEach(paragraph -> paragraphs.insert(started.key(), paragraph, null));
        ledger.post(posting(started, officer, paragraphs.list(started.key())));
        return started;
    }

    /**
     * A draft that will stand in the place of an issued report, beginning with its words; its entry is for the caller to post. Whoever orders it, the
     * body that drafted the issued one drafts it, too.
     */
    Report startInPlaceOf(Report issued) {
        Report started = insert(
                issued.key().book(),
                forms.get(issued.form(), issued.window()),
                issued.drafter(),
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

    private Report insert(BookId book, FormForWindow form, Report.Drafter drafter, @Nullable UUID replaces) {
        Report draft = new Report(
                new RecordKey(book, UUID.randomUUID()),
                1,
                form.form().code(),
                form.regime().code(),
                form.window(),
                ReportState.DRAFT,
                drafter,
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
