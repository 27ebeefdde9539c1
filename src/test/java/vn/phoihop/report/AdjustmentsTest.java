package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Records that come, are corrected or withdrawn after the figures of their window were frozen. */
@DatabaseTest
class AdjustmentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    ReadingReport reading;

    @Autowired
    Adjustments adjustments;

    @Autowired
    ComparingReport comparing;

    ReportDesk desk;

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context);
    }

    @Test
    void laterRecordsAreAdjustmentsAndTheFrozenFigureStandsAndCanBeComputedAgain() {
        RecordKey corrected = desk.fixture.patrol("2022-03-01", 3);
        RecordKey withdrawn = desk.fixture.patrol("2022-03-02", 3);
        Report frozen = desk.frozen();
        desk.fixture.patrol("2022-03-03", 10);
        desk.fixture.patrol("2022-07-03", 10);
        desk.fixture.correct(corrected, "2022-03-01", 5);
        desk.fixture.withdraw(withdrawn);
        ReportContent content = desk.read(frozen);
        assertThat(content.figure("PATROLS").value()).isEqualTo(Quantity.of(2));
        assertThat(desk.fixture.as(desk.fixture.drafter, () -> reading.recompute(frozen)))
                .isEqualTo(content.figures());
        assertThat(desk.fixture.as(desk.fixture.drafter, () -> adjustments.sums(content)))
                .containsEntry("PATROL_PERSONNEL_TURNS", new Adjustment.Sum(3, Quantity.of(18)))
                // One came, one went: the figure is the same, and both are told.
                .containsEntry("PATROLS", new Adjustment.Sum(2, Quantity.ZERO));
    }

    @Test
    void eachLateRecordSaysWhatChangedNewestFirstAPageAtATime() {
        RecordKey corrected = desk.fixture.patrol("2022-03-01", 3);
        RecordKey withdrawn = desk.fixture.patrol("2022-03-02", 3);
        Report frozen = desk.frozen();
        RecordKey late = desk.fixture.patrol("2022-03-03", 10);
        desk.fixture.correct(corrected, "2022-03-01", 5);
        desk.fixture.withdraw(withdrawn);
        ReportContent content = desk.read(frozen);
        List<Adjustment> first = page(content, null);
        assertThat(first)
                .extracting(Adjustment::record, one -> one.before() + " → " + one.after())
                .containsExactly(tuple(withdrawn, "6 → 0"), tuple(corrected, "6 → 10"));
        assertThat(page(content, first.getLast().place()))
                .extracting(Adjustment::record, one -> one.before() + " → " + one.after())
                .containsExactly(tuple(late, "0 → 20"));
    }

    @Test
    void theEntryThatMadeTheDifferenceIsNamedAndNotOneThatOnlyTouchedTheRecord() {
        RecordKey moved = desk.fixture.patrol("2022-06-20", 3);
        Report frozen = desk.frozen();
        desk.fixture.write(moved, "ACTIVITY_CORRECTED", "A", "Sai ngày", "2022-06-10", 3);
        RecordKey late = desk.fixture.patrol("2022-03-03", 4);
        desk.fixture.write(late, "ACTIVITY_CORRECTED", "A", "Đếm thiếu", "2022-03-03", 5);
        desk.fixture.joinCustoms(moved, "B", "2022-06-10", 3);
        desk.fixture.joinCustoms(late, "B", "2022-03-03", 5);
        assertThat(late(desk.read(frozen), "PATROLS", null, 100))
                .extracting(Adjustment::record, Adjustment::event, Adjustment::actor, Adjustment::reason)
                .containsExactly(
                        tuple(late, "ACTIVITY_SUBMITTED", "thử", null),
                        tuple(moved, "ACTIVITY_CORRECTED", "A", "Sai ngày"));
        assertThat(page(desk.read(frozen), null))
                .extracting(Adjustment::record, Adjustment::actor, Adjustment::reason, Adjustment::occurredOn)
                .containsExactly(
                        tuple(late, "A", "Đếm thiếu", LocalDate.parse("2022-03-03")),
                        tuple(moved, "A", "Sai ngày", LocalDate.parse("2022-06-10")));
    }

    @Test
    void theReportIsComputedAgainAndComparedWithNow() {
        RecordKey corrected = desk.fixture.patrol("2022-03-01", 3);
        RecordKey withdrawn = desk.fixture.patrol("2022-03-02", 3);
        desk.fixture.patrol("2022-03-02", 4);
        Report frozen = desk.frozen();
        desk.fixture.correct(corrected, "2022-03-01", 5);
        desk.fixture.withdraw(withdrawn);
        Comparison compared = compared(frozen);
        assertThat(compared.holds()).isTrue();
        Comparison.Line patrols = line(compared, "PATROLS");
        assertThat(patrols.frozen()).isEqualTo(Quantity.of(3)).isEqualTo(patrols.recomputed());
        assertThat(patrols.now()).isEqualTo(Quantity.of(2));
        assertThat(patrols.difference()).isEqualTo(Quantity.of(-1)).isEqualTo(patrols.late());
        assertThat(patrols.records()).isEqualTo(1);
        assertThat(line(compared, "PATROL_PERSONNEL_TURNS").difference()).isEqualTo(Quantity.of(-2));
        assertThat(line(compared, "DRILLS").differs()).isFalse();
        assertThat(compared.lines()).allMatch(line -> line.unexplained().isZero());
        assertThat(late(compared.content(), null, null, 100))
                .as("one row for each record and figure")
                .hasSize((int) compared.lines().stream()
                        .mapToLong(Comparison.Line::records)
                        .sum())
                .extracting(Adjustment::figure, one -> one.before() + " → " + one.after())
                .contains(tuple("PATROLS", "1 → 0"), tuple("PATROL_PERSONNEL_TURNS", "6 → 10"));
    }

    @Test
    void aFigureThatIsNotWhatTheBookGivesRaisesTheAlarm() {
        desk.fixture.patrol("2022-03-01", 3);
        Report frozen = desk.frozen();
        desk.fixture.asSystem(() -> context.getBean(JdbcClient.class)
                .sql("update report_figure set value = value + 1 where report = :id and code = 'PATROLS'")
                .param("id", frozen.key().id())
                .update());
        Comparison compared = compared(frozen);
        assertThat(compared.holds()).isFalse();
        assertThat(line(compared, "PATROLS").holds()).isFalse();
        assertThat(line(compared, "DRILLS").holds()).isTrue();
    }

    @Test
    void aDraftHasNothingToBeCompared() {
        desk.fixture.patrol("2022-03-01", 3);
        Report draft = desk.start();
        assertThatThrownBy(() -> desk.fixture.as(desk.fixture.drafter, () -> comparing.frozen(draft.key())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.REPORT_NOT_FROZEN));
    }

    private Comparison compared(Report frozen) {
        return desk.fixture.as(desk.fixture.drafter, () -> comparing.compare(comparing.frozen(frozen.key())));
    }

    private static Comparison.Line line(Comparison compared, String code) {
        return compared.lines().stream()
                .filter(line -> line.indicator().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<Adjustment> page(ReportContent content, Adjustment.@Nullable Place after) {
        return late(content, "PATROL_PERSONNEL_TURNS", after, 2);
    }

    private List<Adjustment> late(
            ReportContent content, @Nullable String figure, Adjustment.@Nullable Place after, int limit) {
        return desk.fixture.as(
                desk.fixture.drafter, () -> adjustments.list(content, content.window(), figure, after, limit));
    }
}
