package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.report.ReportDesk.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.catalogue.Form;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.document.Annex;
import vn.phoihop.document.Block;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** What the forces say of the lines of a report, and how what stays open is told. */
@DatabaseTest
class ReportLinesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    ReportDesk desk;

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context);
    }

    @Test
    void forcesConfirmOnlyTheirOwnLinesAndOnlyBeforeFreezing() {
        Report draft = desk.start();
        assertRefused(
                ProblemCode.REPORT_LINE_OF_OTHERS,
                () -> desk.say(
                        draft,
                        List.of("SOCIAL_ORDER_CASES_SOLVED"),
                        Confirmation.State.CONFIRMED,
                        null,
                        desk.fixture.borderGuard));
        assertRefused(
                ProblemCode.REPORT_REASON_MISSING,
                () -> desk.say(draft, List.of("PATROLS"), Confirmation.State.CONTESTED, "", desk.fixture.borderGuard));
        assertRefused(
                ProblemCode.NOT_ALLOWED,
                () -> desk.say(draft, List.of("PATROLS"), Confirmation.State.CONFIRMED, null, desk.fixture.commander));
        desk.say(
                draft,
                List.of("PATROLS"),
                Confirmation.State.CONTESTED,
                "Thiếu các cuộc tuần tra đêm",
                desk.fixture.borderGuard);
        assertThat(desk.read(draft).unsettled())
                .filteredOn(one -> one.state() == Confirmation.State.CONTESTED)
                .singleElement()
                .returns("BORDER_GUARD", Confirmation::force);
        desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertRefused(
                ProblemCode.REPORT_CONFIRMATION_CLOSED,
                () -> desk.say(
                        draft, List.of("PATROLS"), Confirmation.State.CONFIRMED, null, desk.fixture.borderGuard));
    }

    @Test
    void nobodyConfirmsAFigureThatIsAnotherByThenOrTalksOverAColleague() {
        Report draft = desk.start();
        SeenLine seen = seen(draft);
        SeenLine otherFigure = new SeenLine(seen.said(), seen.value().plus(Quantity.ONE));
        assertRefused(
                ProblemCode.REPORT_LINE_CHANGED,
                () -> desk.confirm(draft, "PATROLS", otherFigure, desk.fixture.borderGuard));
        desk.say(draft, List.of("PATROLS"), Confirmation.State.CONTESTED, "Thiếu một cuộc", desk.fixture.borderGuard);
        assertRefused(
                ProblemCode.REPORT_LINE_CHANGED, () -> desk.confirm(draft, "PATROLS", seen, desk.fixture.borderGuard));
        assertThat(seen(draft).said()).isEqualTo(Confirmation.State.CONTESTED);
        SeenLine now = SeenLine.read(seen(draft).word()).orElseThrow();
        assertRefused(ProblemCode.NOT_FOUND, () -> desk.confirm(draft, "NO_SUCH_LINE", now, desk.fixture.borderGuard));
        desk.confirm(draft, "PATROLS", now, desk.fixture.borderGuard);
        assertThat(seen(draft).said()).isEqualTo(Confirmation.State.CONFIRMED);
    }

    @Test
    void aFigureThatIsAnotherThanTheOneConfirmedIsOpenAgain() {
        desk.fixture.patrol("2022-03-01", 5);
        Report draft = desk.confirmAll(desk.start(), desk.fixture.borderGuard);
        assertThat(annex(draft)).doesNotContain("Biên phòng |");
        assertThat(desk.open(draft, desk.fixture.borderGuard)).isEmpty();
        assertThat(waiting(draft)).isZero();
        desk.fixture.patrol("2022-03-02", 5);
        assertThat(desk.open(draft, desk.fixture.borderGuard))
                .contains("PATROLS")
                .doesNotContain("SEA_PATROLS");
        assertThat(waiting(draft))
                .isEqualTo(desk.open(draft, desk.fixture.borderGuard).size());
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertOpenAgain(frozen);
        Report reopened = desk.take(frozen, ReportStep.REOPEN, "Bổ sung", desk.fixture.drafter);
        desk.confirmAll(reopened, desk.fixture.borderGuard);
        Report again = desk.take(reopened, ReportStep.FREEZE, desk.fixture.drafter);
        assertThat(annex(again)).doesNotContain("Biên phòng |");
    }

    @Test
    void aFigureCorrectedAfterReopeningIsToBeConfirmedAnew() {
        RecordKey patrol = desk.fixture.patrol("2022-03-01", 5);
        desk.fixture.patrol("2022-03-02", 5);
        Report draft = desk.confirmAll(desk.start(), desk.fixture.borderGuard);
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertThat(annex(frozen)).doesNotContain("Biên phòng |");
        Report reopened = desk.take(frozen, ReportStep.REOPEN, "Rút một cuộc", desk.fixture.drafter);
        desk.fixture.withdraw(patrol);
        assertOpenAgain(desk.take(reopened, ReportStep.FREEZE, desk.fixture.drafter));
    }

    @Test
    void aConfirmationTakenBackByHandIsNotOneOfAnotherFigure() {
        desk.fixture.patrol("2022-03-01", 5);
        Report draft = desk.confirmAll(desk.start(), desk.fixture.borderGuard);
        desk.say(draft, List.of("PATROLS"), Confirmation.State.OPEN, null, desk.fixture.borderGuard);
        Report frozen = desk.take(draft, ReportStep.FREEZE, desk.fixture.drafter);
        assertThat(desk.read(frozen).unsettled())
                .filteredOn(
                        one -> one.indicator().equals("PATROLS") && one.force().equals("BORDER_GUARD"))
                .singleElement()
                .returns(false, Confirmation::lapsed);
        assertThat(annexOf(desk.read(frozen)).notes()).isEmpty();
    }

    private void assertOpenAgain(Report frozen) {
        assertThat(annexOf(desk.read(frozen)).notes())
                .singleElement()
                .asString()
                .contains("thay đổi sau đó");
        assertThat(seen(frozen).said()).isEqualTo(Confirmation.State.OPEN);
        assertThat(desk.read(frozen).unsettled())
                .anyMatch(
                        one -> one.indicator().equals("PATROLS") && one.force().equals("BORDER_GUARD") && one.lapsed());
        assertThat(annex(frozen).lines())
                .filteredOn(line -> line.contains("Biên phòng |"))
                .singleElement()
                .asString()
                .as("the annex names the figures that were confirmed as others")
                .matches("3 \\| Biên phòng \\| \\d+/\\d+ \\| \\d.*");
        ReportView view = desk.fixture.as(
                desk.fixture.drafter,
                () -> context.getBean(ViewingReport.class).view(frozen, desk.read(frozen), desk.fixture.drafter));
        assertThat(view.sections())
                .flatExtracting(ReportView.Section::lines)
                .filteredOn(line -> line.code().equals("PATROLS"))
                .flatExtracting(line -> line.said(Confirmation.State.OPEN))
                .anyMatch(ReportView.Said::changedSince);
    }

    private int waiting(Report draft) {
        Form form = desk.read(draft).form();
        return desk.fixture.as(
                desk.fixture.borderGuard,
                () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                        .execute(status -> context.getBean(WaitingReports.class)
                                .openLines(desk.fixture.borderGuard, draft, form)));
    }

    @Test
    void aForceIsSpokenForByItsHeadAndNotByAStation() {
        Report draft = desk.start();
        assertRefused(
                ProblemCode.REPORT_LINES_BY_HEAD_OF_FORCE,
                () -> desk.say(
                        draft, List.of("PATROLS"), Confirmation.State.CONFIRMED, null, desk.fixture.borderStation));
        assertRefused(
                ProblemCode.REPORT_LINES_BY_HEAD_OF_FORCE,
                () -> desk.say(
                        draft,
                        List.of("PATROLS"),
                        Confirmation.State.CONTESTED,
                        "Đồn tính khác",
                        desk.fixture.borderStation));
        assertThat(desk.read(draft).confirmations()).isEmpty();
        desk.confirmAll(draft, desk.fixture.borderGuard);
        assertThat(desk.read(draft).confirmations()).isNotEmpty();
    }

    @Test
    void theStaffDepartmentSpeaksForItsForceWhereItCoordinatesTheBook() {
        Report draft = desk.start();
        assertRefused(
                ProblemCode.REPORT_LINES_BY_HEAD_OF_FORCE,
                () -> desk.say(draft, List.of("PATROLS"), Confirmation.State.CONFIRMED, null, desk.fixture.drafter));
        desk.fixture.coordinatedBy(ReportFixture.STAFF_DEPARTMENT);
        desk.confirmAll(draft, desk.fixture.drafter);
        assertThat(desk.read(draft).confirmations())
                .isNotEmpty()
                .allMatch(one -> one.force().equals("POLICE"));
    }

    private SeenLine seen(Report draft) {
        ReportContent content = desk.read(draft);
        return SeenLine.of(content, content.form().findLine("PATROLS").orElseThrow(), "BORDER_GUARD");
    }

    @Test
    void annexNamesWhatIsContestedOneByOneAndCountsWhatIsOpenByForce() {
        Report draft = desk.start();
        String all = annex(draft);
        assertThat(all).contains("Chưa xác nhận chỉ tiêu nào").doesNotContain("không thống nhất |");
        desk.say(
                draft,
                List.of("PATROLS"),
                Confirmation.State.CONTESTED,
                "Thiếu các cuộc tuần tra đêm",
                desk.fixture.borderGuard);
        desk.say(draft, List.of("JOINT_PATROLS"), Confirmation.State.CONFIRMED, null, desk.fixture.borderGuard);
        assertThat(annex(draft).lines())
                .contains("1 | Tuần tra, kiểm soát | Biên phòng | 0 | Thiếu các cuộc tuần tra đêm")
                .filteredOn(line -> line.contains("Biên phòng"))
                .hasSize(2)
                .last()
                .asString()
                .matches("3 \\| Biên phòng \\| \\d+/\\d+ \\| \\d.*–.*");
    }

    @Test
    void neighboursAreNamedByTheirEnds() {
        List<String> all = List.of("1", "1.1", "2", "3", "4", "5");
        assertThat(UnsettledAnnex.runs(all, List.of("1", "1.1", "2", "4", "5"))).isEqualTo("1–2; 4; 5");
        assertThat(UnsettledAnnex.runs(all, all)).isEqualTo("1–5");
        assertThat(UnsettledAnnex.runs(all, List.of())).isEmpty();
    }

    /** Two forces have written down one patrol, and no job has looked for such pairs yet. */
    @Test
    void suspectedTwinsAreSearchedForBeforeTheFiguresAreFrozen() {
        BookId book = TestBooks.inKienGiang(context);
        ReportFixture fixture = new ReportFixture(context, book);
        fixture.letterhead(ReportFixture.LETTERHEAD);
        desk = new ReportDesk(context, fixture);
        patrolledAlone(book, new UnitId(3007));
        patrolledAlone(book, new UnitId(4003));
        assertThat(desk.read(desk.frozen()).openRecords(true))
                .extracting(line -> line.number() + " " + line.what().vi())
                .containsExactly("1 Cặp hoạt động nghi ghi trùng, chưa ai quyết định");
    }

    private void patrolledAlone(BookId book, UnitId unit) {
        Instant begins = Instant.parse("2022-03-01T13:00:00Z");
        ActivityForm form = new ActivityForm(
                "PATROL",
                begins,
                begins.plus(Duration.ofHours(4)),
                new AreaId(500001),
                unit,
                List.of(),
                List.of(new Contribution(unit, "PERSONNEL_TURN", Quantity.of(4))),
                null,
                null,
                false);
        desk.fixture.asSystem(() -> context.getBean(RecordingActivity.class)
                .submit(new Submission(new RecordKey(book, UUID.randomUUID()), form, By.now("Trực ban", unit))));
    }

    @Test
    void whatIsInNoFigureIsNotToldAsCounted() {
        Report draft = desk.start();
        UnsettledRecords records = new UnsettledRecords(
                context.getBean(JdbcClient.class),
                List.of((window, books) -> List.of(open("Vụ việc chưa xác nhận", true), open("Thiếu lĩnh vực", false))),
                context.getBean(Books.class),
                context.getBean(BookSuccessions.class));
        List<Unsettled.Line> then = desk.fixture.asSystem(() -> {
            records.freeze(draft.key(), draft.window(), Set.of(desk.fixture.book));
            return records.frozen(draft.key());
        });
        assertThat(then).extracting(Unsettled.Line::counted).containsExactly(true, false);
        assertThat(annex(with(then, desk.read(draft))))
                .containsSubsequence(
                        "(vẫn được tính)", "1 | Vụ việc chưa xác nhận", "chưa được tính vào", "1 | Thiếu lĩnh vực");
        assertThat(annex(with(then.subList(1, 2), desk.read(draft)))).doesNotContain("vẫn được tính");
    }

    private static Unsettled.Line open(String what, boolean counted) {
        return new Unsettled.Line(new LocalizedText(what, what), false, counted, 2, null, "", List.of());
    }

    private static ReportContent with(List<Unsettled.Line> open, ReportContent content) {
        return new ReportContent(
                content.report(),
                content.book(),
                content.formForWindow(),
                content.cutoff(),
                content.figures(),
                content.facts(),
                content.paragraphs(),
                content.confirmations(),
                open);
    }

    private Annex annexOf(ReportContent now) {
        return UnsettledAnnex.of(now, organisations.at(now.cutoff()), Map.of()).orElseThrow();
    }

    private String annex(Report report) {
        return annex(desk.read(report));
    }

    private String annex(ReportContent content) {
        return annexOf(content).blocks().stream()
                .map(block -> block instanceof Block.Grid grid
                        ? grid.table().rows().stream()
                                .map(row -> String.join(" | ", row.cells()))
                                .collect(Collectors.joining("\n"))
                        : block.printed())
                .collect(Collectors.joining("\n"));
    }
}
