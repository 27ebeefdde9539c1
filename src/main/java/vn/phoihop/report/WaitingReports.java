package vn.phoihop.report;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** What of the reports waits for whoever has signed in: to confirm, freeze, approve, sign, issue. */
@Component
class WaitingReports implements WaitingWork {

    private final Reports reports;
    private final Confirmations confirmations;
    private final Catalogues catalogues;
    private final Officers officers;
    private final ReportBodies bodies;

    WaitingReports(
            Reports reports,
            Confirmations confirmations,
            Catalogues catalogues,
            Officers officers,
            ReportBodies bodies) {
        this.reports = reports;
        this.confirmations = confirmations;
        this.catalogues = catalogues;
        this.officers = officers;
        this.bodies = bodies;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Line> waiting(Page page) {
        Officer officer = officers.of(SignedIn.current());
        return reports.list().stream()
                .flatMap(report -> waitingFor(officer, report, page).stream())
                .toList();
    }

    private List<Line> waitingFor(Officer officer, Report report, Page page) {
        List<Line> waiting = new ArrayList<>();
        if (report.state().ended() || report.state() == ReportState.ISSUED) {
            return waiting;
        }
        Catalogue catalogue = catalogues.current(report.window().lastDay());
        Form form = catalogue.find(Form.class, report.form()).orElse(null);
        Regime regime = catalogue.find(Regime.class, report.regime()).orElse(null);
        if (form == null || regime == null) {
            return waiting;
        }
        LocalizedText window = regime.label(report.window())
                .orElse(new LocalizedText(
                        report.window().toString(), report.window().toString()));
        String of = " · " + page.text(form.name()) + ", " + page.text(window);
        String href = ViewingReport.href(report);
        int open = report.state() == ReportState.DRAFT ? openLines(officer, report, form) : 0;
        if (open > 0) {
            waiting.add(new Line(href + "#figures", open, page.text("report.waiting.confirm", open) + of));
        }
        ReportStep.from(report.state()).stream()
                .filter(step -> step.forward() && bodies.mayTake(step, report, officer))
                .map(step -> new Line(href, 0, page.text(step.label()) + of))
                .forEach(waiting::add);
        return waiting;
    }

    private int openLines(Officer officer, Report report, Form form) {
        String force = officer.force();
        if (force == null || !officer.may(Officer.CONFIRM)) {
            return 0;
        }
        List<String> settled = confirmations.list(report.key()).stream()
                .filter(one -> one.force().equals(force) && one.state() != Confirmation.State.OPEN)
                .map(Confirmation::indicator)
                .toList();
        return (int) form.lines().stream()
                .filter(line -> line.confirmedBy().contains(force) && !settled.contains(line.indicator()))
                .count();
    }

    /** The reports in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {
        @Bean
        NavigationEntry reportsEntry() {
            return new NavigationEntry("report.nav", "/reports", "report", "figure.view", 200);
        }
    }
}
