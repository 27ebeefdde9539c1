package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Seals;
import vn.phoihop.report.ReportFigure.Status;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** A report from draft to issued paper, every way back, and everything that is refused on the way. */
@DatabaseTest
class ReportLifeTest {

    @Autowired
    DraftingReport drafting;

    @Autowired
    TakingStep steps;

    @Autowired
    ConfirmingLines confirming;

    @Autowired
    WritingNarrative writing;

    @Autowired
    ReadingReport reading;

    @Autowired
    Adjustments adjustments;

    @Autowired
    Reports reports;

    @Autowired
    Ledger ledger;

    @Autowired
    Seals seals;

    @Autowired
    ApplicationContext context;

    ReportFixture fixture;

    @BeforeEach
    void openBook() {
        fixture = new ReportFixture(context);
    }

    @Test
    void goesFromDraftToIssuedPaper() {
        for (int i = 0; i < 96; i++) {
            fixture.patrol("2022-03-%02d".formatted(1 + i % 31), 3);
        }
        Report draft = start();
        confirm(draft);
        Report frozen = take(draft, ReportStep.FREEZE, fixture.drafter);
        assertThat(frozen.state()).isEqualTo(ReportState.FROZEN);
        assertThat(figure(frozen, "PATROLS")).returns(Quantity.of(96), ReportFigure::value);
        assertThat(figure(frozen, "PATROL_PERSONNEL_TURNS")).returns(Quantity.of(576), ReportFigure::value);
        Report approved = take(frozen, ReportStep.APPROVE, fixture.head);
        Report signed = take(approved, ReportStep.SIGN, fixture.commander);
        assertThat(signed.paperHash()).matches("[0-9a-f]{64}");
        assertThat(figure(signed, "PATROLS").status()).isEqualTo(Status.OFFICIAL);
        Report issued = take(signed, ReportStep.ISSUE, fixture.clerk);
        assertThat(issued.state()).isEqualTo(ReportState.ISSUED);
        assertThat(issued.issued()).isNotNull().returns(1, Report.Issued::number);
        assertThat(issued.paperHash()).matches("[0-9a-f]{64}").isNotEqualTo(signed.paperHash());
        assertThat(events(issued))
                .containsExactly(
                        "REPORT_STARTED",
                        "REPORT_LINES_CONFIRMED",
                        "REPORT_FREEZE",
                        "REPORT_APPROVE",
                        "REPORT_SIGN",
                        "REPORT_ISSUE");
        assertThat(history(issued).getLast().payload())
                .contains(issued.paperHash())
                .contains(frozen.frozen().cutoff().toString());
        assertThat(fixture.asSystem(() -> seals.findLast(fixture.book))).isPresent();
    }

    @Test
    void everyWayBackNeedsAReasonAndCanBeGone() {
        Report report = start();
        report = take(report, ReportStep.FREEZE, fixture.drafter);
        Report frozen = report;
        assertRefused(ProblemCode.REPORT_REASON_MISSING, () -> take(frozen, ReportStep.REOPEN, " ", fixture.drafter));
        report = take(report, ReportStep.REOPEN, "Bổ sung số liệu", fixture.drafter);
        assertThat(report.frozen()).isNull();
        report = take(report, ReportStep.FREEZE, fixture.drafter);
        report = take(report, ReportStep.APPROVE, fixture.head);
        report = take(report, ReportStep.RETURN_TO_STAFF, "Sửa lời văn", fixture.head);
        assertThat(report.approvedBy()).isNull();
        report = take(report, ReportStep.APPROVE, fixture.head);
        report = take(report, ReportStep.SIGN, fixture.commander);
        report = take(report, ReportStep.RETURN_TO_HEAD, "Sai nơi nhận", fixture.commander);
        assertThat(report.signed()).isNull();
        assertThat(report.paperHash()).isNull();
        assertThat(figure(report, "PATROLS").status()).isEqualTo(Status.ACTUAL);
        report = take(report, ReportStep.SIGN, fixture.commander);
        report = take(report, ReportStep.ISSUE, fixture.clerk);
        report = take(report, ReportStep.CORRECT_BY_LETTER, "Công văn 12/CAT-PV01 đính chính trích yếu", fixture.clerk);
        assertThat(report.state()).isEqualTo(ReportState.ISSUED);
        Report replacing = take(report, ReportStep.REPLACE, "Sai nội dung mục II", fixture.commander);
        assertThat(replacing.state()).isEqualTo(ReportState.DRAFT);
        assertThat(replacing.replaces()).isEqualTo(report.key().id());
        assertThat(get(report).state()).isEqualTo(ReportState.REPLACED);
        assertThat(read(replacing).paragraphs()).hasSameSizeAs(read(report).paragraphs());
        assertThat(history(report))
                .extracting(Entry::payload)
                .anyMatch(payload -> payload != null && payload.contains("Sai nơi nhận"));
    }

