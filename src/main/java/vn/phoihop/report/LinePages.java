package vn.phoihop.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Where a force confirms the lines it answers for, or says what it contests. */
@PageController
class LinePages {

    private final Reports reports;
    private final ReadingReport reading;
    private final ConfirmingLines confirming;
    private final Officers officers;
    private final ReportBodies bodies;

    LinePages(
            Reports reports,
            ReadingReport reading,
            ConfirmingLines confirming,
            Officers officers,
            ReportBodies bodies) {
        this.reports = reports;
        this.reading = reading;
        this.confirming = confirming;
        this.officers = officers;
        this.bodies = bodies;
    }

    /** Confirms the lines chosen, or all of the own force. */
    @Requires(Authority.REPORT_CONFIRM)
    @PostMapping("/reports/{book}/{id}/lines/confirm")
    String confirm(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam(name = "line", required = false) @Nullable List<String> lines,
            @RequestParam(required = false) @Nullable List<String> seen,
            Page page,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        Officer officer = officers.of(who);
        List<String> chosen = lines == null || lines.isEmpty() ? confirming.open(key, officer) : lines;
        confirming.say(key, chosen, seen(chosen, seen), Confirmation.State.CONFIRMED, null, officer);
        page.notice("report.lines.confirmed", chosen.size());
        return "redirect:" + ViewingReport.href(reports.get(key)) + "#figures";
    }

    @Requires(Authority.REPORT_CONFIRM)
    @GetMapping("/reports/{book}/{id}/lines/{indicator}/contest")
    String contestForm(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String indicator,
            Page page,
            SignedIn who,
            Model model) {
        model.addAllAttributes(model(reports.get(RecordKey.of(book, id)), indicator, page, who));
        return "report/contest";
    }

    @Requires(Authority.REPORT_CONFIRM)
    @PostMapping("/reports/{book}/{id}/lines/{indicator}/contest")
    String contest(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String indicator,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable String seen,
            Page page,
            SignedIn who) {
        Report report = reports.get(RecordKey.of(book, id));
        page.ifRefused("report/contest", model(report, indicator, page, who));
        confirming.say(
                report.key(),
                List.of(indicator),
                seen == null ? Map.of() : seen(List.of(indicator), List.of(seen)),
                Confirmation.State.CONTESTED,
                note,
                officers.of(who));
        page.notice("report.lines.contested");
        return "redirect:" + ViewingReport.href(report) + "#line-" + indicator;
    }

    /** A form carries what was seen of each of its lines, in their order. */
    private static Map<String, SeenLine> seen(List<String> lines, @Nullable List<String> words) {
        Map<String, SeenLine> seen = new HashMap<>();
        for (int i = 0; words != null && i < Math.min(lines.size(), words.size()); i++) {
            String line = lines.get(i);
            SeenLine.read(words.get(i)).ifPresent(one -> seen.put(line, one));
        }
        return seen;
    }

    private Map<String, Object> model(Report report, String code, Page page, SignedIn who) {
        ReportContent content = reading.read(report);
        Indicator indicator = content.catalogue().indicator(code);
        page.titled("report.contest.title", page.text(indicator.label()))
                .under("/reports", page.text("report.list.title"))
                .under(
                        ViewingReport.href(report),
                        page.text(
                                "report.title",
                                page.text(content.form().name()),
                                page.text(ViewingReport.label(content))))
                .lead("report.contest.lead");
        Map<String, Object> model = new HashMap<>();
        model.put("href", ViewingReport.href(report));
        model.put("indicator", indicator);
        model.put("figure", content.figure(code));
        String force = bodies.speaksFor(report, officers.of(who));
        model.put(
                "seen",
                force == null
                        ? ""
                        : content.form()
                                .findLine(code)
                                .filter(line -> line.confirmedBy().contains(force))
                                .map(line -> SeenLine.of(content, line, force).word())
                                .orElse(""));
        return model;
    }
}
