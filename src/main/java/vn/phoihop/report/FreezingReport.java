package vn.phoihop.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.report.ReportForms.FormForWindow;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Takes the cutoff and computes every figure of the form at it, while nobody else writes to the book. */
@Component
class FreezingReport {

    /** What is left is told of on the paper as still being searched. */
    private static final Duration A_PERSON_WAITS = Duration.ofSeconds(4);

    private final ReadingReport reading;
    private final ComputingFigures computing;
    private final ReportFigures figures;
    private final UnsettledRecords unsettled;
    private final Books books;
    private final Ledger ledger;
    private final Clock clock;

    FreezingReport(
            ReadingReport reading,
            ComputingFigures computing,
            ReportFigures figures,
            UnsettledRecords unsettled,
            Books books,
            Ledger ledger,
            Clock clock) {
        this.reading = reading;
        this.computing = computing;
        this.figures = figures;
        this.unsettled = unsettled;
        this.books = books;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The report with its figures frozen, not yet written; the caller posts the entry and seals in the same transaction. */
    Report freeze(Report draft, Officer officer) {
        BookId id = draft.key().book();
        Book book = books.get(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (LocalDate.ofInstant(now, book.timeZone()).isBefore(draft.window().to())) {
            throw new Refused(ProblemCode.REPORT_WINDOW_NOT_OVER, draft.window().lastDay());
        }
        // The long part before others have to wait; usually there is nothing left to follow.
        unsettled.catchUp(reading.read(id), A_PERSON_WAITS);
        Cutoff cutoff = ledger.lockedCutoff(reading.read(id));
        FormForWindow form = reading.form(draft, cutoff);
        Map<String, ReportFigure> computed = computing.compute(form, cutoff);
        figures.freeze(draft.key(), computed.values());
        unsettled.freeze(draft.key(), draft.window(), cutoff.books());
        Report frozen = draft.frozen(new Report.Frozen(
                cutoff,
                now,
                officer.name(),
                ComputingFigures.hash(draft.window(), cutoff, computed.values()),
                officer.account()));
        requireTrueWords(frozen);
        return frozen;
    }

    /** What the entry of a frozen report tells beside the report itself. */
    ReportRecord withBasis(ReportRecord told, Report frozen) {
        Cutoff cutoff = Objects.requireNonNull(frozen.frozen()).cutoff();
        FormForWindow form = reading.form(frozen, cutoff);
        return told.on(computing.basis(form, cutoff), form.compared().orElse(null));
    }

    /** A hedge that was true of yesterday's figure may not be of the frozen one. */
    private void requireTrueWords(Report frozen) {
        ReportContent content = reading.read(frozen);
        NarrativeCheck check = content.check();
        List<Problem> problems = content.paragraphs().stream()
                .flatMap(paragraph ->
                        check
                                .check("paragraph-" + paragraph.id(), paragraph.text(), paragraph.text())
                                .refused()
                                .stream())
                .toList();
        Refused.ifAny(problems);
    }
}
