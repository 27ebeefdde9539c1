package vn.phoihop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** What of the reports waits for whoever has signed in: to confirm, freeze, approve, sign, issue. */
@Component
class WaitingReports implements WaitingWork {

    private final Reports reports;
    private final ReadingReport reading;
    private final Confirmations confirmations;
    private final Catalogues catalogues;
    private final Officers officers;
    private final ReportBodies bodies;

    WaitingReports(
            Reports reports,
            ReadingReport reading,
            Confirmations confirmations,
            Catalogues catalogues,
            Officers officers,
            ReportBodies bodies) {
        this.reports = reports;
        this.reading = reading;
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

    /** How many lines wait for the word of the officer's force. */
    int openLines(Officer officer, Report report, Form form) {
        String force = bodies.speaksFor(report, officer);
        if (force == null) {
            return 0;
        }
        List<Confirmation> said = confirmations.list(report.key()).stream()
                .filter(one -> one.force().equals(force))
                .toList();
        // Figures are needed only to tell whether what was confirmed is still what stands there.
        Set<String> confirmed = said.stream()
                .filter(one -> one.state() == Confirmation.State.CONFIRMED)
                .map(Confirmation::indicator)
                .collect(Collectors.toSet());
        Map<String, FigureValue> figures = confirmed.isEmpty() ? Map.of() : reading.figuresNow(report, confirmed);
        List<String> settled = said.stream()
                .filter(one -> beside(one, figures.get(one.indicator())).state() != Confirmation.State.OPEN)
                .map(Confirmation::indicator)
                .toList();
        return (int) form.lines().stream()
                .filter(line -> line.confirmedBy().contains(force) && !settled.contains(line.indicator()))
                .count();
    }

    private static Confirmation beside(Confirmation one, @Nullable FigureValue figure) {
        return figure == null ? one : one.beside(figure.value());
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
