package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.phoihop.report.ReportDesk.assertRefused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Seals;
import vn.phoihop.report.ReportFigure.Status;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** A report from draft to issued paper, every way back, and everything that is refused on the way. */
@DatabaseTest
class ReportLifeTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    DraftingReport drafting;

    @Autowired
    Seals seals;

    ReportDesk desk;

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context);
    }

    @Test
    void goesFromDraftToIssuedPaper() {
        for (int i = 0; i < 96; i++) {
            desk.fixture.patrol("2022-03-%02d".formatted(1 + i % 31), 3);
        }
        Report draft = desk.start();
        desk.say(
                draft,
                List.of("PATROLS", "PATROL_PERSONNEL_TURNS"),
                Confirmation.State.CONFIRMED,
                null,
                desk.fixture.borderGuard);
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertThat(frozen.state()).isEqualTo(ReportState.FROZEN);
        assertThat(desk.figure(frozen, "PATROLS")).returns(Quantity.of(96), ReportFigure::value);
        assertThat(desk.figure(frozen, "PATROL_PERSONNEL_TURNS")).returns(Quantity.of(576), ReportFigure::value);
        Report approved = desk.take(frozen, ReportStep.APPROVE, desk.fixture.head);
        Report signed = desk.take(approved, ReportStep.SIGN, desk.fixture.commander);
        assertThat(signed.paperHash()).matches("[0-9a-f]{64}");
        assertThat(desk.figure(signed, "PATROLS").status()).isEqualTo(Status.OFFICIAL);
        Report issued = desk.take(signed, ReportStep.ISSUE, desk.fixture.clerk);
        assertThat(issued.state()).isEqualTo(ReportState.ISSUED);
        assertThat(issued.issued()).isNotNull().returns(1, Report.Issued::number);
        assertThat(issued.paperHash()).matches("[0-9a-f]{64}").isNotEqualTo(signed.paperHash());
        assertThat(desk.events(issued))
                .containsExactly(
                        "REPORT_STARTED",
                        "REPORT_LINES_CONFIRMED",
                        "REPORT_FREEZE",
                        "REPORT_APPROVE",
                        "REPORT_SIGN",
                        "REPORT_ISSUE");
        assertThat(desk.history(issued).getLast().payload())
                .contains(issued.paperHash())
                .contains(frozen.frozen().cutoff().toString());
        assertThat(desk.fixture.asSystem(() -> seals.findLast(desk.fixture.book)))
                .isPresent();
    }

    @Test
    void everyWayBackNeedsAReasonAndCanBeGone() {
        Report report = desk.start();
        report = desk.take(report, ReportStep.FREEZE, desk.fixture.drafter);
        Report frozen = report;
        assertRefused(
                ProblemCode.REPORT_REASON_MISSING,
                () -> desk.take(frozen, ReportStep.REOPEN, " ", desk.fixture.drafter));
        report = desk.take(report, ReportStep.REOPEN, "Bổ sung số liệu", desk.fixture.drafter);
        assertThat(report.frozen()).isNull();
        report = desk.take(report, ReportStep.FREEZE, desk.fixture.drafter);
        report = desk.take(report, ReportStep.APPROVE, desk.fixture.head);
        report = desk.take(report, ReportStep.RETURN_TO_STAFF, "Sửa lời văn", desk.fixture.head);
        assertThat(report.approvedBy()).isNull();
        report = desk.take(report, ReportStep.APPROVE, desk.fixture.head);
        report = desk.take(report, ReportStep.SIGN, desk.fixture.commander);
        report = desk.take(report, ReportStep.RETURN_TO_HEAD, "Sai nơi nhận", desk.fixture.commander);
        assertThat(report.signed()).isNull();
        assertThat(report.paperHash()).isNull();
        assertThat(desk.figure(report, "PATROLS").status()).isEqualTo(Status.ACTUAL);
        report = desk.take(report, ReportStep.SIGN, desk.fixture.commander);
        report = desk.take(report, ReportStep.ISSUE, desk.fixture.clerk);
        report = desk.take(
                report, ReportStep.CORRECT_BY_LETTER, "Công văn 12/CAT-PV01 đính chính trích yếu", desk.fixture.clerk);
        assertThat(report.state()).isEqualTo(ReportState.ISSUED);
        Report replacing = desk.take(report, ReportStep.REPLACE, "Sai nội dung mục II", desk.fixture.commander);
        assertThat(replacing.state()).isEqualTo(ReportState.DRAFT);
        assertThat(replacing.replaces()).isEqualTo(report.key().id());
        assertThat(desk.get(report).state())
                .as("it holds until the one that replaces it is issued")
                .isEqualTo(ReportState.ISSUED);
        assertThat(desk.read(replacing).paragraphs())
                .hasSameSizeAs(desk.read(report).paragraphs());
        assertThat(desk.history(report))
                .extracting(Entry::payload)
                .anyMatch(payload -> payload != null && payload.contains("Sai nơi nhận"));
    }

    @Test
    void recalledReportMakesRoomForAnother() {
        Report issued = desk.issued();
        Report recalled = desk.take(issued, ReportStep.RECALL, "Gửi nhầm nơi nhận", desk.fixture.commander);
        assertThat(recalled.state()).isEqualTo(ReportState.RECALLED);
        assertThat(desk.start().state()).isEqualTo(ReportState.DRAFT);
    }

    @Test
    void stepsAreRefusedToWhoeverMayNotTakeThem() {
        Report draft = desk.start();
        assertRefused(ProblemCode.NOT_ALLOWED, () -> desk.take(draft, ReportStep.FREEZE, desk.fixture.commander));
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertRefused(ProblemCode.NOT_ALLOWED, () -> desk.take(frozen, ReportStep.APPROVE, desk.fixture.clerk));
        assertRefused(
                ProblemCode.REPORT_OF_ANOTHER_BODY,
                () -> desk.take(frozen, ReportStep.APPROVE, desk.fixture.otherHead));
        Report approved = desk.take(frozen, ReportStep.APPROVE, desk.fixture.head);
        assertRefused(ProblemCode.NOT_ALLOWED, () -> desk.take(approved, ReportStep.SIGN, desk.fixture.head));
        Report signed = desk.take(approved, ReportStep.SIGN, desk.fixture.commander);
        assertRefused(ProblemCode.NOT_ALLOWED, () -> desk.take(signed, ReportStep.ISSUE, desk.fixture.commander));
        assertThat(desk.get(signed).state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void drafterNeverApprovesTheOwnReport() {
        Report frozen = desk.take(
                desk.start(ReportFixture.FORM, ReportFixture.HALF_YEAR, desk.fixture.head),
                ReportStep.FREEZE,
                desk.fixture.drafter);
        assertRefused(ProblemCode.REPORT_OWN_DRAFT, () -> desk.take(frozen, ReportStep.APPROVE, desk.fixture.head));
    }

    @Test
    void whoFrozeTheFiguresOrWroteWordsDoesNotApproveThem() {
        Report frozen = desk.take(desk.start(), ReportStep.FREEZE, desk.fixture.head);
        assertRefused(ProblemCode.REPORT_OWN_DRAFT, () -> desk.take(frozen, ReportStep.APPROVE, desk.fixture.head));
        Report reopened = desk.take(frozen, ReportStep.REOPEN, "Chốt nhầm", desk.fixture.drafter);
        Report again = desk.take(reopened, ReportStep.FREEZE, desk.fixture.drafter);
        Paragraph words = desk.read(again).paragraphs().getFirst();
        desk.edit(again, words, "Tình hình ổn định.", desk.fixture.head);
        assertRefused(
                ProblemCode.REPORT_OWN_DRAFT, () -> desk.take(desk.get(again), ReportStep.APPROVE, desk.fixture.head));
        // Words that another one has written anew are that one's.
        Paragraph hers = desk.read(again).paragraphs().getFirst();
        desk.edit(again, hers, "Tình hình cơ bản ổn định.", desk.fixture.drafter);
        assertThat(desk.take(desk.get(again), ReportStep.APPROVE, desk.fixture.head)
                        .approvedBy())
                .isEqualTo(desk.fixture.head.name());
    }

    @Test
    void wordsCarriedOverIntoAReplacementAreNobodysOwnWorkInIt() {
        Report first = desk.take(desk.start(), ReportStep.FREEZE, desk.fixture.drafter);
        desk.edit(first, desk.read(first).paragraphs().getFirst(), "Tình hình ổn định.", desk.fixture.head);
        Officer otherHead = ReportFixture.officer(
                "Phó Tham Mưu", ReportFixture.STAFF_DEPARTMENT, "POLICE", "report.narrate", "report.approve");
        Report issued = desk.take(desk.get(first), ReportStep.APPROVE, otherHead);
        issued = desk.take(issued, ReportStep.SIGN, desk.fixture.commander);
        issued = desk.take(issued, ReportStep.ISSUE, desk.fixture.clerk);
        Report next = desk.take(issued, ReportStep.REPLACE, "Sai nội dung mục II", desk.fixture.commander);
        next = desk.take(next, ReportStep.FREEZE, desk.fixture.drafter);
        assertThat(desk.read(next).paragraphs().getFirst().text()).isEqualTo("Tình hình ổn định.");
        assertThat(desk.take(next, ReportStep.APPROVE, desk.fixture.head).approvedBy())
                .isEqualTo(desk.fixture.head.name());
    }

    @Test
    void stepsOutOfOrderSayWhy() {
        Report draft = desk.start();
        assertRefused(ProblemCode.REPORT_NOT_SIGNED, () -> desk.take(draft, ReportStep.ISSUE, desk.fixture.clerk));
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertRefused(
                ProblemCode.REPORT_ALREADY_FROZEN, () -> desk.take(frozen, ReportStep.FREEZE, desk.fixture.drafter));
        assertRefused(
                ProblemCode.REPORT_STEP_OUT_OF_ORDER, () -> desk.take(frozen, ReportStep.SIGN, desk.fixture.commander));
        Report approved = desk.take(frozen, ReportStep.APPROVE, desk.fixture.head);
        desk.take(approved, ReportStep.RETURN_TO_STAFF, "Xem lại", desk.fixture.head);
        assertRefused(ProblemCode.CHANGED_MEANWHILE, () -> desk.take(frozen, ReportStep.APPROVE, desk.fixture.head));
    }

    @Test
    void unknownFormsAndWindowsAreRefusedWithWhatThereIs() {
        assertRefused(ProblemCode.REPORT_FORM_UNKNOWN, () -> desk.start("DECADE", ReportFixture.HALF_YEAR));
        assertRefused(
                ProblemCode.REPORT_WINDOW_UNKNOWN,
                () -> desk.start(ReportFixture.FORM, Window.parse("2022-01-01/2022-06-15")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.start(ReportFixture.FORM, Window.parse("2021-12-15/2022-03-15")))
                .satisfies(refused -> {
                    Problem problem = refused.problems().getFirst();
                    assertThat(problem.code()).isEqualTo(ProblemCode.REPORT_WINDOW_OF_OTHER_REGIME);
                    assertThat(problem.arguments().getLast().toString().split(", "))
                            .as("the nearest, as a calendar has them")
                            .hasSizeGreaterThan(1)
                            .isSorted();
                });
        assertRefused(
                ProblemCode.REPORT_SCOPE_UNKNOWN,
                () -> desk.fixture.as(
                        desk.fixture.drafter,
                        () -> drafting.start(
                                new BookId(77), ReportFixture.FORM, ReportFixture.HALF_YEAR, desk.fixture.drafter)));
        desk.start();
        assertRefused(ProblemCode.REPORT_EXISTS, () -> desk.start());
    }
}
