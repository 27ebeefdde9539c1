package vn.phoihop.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.report.DueDates.DueDate;
import vn.phoihop.report.DueDates.Standing;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;
import vn.phoihop.web.Texts;

/** What is due when, for programs and for calendars that fetch it by a personal access token. */
@ApiController
class CalendarApi {

    private final DueDates dates;
    private final FormDuties duties;
    private final FormsOfBook forms;
    private final Officers officers;
    private final Texts texts;

    CalendarApi(DueDates dates, FormDuties duties, FormsOfBook forms, Officers officers, Texts texts) {
        this.duties = duties;
        this.forms = forms;
        this.officers = officers;
        this.dates = dates;
        this.texts = texts;
    }

    /**
     * Something due.
     *
     * @param on the last day on which it is in time
     * @param report the report of the window, once there is one
     */
    @Schema(name = "DueDate")
    record DueDateShown(
            BookId book,
            @Schema(example = "SIX_MONTH") String form,
            Window window,
            LocalizedText label,
            AreaLevel level,
            LocalDate on,
            Standing standing,
            @Nullable UUID report) {

        static DueDateShown of(DueDate one) {
            Report report = one.report();
            return new DueDateShown(
                    one.book().id(),
                    one.form().code(),
                    one.window(),
                    one.label(),
                    one.level(),
                    one.on(),
                    one.standing(),
                    report == null ? null : report.key().id());
        }
    }

    @Operation(summary = "What is due in the last six and the next twelve months")
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/api/v1/calendar")
    List<DueDateShown> list(
            @Parameter(description = "PROVINCE, DISTRICT or COMMUNE; the own level without it", example = "PROVINCE")
                    @RequestParam(defaultValue = "")
                    String level,
            SignedIn who) {
        return dates.list(CalendarPages.stretch(dates.today()), CalendarPages.level(level, dates, who), who).stream()
                .map(DueDateShown::of)
                .toList();
    }

    /**
     * A form as the own book reports by it.
     *
     * @param always the usual one, due in every book
     * @param since when it was taken up; null where it has not been
     * @param until the first day on which it is due no more
     */
    @Schema(name = "FormOfBook")
    record FormShown(
            @Schema(example = "WEEK") String form,
            LocalizedText name,
            LocalizedText regime,
            boolean always,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    record FormTakenUp(
            @Schema(example = "WEEK") String form,
            @Schema(example = "2026-12-03") @Nullable LocalDate since) {}

    record FormGivenUp(
            @Schema(example = "2027-01-07") @Nullable LocalDate until) {}

    @Operation(summary = "The report forms there are, and since when the own book reports by them")
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/api/v1/calendar/forms")
    List<FormShown> forms(SignedIn who) {
        return forms.list(who).stream()
                .map(one -> new FormShown(one.form(), one.name(), one.regime(), one.always(), one.since(), one.until()))
                .toList();
    }

    @Operation(
            summary = "From a day on, the reports of a form are due in the own book",
            description =
                    "The report on the window of that day is the first one. A form that was to end on that day or later goes on instead. For who may start reports of the book.")
    @Requires({Authority.REPORT_DRAFT, Authority.REPORT_NARRATE})
    @PostMapping("/api/v1/calendar/forms")
    List<FormShown> takeUp(SignedIn who, @RequestBody FormTakenUp sent) {
        duties.takeUp(who.book(), sent.form(), sent.since(), officers.of(who));
        return forms(who);
    }

    @Operation(
            summary = "From a day on, the reports of a form are due no more in the own book",
            description =
                    "Today or later. Said again while the form still lasts, it lasts until the new day; one that would not have begun by then is as if it had not been taken up.")
    @Requires({Authority.REPORT_DRAFT, Authority.REPORT_NARRATE})
    @PostMapping("/api/v1/calendar/forms/{form}/end")
    List<FormShown> giveUp(@PathVariable String form, SignedIn who, @RequestBody FormGivenUp sent) {
        duties.giveUp(who.book(), form, sent.until(), officers.of(who));
        return forms(who);
    }

    @Operation(
            summary = "The same as an iCalendar file (RFC 5545)",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/calendar",
                                            schema = @Schema(type = "string", format = "binary"))))
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping(path = "/api/v1/calendar.ics", produces = "text/calendar")
    ResponseEntity<byte[]> file(
            @Parameter(description = "PROVINCE, DISTRICT or COMMUNE; the own level without it", example = "PROVINCE")
                    @RequestParam(defaultValue = "")
                    String level,
            Page page,
            SignedIn who) {
        return CalendarPages.file(dates, CalendarPages.level(level, dates, who), texts, page.locale(), who);
    }
}
