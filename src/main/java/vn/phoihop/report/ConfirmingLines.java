package vn.phoihop.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Form;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Before the figures are frozen each force confirms or contests the lines it answers for. */
@Component
class ConfirmingLines {

    private final Reports reports;
    private final ReadingReport reading;
    private final Confirmations confirmations;
    private final ReportBodies bodies;
    private final Organisations organisations;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmingLines(
            Reports reports,
            ReadingReport reading,
            Confirmations confirmations,
            ReportBodies bodies,
            Organisations organisations,
            Ledger ledger,
            Clock clock) {
        this.reports = reports;
        this.reading = reading;
        this.confirmations = confirmations;
        this.bodies = bodies;
        this.organisations = organisations;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The officer's force says where it stands on the lines.
     *
     * @param seen what was seen of them, by indicator; a line that is named and stands otherwise now is refused, and all others with it
     * @param note says what it contests
     */
    @Transactional
    void say(
            RecordKey key,
            List<String> indicators,
            Map<String, SeenLine> seen,
            Confirmation.State state,
            @Nullable String note,
            Officer officer) {
        Report report = reports.hold(key);
        Refused.ifAny(bodies.againstSpeaking(report, officer).stream().toList());
        String force = Objects.requireNonNull(officer.force());
        if (report.state() != ReportState.DRAFT) {
            throw new Refused(
                    ProblemCode.REPORT_CONFIRMATION_CLOSED, report.state().label());
        }
        boolean contested = state == Confirmation.State.CONTESTED;
        if (contested && (note == null || note.isBlank())) {
            throw new Refused(
                    Problem.at("note", ProblemCode.REPORT_REASON_MISSING, Confirmation.State.CONTESTED.label()));
        }
        Refused.ifAny(PlainText.problems("note", note));
        ReportContent content = reading.read(report);
        Refused.ifAny(indicators.stream()
                .filter(indicator -> content.form()
                        .findLine(indicator)
                        .filter(line -> line.confirmedBy().contains(force))
                        .isEmpty())
                .map(indicator -> notTheirs(content, indicator))
                .toList());
        requireSeen(content, seen, force);
        List<ReportRecord.Line> lines = indicators.stream()
                .map(indicator ->
                        put(report, content.figure(indicator), force, state, contested ? note : null, officer))
                .toList();
        if (!lines.isEmpty()) {
            ledger.post(new Posting(
                    key,
                    Report.RECORD_TYPE,
                    "REPORT_LINES_" + state,
                    officer.name(),
                    officer.unit(),
                    ReportRecord.VERSION,
                    ReportRecord.of(report, contested ? note : null, lines, List.of(), List.of()),
                    List.of()));
        }
    }

    private static void requireSeen(ReportContent content, Map<String, SeenLine> seen, String force) {
        Refused.ifAny(seen.keySet().stream()
                .filter(code -> content.form().findLine(code).isEmpty())
                .map(code -> Problem.at("figures." + code, ProblemCode.NOT_FOUND, code))
                .toList());
        Refused.ifAny(content.form().lines().stream()
                .filter(line -> seen.containsKey(line.indicator())
                        && !seen.get(line.indicator()).holds(SeenLine.of(content, line, force)))
                .map(line -> Problem.of(
                        ProblemCode.REPORT_LINE_CHANGED,
                        content.catalogue().indicator(line.indicator()).label(),
                        content.figure(line.indicator()).value()))
                .toList());
    }

    /** The lines the officer's force has said nothing about, or confirmed with another figure. */
    List<String> open(RecordKey key, Officer officer) {
        ReportContent content = reading.read(key);
        return content.form().lines().stream()
                .flatMap(line -> content.confirmations(line).stream())
                .filter(one -> one.force().equals(officer.force()) && one.state() == Confirmation.State.OPEN)
                .map(Confirmation::indicator)
                .distinct()
                .toList();
    }

    private ReportRecord.Line put(
            Report report,
            ReportFigure figure,
            String force,
            Confirmation.State state,
            @Nullable String note,
            Officer officer) {
        confirmations.put(
                report.key(),
                new Confirmation(
                        figure.code(),
                        force,
                        state,
                        note,
                        officer.name(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        figure.value(),
                        false));
        return new ReportRecord.Line(figure.code(), force, state.name(), figure.value());
    }

    private Problem notTheirs(ReportContent content, String indicator) {
        return content.form()
                .findLine(indicator)
                .map(line -> Problem.of(
                        ProblemCode.REPORT_LINE_OF_OTHERS,
                        content.catalogue().indicator(indicator).label(),
                        forces(line)))
                .orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND, indicator));
    }

    private LocalizedText forces(Form.Line line) {
        List<LocalizedText> names = line.confirmedBy().stream()
                .flatMap(code -> organisations.current().findForce(code).stream())
                .map(Force::name)
                .toList();
        return names.isEmpty()
                ? new LocalizedText("không lực lượng nào", "no force")
                : LocalizedText.joined(", ", names);
    }
}
