package vn.phoihop.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.report.ReportMessages.LineContested;
import vn.phoihop.report.ReportMessages.LinesConfirmed;
import vn.phoihop.report.ReportMessages.ReportInList;
import vn.phoihop.report.ReportMessages.ReportShown;
import vn.phoihop.report.ReportMessages.ReportStarted;
import vn.phoihop.report.ReportMessages.StepTaken;
import vn.phoihop.report.ReportMessages.WordsSent;
import vn.phoihop.report.ReportMessages.WordsWritten;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Page;
import vn.phoihop.web.Texts;
import vn.phoihop.web.Versions;

/** A report from draft to issued paper, for programs: what its pages can do, by the same use cases. */
@ApiController
class ReportApi {

    private static final String ROOT = "/api/v1/books/{book}/reports";
    private static final String ONE = ROOT + "/{id}";

    private static final LocalizedText THEN = new LocalizedText(
            "Hỏi báo cáo theo thời điểm ở …/reports/{id}/then.",
            "Ask …/reports/{id}/then for the report of an earlier time.");

    private final Reports reports;
    private final DraftingReport drafting;
    private final ReadingReport reading;
    private final ConfirmingLines confirming;
    private final WritingNarrative writing;
    private final TakingStep steps;
    private final ReportPapers papers;
    private final BareCounts bare;
    private final Officers officers;
    private final Texts texts;

    ReportApi(
            Reports reports,
            DraftingReport drafting,
            ReadingReport reading,
            ConfirmingLines confirming,
            WritingNarrative writing,
            TakingStep steps,
            ReportPapers papers,
            BareCounts bare,
            Officers officers,
            Texts texts) {
        this.reports = reports;
        this.drafting = drafting;
        this.reading = reading;
        this.confirming = confirming;
        this.writing = writing;
        this.steps = steps;
        this.papers = papers;
        this.bare = bare;
        this.officers = officers;
        this.texts = texts;
    }

    @Operation(summary = "Lists the reports of a book, the latest window first")
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping(ROOT)
    List<ReportInList> list(@PathVariable int book) {
        return reports.list().stream()
                .filter(report -> report.key().book().value() == book)
                .map(ReportInList::of)
                .toList();
    }

    @Operation(
            summary = "Starts a report on a window",
            description = "There is one live report of a form on a window: sent twice it is refused as REPORT_EXISTS.")
    @Requires(Officer.DRAFT)
    @PostMapping(ROOT)
    ResponseEntity<ReportShown> start(@PathVariable int book, @RequestBody ReportStarted started, SignedIn who) {
        Report draft = drafting.start(new BookId(book), started.form(), started.window(), officers.of(who));
        return found(draft);
    }

    @Operation(summary = "Reads a report: figures, what forces say of its lines, words, and what may be done next")
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping(ONE)
    ResponseEntity<ReportShown> get(@PathVariable int book, @PathVariable UUID id, Page page) {
        ReadingAsOf.refuse(page.address(), THEN);
        return found(reports.get(RecordKey.of(book, id)));
    }

    @Operation(summary = "Confirms lines for one's own force; without any, all that are open")
    @Requires(Officer.CONFIRM)
    @PostMapping(ONE + "/lines/confirm")
    ResponseEntity<ReportShown> confirm(
            @PathVariable int book, @PathVariable UUID id, @RequestBody LinesConfirmed confirmed, SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        Officer officer = officers.of(who);
        List<String> lines = confirmed.lines() == null || confirmed.lines().isEmpty()
                ? confirming.open(key, officer)
                : confirmed.lines();
        confirming.say(key, lines, confirmed.seen(), Confirmation.State.CONFIRMED, null, officer);
        return found(reports.get(key));
    }

    @Operation(summary = "Contests a line for one's own force")
    @Requires(Officer.CONFIRM)
    @PostMapping(ONE + "/lines/{indicator}/contest")
    ResponseEntity<ReportShown> contest(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String indicator,
            @RequestBody LineContested contested,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        confirming.say(
                key,
                List.of(indicator),
                contested.seen(indicator),
                Confirmation.State.CONTESTED,
                contested.note(),
                officers.of(who));
        return found(reports.get(key));
    }

    @Operation(
            summary = "Writes a paragraph anew; an empty text removes it",
            description = "If-Match names the version of the paragraph. Figures stand in the text as tokens in braces.")
    @Requires(Officer.DRAFT)
    @PutMapping(ONE + "/paragraphs/{paragraph}")
    WordsWritten edit(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID paragraph,
            @RequestBody WordsSent sent,
            IfMatch seen,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        return written(key, writing.edit(key, paragraph, seen.version(), sent.text(), officers.of(who)));
    }

    @Operation(summary = "Adds a paragraph at the end of a section")
    @Requires(Officer.DRAFT)
    @PostMapping(ONE + "/sections/{section}/paragraphs")
    WordsWritten add(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestBody WordsSent sent,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        return written(key, writing.add(key, section, sent.text(), officers.of(who)));
    }

    @Operation(
            summary = "Takes a step on or back: freeze, approve, sign, issue …",
            description = "If-Match names the version of the report that was looked at; every way back needs a reason."
                    + " What replace answers with is the new draft.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "step",
            description = "One of the steps that a report's answer names",
            example = "freeze")
    @Requires({Authority.REPORT_FREEZE, Authority.REPORT_APPROVE, Authority.REPORT_SIGN, Authority.REPORT_ISSUE})
    @PostMapping(ONE + "/steps/{step}")
    ResponseEntity<ReportShown> take(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String step,
            @RequestBody StepTaken taken,
            IfMatch seen,
            SignedIn who) {
        ReportStep wanted = ReportStep.find(step).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, step));
        return found(steps.take(RecordKey.of(book, id), seen.version(), wanted, taken.reason(), officers.of(who)));
    }

    @Operation(summary = "Takes the paper away: as it was signed or issued, before that as it stands now")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping(path = ONE + "/files/{kind}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> file(@PathVariable int book, @PathVariable UUID id, @PathVariable Kind kind) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(papers.file(RecordKey.of(book, id), kind));
    }

    private ResponseEntity<ReportShown> found(Report report) {
        ReportContent content = reading.read(report);
        Report successor = reports.findSuccessor(report.key()).orElse(null);
        return Versions.found(ReportShown.of(report, content, successor, bare.list(content)), report.version());
    }

    private WordsWritten written(RecordKey key, List<Problem> warnings) {
        return new WordsWritten(
                ReportMessages.paragraphs(reading.read(key)),
                warnings.stream().map(this::words).toList());
    }

    private String words(Problem warning) {
        return texts.text(org.springframework.context.i18n.LocaleContextHolder.getLocale(), warning);
    }
}
