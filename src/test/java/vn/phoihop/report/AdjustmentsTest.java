package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** Records that come, are corrected or withdrawn after the figures of their window were frozen. */
@DatabaseTest
class AdjustmentsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    ReadingReport reading;

    @Autowired
    Adjustments adjustments;

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
        assertThat(page(content, new Adjustment.Place(first.getLast().position(), desk.fixture.book.value())))
                .extracting(Adjustment::record, one -> one.before() + " → " + one.after())
                .containsExactly(tuple(late, "0 → 20"));
    }

    private List<Adjustment> page(ReportContent content, Adjustment.@Nullable Place after) {
        return desk.fixture.as(
                desk.fixture.drafter,
                () -> adjustments.list(content, content.catalogue().indicator("PATROL_PERSONNEL_TURNS"), after, 2));
    }
}
