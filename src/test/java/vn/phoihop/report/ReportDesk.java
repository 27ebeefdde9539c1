package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** What the officers of a {@link ReportFixture} do with a report, each as the account he signs in with. */
final class ReportDesk {

    final ReportFixture fixture;
    private final DraftingReport drafting;
    private final TakingStep steps;
    private final ConfirmingLines confirming;
    private final WritingNarrative writing;
    private final ReadingReport reading;
    private final Reports reports;
    private final Ledger ledger;

    ReportDesk(ApplicationContext context) {
        this(context, new ReportFixture(context));
    }

    ReportDesk(ApplicationContext context, ReportFixture fixture) {
        this.fixture = fixture;
        drafting = context.getBean(DraftingReport.class);
        steps = context.getBean(TakingStep.class);
        confirming = context.getBean(ConfirmingLines.class);
        writing = context.getBean(WritingNarrative.class);
        reading = context.getBean(ReadingReport.class);
        reports = context.getBean(Reports.class);
        ledger = context.getBean(Ledger.class);
    }

    Report start() {
        return start(ReportFixture.FORM, ReportFixture.HALF_YEAR);
    }

    Report start(String form, Window window) {
        return start(form, window, fixture.drafter);
    }

    Report start(String form, Window window, Officer officer) {
        return fixture.as(officer, () -> drafting.start(fixture.book, form, window, officer));
    }

    Report frozen() {
        return take(start(), ReportStep.FREEZE, fixture.drafter);
    }

    Report issued() {
        Report report = take(frozen(), ReportStep.APPROVE, fixture.head);
        report = take(report, ReportStep.SIGN, fixture.commander);
        return take(report, ReportStep.ISSUE, fixture.clerk);
    }

    Report take(Report report, ReportStep step, Officer officer) {
        return take(report, step, null, officer);
    }

    Report take(Report report, ReportStep step, @Nullable String reason, Officer officer) {
        return fixture.as(officer, () -> steps.take(report.key(), report.version(), step, reason, officer));
    }

    Report say(Report draft, List<String> lines, Confirmation.State state, @Nullable String note, Officer officer) {
        return fixture.as(officer, () -> {
            confirming.say(draft.key(), lines, Map.of(), state, note, officer);
            return draft;
        });
    }

    /** Confirms all lines on which the officer's force has the word. */
    Report confirmAll(Report draft, Officer officer) {
        return say(draft, open(draft, officer), Confirmation.State.CONFIRMED, null, officer);
    }

    List<String> open(Report draft, Officer officer) {
        return fixture.as(officer, () -> confirming.open(draft.key(), officer));
    }

    /** Confirms one line as its force saw it. */
    Report confirm(Report draft, String line, SeenLine seen, Officer officer) {
        return fixture.as(officer, () -> {
            confirming.say(draft.key(), List.of(line), Map.of(line, seen), Confirmation.State.CONFIRMED, null, officer);
            return draft;
        });
    }

    String edit(Report report, Paragraph paragraph, String text, Officer officer) {
        return fixture.as(officer, () -> {
            writing.edit(report.key(), paragraph.id(), paragraph.version(), text, officer);
            return "written";
        });
    }

    Report get(Report report) {
        return get(report.key());
    }

    private Report get(RecordKey key) {
        return fixture.as(fixture.drafter, () -> reports.get(key));
    }

    ReportContent read(Report report) {
        return fixture.as(fixture.drafter, () -> reading.read(report.key()));
    }

    ReportFigure figure(Report report, String code) {
        return read(report).figure(code);
    }

    List<Entry> history(Report report) {
        return fixture.asSystem(() -> ledger.history(report.key()));
    }

    List<String> events(Report report) {
        return history(report).stream().map(Entry::event).toList();
    }

    static void assertRefused(ProblemCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .contains(code));
    }
}
