package vn.phoihop.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.report.ReportView.Change;
import vn.phoihop.report.ReportView.Event;
import vn.phoihop.report.ReportView.Line;
import vn.phoihop.report.ReportView.NextStep;
import vn.phoihop.report.ReportView.Own;
import vn.phoihop.report.ReportView.Papers;
import vn.phoihop.report.ReportView.Said;
import vn.phoihop.report.ReportView.Section;
import vn.phoihop.report.ReportView.Settled;
import vn.phoihop.report.ReportView.Stop;
import vn.phoihop.report.ReportView.Words;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.Address;

/** Puts together what the page of a report shows. */
@Component
class ViewingReport {

    private static final List<ReportState> WAY = List.of(
            ReportState.DRAFT, ReportState.FROZEN, ReportState.APPROVED, ReportState.SIGNED, ReportState.ISSUED);

    private final Reports reports;
    private final ReportBodies bodies;
    private final Adjustments adjustments;
    private final LateElsewhere elsewhere;
    private final BareCounts bare;
    private final Organisations organisations;
    private final Ledger ledger;
    private final CutoffInWords cutoffs;

    ViewingReport(
            Reports reports,
            ReportBodies bodies,
            Adjustments adjustments,
            LateElsewhere elsewhere,
            BareCounts bare,
            Organisations organisations,
            Ledger ledger,
            CutoffInWords cutoffs) {
        this.reports = reports;
        this.bodies = bodies;
        this.adjustments = adjustments;
        this.elsewhere = elsewhere;
        this.bare = bare;
        this.organisations = organisations;
        this.ledger = ledger;
        this.cutoffs = cutoffs;
    }

    static String href(Report report) {
        return "/reports/" + report.key();
    }

    ReportView view(Report report, ReportContent content, Officer officer) {
        Organisation organisation = organisations.at(content.cutoff());
        boolean linesOpen = report.state() == ReportState.DRAFT;
        List<Section> sections = sections(content, organisation, linesOpen ? bodies.speaksFor(report, officer) : null);
        List<Entry> entries = ledger.history(report.key());
        Optional<Report> successor = report.state() == ReportState.REPLACED || report.state() == ReportState.ISSUED
                ? reports.findSuccessor(report.key())
                : Optional.empty();
        return new ReportView(
                report,
                content,
                href(report),
                successor.orElse(null),
                label(content),
                cutoffs.of(content.cutoff()),
                way(report),
                ReportStep.from(report.state(), successor.isPresent()).stream()
                        .map(step ->
                                new NextStep(step, bodies.mayTake(step, report, officer), bodies.takers(step, report)))
                        .toList(),
                sections,
                bare.sources(content),
                report.state().figuresAreFrozen() ? changes(report, content) : List.of(),
                report.state().figuresAreFrozen() ? elsewhere.list(content) : List.of(),
                history(entries, content),
                Papers.of(report, entries),
                settled(sections),
                Own.of(sections),
                report.state().textIsOpen()
                        && bodies.againstWriting(report, officer).isEmpty(),
                linesOpen,
                linesOpen && officer.may(Officer.CONFIRM)
                        ? bodies.againstSpeaking(report, officer).orElse(null)
                        : null);
    }

    static LocalizedText label(ReportContent content) {
        return content.formForWindow()
                .regime()
                .label(content.window())
                .orElseGet(() -> new LocalizedText(
                        content.window().toString(), content.window().toString()));
    }

    private static List<Stop> way(Report report) {
        List<Stop> way = new ArrayList<>();
        List<ReportState> gone = report.state() == ReportState.DISCARDED ? List.of(ReportState.DRAFT) : WAY;
        for (ReportState state : gone) {
            way.add(new Stop(state.label(), state.ordinal() <= report.state().ordinal(), state == report.state()));
        }
        if (report.state().ended()) {
            way.add(new Stop(report.state().label(), true, true));
        }
        return way;
    }

    private static List<Section> sections(
            ReportContent content, Organisation organisation, @Nullable String speaksFor) {
        List<Section> sections = new ArrayList<>();
        int roman = 0;
        for (Form.Section top : content.form().sections()) {
            sections.add(section(content, top, VietnameseWriting.roman(++roman) + ".", 0, organisation, speaksFor));
            int arabic = 0;
            for (Form.Section part : top.sections()) {
                sections.add(section(content, part, ++arabic + ".", 1, organisation, speaksFor));
                int letter = 0;
                for (Form.Section point : part.sections()) {
                    sections.add(section(
                            content, point, VietnameseWriting.letter(letter++) + ")", 2, organisation, speaksFor));
                }
            }
        }
        return sections;
    }