    @Test
    void recalledReportMakesRoomForAnother() {
        Report issued = issued();
        Report recalled = take(issued, ReportStep.RECALL, "Gửi nhầm nơi nhận", fixture.commander);
        assertThat(recalled.state()).isEqualTo(ReportState.RECALLED);
        assertThat(start().state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void stepsAreRefusedToWhoeverMayNotTakeThem() {
        Report draft = start();
        assertRefused(ProblemCode.NOT_ALLOWED, () -> take(draft, ReportStep.FREEZE, fixture.commander));
        Report frozen = take(draft, ReportStep.FREEZE, fixture.drafter);
        assertRefused(ProblemCode.NOT_ALLOWED, () -> take(frozen, ReportStep.APPROVE, fixture.clerk));
        assertRefused(ProblemCode.REPORT_OF_ANOTHER_BODY, () -> take(frozen, ReportStep.APPROVE, fixture.otherHead));
        Report approved = take(frozen, ReportStep.APPROVE, fixture.head);
        assertRefused(ProblemCode.NOT_ALLOWED, () -> take(approved, ReportStep.SIGN, fixture.head));
        Report signed = take(approved, ReportStep.SIGN, fixture.commander);
        assertRefused(ProblemCode.NOT_ALLOWED, () -> take(signed, ReportStep.ISSUE, fixture.commander));
        assertThat(get(signed).state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void drafterNeverApprovesTheOwnReport() {
        Report frozen = take(
                fixture.as(
                        fixture.head,
                        () -> drafting.start(fixture.book, ReportFixture.FORM, ReportFixture.HALF_YEAR, fixture.head)),
                ReportStep.FREEZE,
                fixture.drafter);
        assertRefused(ProblemCode.REPORT_OWN_DRAFT, () -> take(frozen, ReportStep.APPROVE, fixture.head));
    }

    @Test
    void stepsOutOfOrderSayWhy() {
        Report draft = start();
        assertRefused(ProblemCode.REPORT_NOT_SIGNED, () -> take(draft, ReportStep.ISSUE, fixture.clerk));
        Report frozen = take(draft, ReportStep.FREEZE, fixture.drafter);
        assertRefused(ProblemCode.REPORT_ALREADY_FROZEN, () -> take(frozen, ReportStep.FREEZE, fixture.drafter));
        assertRefused(ProblemCode.REPORT_STEP_OUT_OF_ORDER, () -> take(frozen, ReportStep.SIGN, fixture.commander));
        Report approved = take(frozen, ReportStep.APPROVE, fixture.head);
        take(approved, ReportStep.RETURN_TO_STAFF, "Xem lại", fixture.head);
        assertRefused(ProblemCode.CHANGED_MEANWHILE, () -> take(frozen, ReportStep.APPROVE, fixture.head));
    }

    @Test
    void unknownFormsAndWindowsAreRefusedWithWhatThereIs() {
        assertRefused(ProblemCode.REPORT_FORM_UNKNOWN, () -> start("NINE_MONTH", ReportFixture.HALF_YEAR));
        assertRefused(
                ProblemCode.REPORT_WINDOW_UNKNOWN,
                () -> start(ReportFixture.FORM, Window.parse("2022-01-01/2022-06-15")));
        assertRefused(
                ProblemCode.REPORT_WINDOW_OF_OTHER_REGIME,
                () -> start(ReportFixture.FORM, Window.parse("2021-12-15/2022-03-15")));
        assertRefused(
                ProblemCode.REPORT_SCOPE_UNKNOWN,
                () -> fixture.as(
                        fixture.drafter,
                        () -> drafting.start(
                                new BookId(77), ReportFixture.FORM, ReportFixture.HALF_YEAR, fixture.drafter)));
        start();
        assertRefused(ProblemCode.REPORT_EXISTS, () -> start());
    }

    @Test
    void laterRecordsAreAdjustmentsAndTheFrozenFigureStandsAndCanBeComputedAgain() {
        RecordKey corrected = fixture.patrol("2022-03-01", 3);
        RecordKey withdrawn = fixture.patrol("2022-03-02", 3);
        Report frozen = take(start(), ReportStep.FREEZE, fixture.drafter);
        fixture.patrol("2022-03-03", 10);
        fixture.patrol("2022-07-03", 10);
        fixture.correct(corrected, "2022-03-01", 5);
        fixture.withdraw(withdrawn);
        ReportContent content = read(frozen);
        assertThat(content.figure("PATROLS").value()).isEqualTo(Quantity.of(2));
        assertThat(fixture.as(fixture.drafter, () -> reading.recompute(frozen))).isEqualTo(content.figures());
        assertThat(fixture.as(fixture.drafter, () -> adjustments.sums(content)))
                .containsEntry("PATROL_PERSONNEL_TURNS", Quantity.of(18))
                .doesNotContainKey("PATROLS");
        assertThat(fixture.as(fixture.drafter, () -> adjustments.list(content)).get("PATROLS"))
                .hasSize(2);
    }

    @Test
    void forcesConfirmOnlyTheirOwnLinesAndOnlyBeforeFreezing() {
        Report draft = start();
        assertRefused(
                ProblemCode.REPORT_LINE_OF_OTHERS,
                () -> say(draft, "SOCIAL_ORDER_CASES_SOLVED", Confirmation.State.CONFIRMED, null, fixture.borderGuard));
        assertRefused(
                ProblemCode.REPORT_REASON_MISSING,
                () -> say(draft, "PATROLS", Confirmation.State.CONTESTED, "", fixture.borderGuard));
        assertRefused(
                ProblemCode.NOT_ALLOWED,
                () -> say(draft, "PATROLS", Confirmation.State.CONFIRMED, null, fixture.commander));
        say(draft, "PATROLS", Confirmation.State.CONTESTED, "Thiếu các cuộc tuần tra đêm", fixture.borderGuard);
        assertThat(read(draft).unsettled())
                .filteredOn(one -> one.state() == Confirmation.State.CONTESTED)
                .singleElement()
                .returns("BORDER_GUARD", Confirmation::force);
        take(draft, ReportStep.FREEZE, fixture.drafter);
        assertRefused(
                ProblemCode.REPORT_CONFIRMATION_CLOSED,
                () -> say(draft, "PATROLS", Confirmation.State.CONFIRMED, null, fixture.borderGuard));
    }

    @Test
    void twoWhoEditOneParagraphDoNotOverwriteEachOther() throws Exception {
        Report draft = start();
        Paragraph paragraph = read(draft).paragraphs().getFirst();
        List<Callable<String>> officers = List.of(
                () -> edit(draft, paragraph, "Tình hình ổn định.", fixture.drafter),
                () -> edit(draft, paragraph, "Tình hình cơ bản ổn định.", fixture.head));
        List<String> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(officers).stream()
                    .map(ReportLifeTest::outcome)
                    .sorted()
                    .toList();
        }
        assertThat(outcomes).containsExactly("CHANGED_MEANWHILE", "written");
        assertThat(read(draft).paragraphs().getFirst().version()).isEqualTo(2);
    }

    @Test
    void wordsChangedAfterTheHeadLookedMustBeSeenAgain() {
        Report frozen = take(start(), ReportStep.FREEZE, fixture.drafter);
        edit(frozen, read(frozen).paragraphs().getFirst(), "Tình hình ổn định.", fixture.drafter);
        assertRefused(
                ProblemCode.CHANGED_MEANWHILE, () -> steps(frozen, ReportStep.APPROVE, fixture.head, frozen.version()));
        Report approved = take(get(frozen), ReportStep.APPROVE, fixture.head);
        assertRefused(
                ProblemCode.REPORT_TEXT_CLOSED,
                () -> edit(approved, read(approved).paragraphs().getFirst(), "Khác.", fixture.drafter));
    }

    @Test
    void wordsOfTheFormCanStand() {
        ReportContent content = read(start());
        NarrativeCheck check = content.check();
        assertThat(content.paragraphs()).isNotEmpty().allSatisfy(paragraph -> {
            NarrativeCheck.Finding found = check.check("text", paragraph.text(), paragraph.text());
            assertThat(found.refused()).isEmpty();
            assertThat(found.warned()).isEmpty();
        });
    }

    private Report start() {
        return start(ReportFixture.FORM, ReportFixture.HALF_YEAR);
    }

    private Report start(String form, Window window) {
        return fixture.as(fixture.drafter, () -> drafting.start(fixture.book, form, window, fixture.drafter));
    }

    private void confirm(Report draft) {
        fixture.as(fixture.borderGuard, () -> {
            confirming.say(
                    draft.key(),
                    List.of("PATROLS", "PATROL_PERSONNEL_TURNS"),
                    Confirmation.State.CONFIRMED,
                    null,
                    fixture.borderGuard);
            return draft;
        });
    }

    private Report say(Report draft, String line, Confirmation.State state, @Nullable String note, Officer officer) {
        return fixture.as(officer, () -> {
            confirming.say(draft.key(), List.of(line), state, note, officer);
            return draft;
        });
    }

    private String edit(Report report, Paragraph paragraph, String text, Officer officer) {
        return fixture.as(officer, () -> {
            writing.edit(report.key(), paragraph.id(), paragraph.version(), text, officer);
            return "written";
        });
    }

    private static String outcome(Future<String> future) {
        try {
            return future.get();
        } catch (java.util.concurrent.ExecutionException failure) {
            return failure.getCause() instanceof Refused refused
                    ? refused.problems().getFirst().code().name()
                    : failure.toString();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Report issued() {
        Report report = take(start(), ReportStep.FREEZE, fixture.drafter);
        report = take(report, ReportStep.APPROVE, fixture.head);
        report = take(report, ReportStep.SIGN, fixture.commander);
        return take(report, ReportStep.ISSUE, fixture.clerk);
    }

    private Report take(Report report, ReportStep step, Officer officer) {
        return steps(report, step, officer, report.version());
    }

    private Report take(Report report, ReportStep step, String reason, Officer officer) {
        return fixture.as(officer, () -> steps.take(report.key(), report.version(), step, reason, officer));
    }

    private Report steps(Report report, ReportStep step, Officer officer, int version) {
        return fixture.as(officer, () -> steps.take(report.key(), version, step, null, officer));
    }

    private Report get(Report report) {
        return fixture.as(fixture.drafter, () -> reports.get(report.key()));
    }

    private ReportContent read(Report report) {
        return fixture.as(fixture.drafter, () -> reading.read(report.key()));
    }

    private ReportFigure figure(Report report, String code) {
        return read(report).figure(code);
    }

    private List<Entry> history(Report report) {
        return fixture.asSystem(() -> ledger.history(report.key()));
    }

    private List<String> events(Report report) {
        return history(report).stream().map(Entry::event).toList();
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .contains(code));
    }
}
