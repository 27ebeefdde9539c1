package vn.phoihop.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;

/** What of the reports waits for whoever has signed in: to confirm, freeze, approve, sign, issue. */
@Component
class WaitingCard implements HomeCard {

    private final Reports reports;
    private final Confirmations confirmations;
    private final Catalogues catalogues;
    private final Officers officers;

    WaitingCard(Reports reports, Confirmations confirmations, Catalogues catalogues, Officers officers) {
        this.reports = reports;
        this.confirmations = confirmations;
        this.catalogues = catalogues;
        this.officers = officers;
    }

    /**
     * Something to be done.
     *
     * @param count how many lines are open; 0 for a step
     */
    record Waiting(String href, LocalizedText what, LocalizedText form, LocalizedText window, int count) {}

    @Override
    public int order() {
        return 300;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (page.visitor().isEmpty()) {
            return Optional.empty();
        }
        Officer officer = officers.of(SignedIn.current());
        List<Waiting> waiting = new ArrayList<>();
        for (Report report : reports.list()) {
            waiting.addAll(waitingFor(officer, report));
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(page.fragment("report/waiting", Map.of("waiting", waiting)));
    }

    private List<Waiting> waitingFor(Officer officer, Report report) {
        List<Waiting> waiting = new ArrayList<>();
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
        String href = ViewingReport.href(report);
        int open = report.state() == ReportState.DRAFT ? openLines(officer, report, form) : 0;
        if (open > 0) {
            waiting.add(new Waiting(
                    href + "#figures",
                    new LocalizedText("Xác nhận số liệu", "Confirm lines"),
                    form.name(),
                    window,
                    open));
        }
        ReportStep.from(report.state()).stream()
                .filter(step -> step.forward() && step.allowedTo(officer))
                .filter(step -> step != ReportStep.APPROVE
                        || !report.drafter().account().equals(officer.account()))
                .map(step -> new Waiting(href, step.label(), form.name(), window, 0))
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
