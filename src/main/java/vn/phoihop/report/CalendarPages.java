package vn.phoihop.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.CalendarKeys;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.RegimeSeam;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.report.DueDates.DueDate;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;
import vn.phoihop.web.Texts;
import vn.phoihop.web.Way;

/** What is due when: the calendar of the own level, and of others for who plans with them. */
@PageController
class CalendarPages {

    /** What was due lately is shown too. */
    private static final int MONTHS_BACK = 6;

    private static final int MONTHS_AHEAD = 12;

    private final DueDates dates;
    private final FormDuties duties;
    private final FormsOfBook forms;
    private final Officers officers;
    private final CalendarKeys keys;
    private final Texts texts;

    CalendarPages(
            DueDates dates, FormDuties duties, FormsOfBook forms, Officers officers, CalendarKeys keys, Texts texts) {
        this.duties = duties;
        this.forms = forms;
        this.officers = officers;
        this.dates = dates;
        this.keys = keys;
        this.texts = texts;
    }

    /**
     * What the page shows.
     *
     * @param unknownYears whose holidays have not been announced to the system
     * @param seams where regimes change so that days are in no window or in two
     * @param forms what the own book reports by, and what it could
     * @param mayTakeUp whether who looks says so
     * @param subscription of the office acted in; null while no calendar subscribes
     * @param address made just now, shown this once; mostly empty
     */
    record View(
            List<DueDate> dates,
            List<Way> levels,
            AreaLevel level,
            LocalDate today,
            List<Integer> unknownYears,
            List<RegimeSeam> seams,
            List<FormsOfBook.Line> forms,
            boolean mayTakeUp,
            CalendarKeys.@Nullable Subscription subscription,
            String address) {

        String href(DueDate one) {
            Report report = one.report();
            return report == null ? "/reports" : ViewingReport.href(report);
        }
    }

    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/reports/calendar")
    String calendar(@RequestParam(defaultValue = "") String level, Page page, SignedIn who, Model model) {
        return show(level, "", page, who, model);
    }

    /** Answers with the page itself: the address is shown this once and kept nowhere. */
    @Requires(Authority.FIGURE_VIEW)
    @PostMapping("/reports/calendar/address")
    String subscribe(Page page, SignedIn who, Model model) {
        return show("", keys.address(keys.make(who)), page, who, model);
    }

    @Requires(Authority.FIGURE_VIEW)
    @PostMapping("/reports/calendar/address/end")
    String unsubscribe(Page page, SignedIn who) {
        keys.end(who);
        page.notice("report.calendar.endedNotice");
        return "redirect:/reports/calendar";
    }

    /** What a calendar that subscribes reads: what is due from the own level, in the language of the account since a calendar has none. */
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/calendars/own.ics")
    ResponseEntity<byte[]> subscribed(SignedIn who) {
        return file(dates, dates.level(who), texts, who.account().locale(), who);
    }

    @Requires({Authority.REPORT_DRAFT, Authority.REPORT_NARRATE})
    @PostMapping("/reports/calendar/forms")
    String takeUp(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String since,
            Page page,
            SignedIn who) {
        duties.takeUp(who.book(), form, FormsOfBook.day("since", since), officers.of(who));
        page.notice("report.forms.takenUp");
        return "redirect:/reports/calendar";
    }

    @Requires({Authority.REPORT_DRAFT, Authority.REPORT_NARRATE})
    @PostMapping("/reports/calendar/forms/end")
    String giveUp(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String until,
            Page page,
            SignedIn who) {
        duties.giveUp(who.book(), form, FormsOfBook.day("until", until), officers.of(who));
        page.notice("report.forms.givenUp");
        return "redirect:/reports/calendar";
    }

    private String show(String level, String address, Page page, SignedIn who, Model model) {
        page.titled("report.calendar.title")
                .under("/reports", page.text("report.list.title"))
                .lead("report.calendar.lead");
        AreaLevel shown = level(level, who);
        Window stretch = stretch(dates.today());
        WorkingDays working = dates.working();
        model.addAttribute(
                "view",
                new View(
                        dates.list(stretch, shown, who),
                        dates.levels().stream()
                                .map(one -> new Way(
                                        page.text("organisation.level." + one),
                                        "/reports/calendar?level=" + one,
                                        one == shown))
                                .toList(),
                        shown,
                        dates.today(),
                        IntStream.rangeClosed(
                                        stretch.from().getYear(),
                                        stretch.lastDay().getYear())
                                .filter(year -> !working.knows(year))
                                .boxed()
                                .toList(),
                        dates.seams(stretch, who),
                        forms.list(who),
                        forms.mayChange(who),
                        keys.find(who).orElse(null),
                        address));
        return "report/calendar";
    }

    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/reports/calendar.ics")
    ResponseEntity<byte[]> file(@RequestParam(defaultValue = "") String level, Page page, SignedIn who) {
        return file(dates, level(level, who), texts, page.locale(), who);
    }

    private AreaLevel level(String typed, SignedIn who) {
        return level(typed, dates, who);
    }

    static Window stretch(LocalDate today) {
        return new Window(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD));
    }

    static AreaLevel level(@Nullable String typed, DueDates dates, SignedIn who) {
        if (typed == null || typed.isEmpty()) {
            return dates.level(who);
        }
        List<AreaLevel> levels = dates.levels();
        return levels.stream()
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.at(
                        "level",
                        ProblemCode.VALUE_UNKNOWN,
                        typed,
                        levels.stream().map(AreaLevel::name).collect(Collectors.joining(", ")))));
    }

    static ResponseEntity<byte[]> file(DueDates dates, AreaLevel level, Texts texts, Locale locale, SignedIn who) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CalendarFile.TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lich-bao-cao.ics\"")
                .body(CalendarFile.of(
                                dates.list(stretch(dates.today()), level, who),
                                texts.text(locale, "report.calendar.title"),
                                texts.text(locale, "organisation.level." + level),
                                locale,
                                dates.now())
                        .getBytes(StandardCharsets.UTF_8));
    }
}