    private static Section section(
            ReportContent content,
            Form.Section section,
            String number,
            int depth,
            Organisation organisation,
            @Nullable String speaksFor) {
        Wording wording = content.wording();
        return new Section(
                section.code(),
                number,
                section.heading(),
                depth,
                content.paragraphs(section).stream()
                        .map(paragraph -> new Words(paragraph.id(), wording.pieces(paragraph.text())))
                        .toList(),
                section.lines().stream()
                        .map(line -> line(content, line, section, organisation, speaksFor))
                        .toList());
    }

    private static Line line(
            ReportContent content,
            Form.Line line,
            Form.Section section,
            Organisation organisation,
            @Nullable String speaksFor) {
        Indicator indicator = content.catalogue().indicator(line.indicator());
        ReportFigure figure = content.figure(line.indicator());
        return new Line(
                line.indicator(),
                indicator.label(),
                indicator.unit(),
                figure.value(),
                figure.countOnly(),
                figure.previous(),
                figure.previousCountOnly(),
                figure.changePercent(),
                content.wording().usual(figure),
                section.lines().stream().anyMatch(other -> other.indicator().equals(indicator.subsetOf())),
                records(content, line.indicator()),
                content.confirmations(line).stream()
                        .map(one -> said(one, figure, organisation))
                        .toList(),
                speaksFor != null && line.confirmedBy().contains(speaksFor)
                        ? SeenLine.of(content, line, speaksFor).word()
                        : null);
    }

    private static String records(ReportContent content, String indicator) {
        Address address = Address.of("/figures/" + indicator)
                .with("window", content.window().toString());
        Report report = content.report();
        return (report != null && report.frozen() != null
                        ? address.with("cutoff", content.cutoff().toString())
                        : address)
                .toString();
    }

    private static Said said(Confirmation one, ReportFigure figure, Organisation organisation) {
        Force force = organisation.findForce(one.force()).orElse(null);
        return new Said(
                force == null ? 31 : force.id().bit(),
                force == null ? new LocalizedText(one.force(), one.force()) : force.name(),
                one.state(),
                one.note(),
                one.by(),
                one.at(),
                (one.lapsed() || one.state() == Confirmation.State.CONTESTED)
                        && one.value() != null
                        && !one.value().equals(figure.value()));
    }

    private List<Change> changes(Report report, ReportContent content) {
        List<Change> changes = new ArrayList<>();
        adjustments.sums(content).forEach((code, sum) -> {
            Indicator indicator = content.catalogue().indicator(code);
            changes.add(new Change(
                    indicator.label(),
                    indicator.unit(),
                    content.figure(code).value(),
                    sum.change(),
                    sum.records(),
                    href(report) + "/comparison?figure=" + code + "#list"));
        });
        return changes;
    }

    private static List<Event> history(List<Entry> entries, ReportContent content) {
        return entries.reversed().stream().map(entry -> event(entry, content)).toList();
    }

    private static Event event(Entry entry, ReportContent content) {
        ReportRecord record = entry.payload() == null ? null : CanonicalJson.read(entry.payload(), ReportRecord.class);
        return new Event(
                entry.recordedAt(),
                entry.event(),
                entry.actor(),
                record == null ? null : record.reason(),
                record == null
                        ? List.of()
                        : record.lines().stream()
                                .map(line -> content.catalogue()
                                        .find(Indicator.class, line.indicator())
                                        .map(Indicator::label)
                                        .orElse(new LocalizedText(line.indicator(), line.indicator())))
                                .toList(),
                entry.position());
    }

    private static Settled settled(List<Section> sections) {
        Set<String> confirmed = new LinkedHashSet<>();
        Set<String> contested = new LinkedHashSet<>();
        int lines = 0;
        for (Section section : sections) {
            for (Line line : section.lines()) {
                lines++;
                if (line.said().stream().allMatch(one -> one.state() == Confirmation.State.CONFIRMED)) {
                    confirmed.add(line.code());
                }
                if (line.said().stream().anyMatch(one -> one.state() == Confirmation.State.CONTESTED)) {
                    contested.add(line.code());
                }
            }
        }
        return new Settled(confirmed.size(), contested.size(), lines);
    }
}
