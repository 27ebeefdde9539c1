package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.report.ReportDesk.assertRefused;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.document.Block;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;

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

    private String annex(Report report) {
        ReportContent content = desk.read(report);
        return UnsettledAnnex.of(content, organisations.at(content.cutoff()), Map.of()).orElseThrow().blocks().stream()
                .map(block -> block instanceof Block.Grid grid
                        ? grid.table().rows().stream()
                                .map(row -> String.join(" | ", row.cells()))
                                .collect(Collectors.joining("\n"))
                        : block.printed())
                .collect(Collectors.joining("\n"));
    }
}
