package vn.phoihop.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The forms by which a report is taken a step on or back. */
@PageController
class ReportStepPages {

    private final Reports reports;
    private final ReadingReport reading;
    private final ViewingReport viewing;
    private final TakingStep steps;
    private final ReportPapers papers;
    private final ReportBodies bodies;
    private final Clock clock;
    private final Officers officers;
    private final Permissions permissions;

    ReportStepPages(
            Reports reports,
            ReadingReport reading,
            ViewingReport viewing,
            TakingStep steps,
            ReportPapers papers,
            ReportBodies bodies,
            Clock clock,
            Officers officers,
            Permissions permissions) {
        this.reports = reports;
        this.reading = reading;
        this.viewing = viewing;
        this.steps = steps;
        this.papers = papers;
        this.bodies = bodies;
        this.clock = clock;
        this.officers = officers;
        this.permissions = permissions;
    }

    @GetMapping("/reports/{book}/{id}/steps/{slug}")
    String form(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String slug,
            Page page,
            SignedIn who,
            Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        Report report = reports.get(RecordKey.of(book, id));
        model.addAllAttributes(model(report, step(slug), page, officers.of(who)));
        return "report/step";
    }

    @PostMapping("/reports/{book}/{id}/steps/{slug}")
    String take(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String reason,
            Page page,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        ReportStep step = step(slug);
        Officer officer = officers.of(who);
        page.ifRefused("report/step", model(reports.get(key), step, page, officer));
        Report after = steps.take(key, version, step, reason, officer);
        page.notice("report.step.done", step.label(), after.state().label());
        return "redirect:" + ViewingReport.href(after);
    }

    private Map<String, Object> model(Report report, ReportStep step, Page page, Officer officer) {
        ReportContent content = reading.read(report);
        page.named(page.text(step.label()))
                .under("/reports", page.text("report.list.title"))
                .under(
                        ViewingReport.href(report),
                        page.text(
                                "report.title",
                                page.text(content.form().name()),
                                page.text(ViewingReport.label(content))))
                .lead("report.step.lead." + step);
        Map<String, Object> model = new HashMap<>();
        model.put("view", viewing.view(report, content, officer));
        model.put("step", step);
        if (step == ReportStep.ISSUE && step.from() == report.state()) {
            papers.expected(
                            content,
                            report.key(),
                            LocalDate.now(clock.withZone(content.book().timeZone())))
                    .ifPresent(expected -> model.put("expected", expected));
        }
        bodies.against(step, report, officer).ifPresent(problem -> model.put("against", page.text(problem)));
        // Said before anybody presses the button: an administrator has to set something down first.
        if (step == ReportStep.SIGN && step.from() == report.state()) {
            bodies.againstSigning(report, officer).ifPresent(page::problem);
            bodies.signsAs(report, officer).ifPresent(lines -> model.put("signsAs", lines));
            model.put("leadsNowhere", !papers.leadsBack());
        }
        return model;
    }

    private static ReportStep step(String slug) {
        return ReportStep.find(slug).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, slug));
    }
}
