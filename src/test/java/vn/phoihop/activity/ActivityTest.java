package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What an activity counts for. */
class ActivityTest extends ActivityFixture {

    @Test
    void submittedPatrolIsCountedOnceForItsLeadAndCreditsEachUnit() {
        Activity patrol = as(() -> recording.submit(submission(patrol())));
        assertThat(patrol.state()).isEqualTo(ActivityState.SUBMITTED);
        assertThat(patrol.forces().size()).isEqualTo(2);
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("JOINT_PATROLS", 1L);
        assertThat(figures()).containsEntry("PATROL_PERSONNEL_TURNS", 9L).containsEntry("PATROL_CRAFT_TURNS", 1L);
        assertThat(as(() -> activities.get(patrol.key()))).isEqualTo(patrol);
    }

    @Test
    void sentTwiceItIsOneRecordAndOneEntry() {
        Submission once = submission(patrol());
        Activity first = as(() -> recording.submit(once));
        assertThat(as(() -> recording.submit(once))).isEqualTo(first);
        assertThat(history(first)).hasSize(1);
        Submission other = new Submission(once.key(), patrol(STATION, List.of(), 4), RECORDER);
        assertRefused(() -> recording.submit(other), ProblemCode.WRITTEN_ALREADY);
    }

    @Test
    void patrolAcrossMidnightCountsOnTheDayItBegan() {
        ActivityForm late = form("PATROL", LocalDateTime.of(2022, 6, 14, 23, 30), STATION, List.of(), FOUR, null);
        assertThat(as(() -> recording.submit(submission(late))).occurredOn()).isEqualTo(LocalDate.of(2022, 6, 14));
        ActivityForm after = form("PATROL", LocalDateTime.of(2022, 6, 15, 0, 0), STATION, List.of(), FOUR, null);
        as(() -> recording.submit(submission(after)));
        assertThat(figures()).containsEntry("PATROLS", 1L);
    }

    @Test
    void exerciseRecordsNeverEnterRealFigures() {
        ActivityForm real = patrol();
        ActivityForm invented = new ActivityForm(
                real.kind(),
                real.startsAt(),
                real.endsAt(),
                real.area(),
                real.lead(),
                real.partners(),
                real.contributions(),
                null,
                null,
                true);
        as(() -> recording.submit(submission(invented)));
        assertThat(figures()).containsEntry("PATROLS", 0L).containsEntry("PATROL_PERSONNEL_TURNS", 0L);
    }

    @Test
    void outreachCountsSessionsAndThoseWhoCame() {
        List<Contribution> putIn = List.of(
                new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(4)),
                new Contribution(STATION, "ATTENDANCE", Quantity.of(120)));
        ActivityForm outreach = form("OUTREACH", LocalDateTime.of(2022, 3, 1, 8, 0), STATION, List.of(), putIn, null);
        as(() -> recording.submit(submission(outreach)));
        assertThat(figures()).containsEntry("OUTREACH_SESSIONS", 1L).containsEntry("OUTREACH_ATTENDANCES", 120L);
    }

    @Test
    void allProblemsAreToldAtOnceAndNothingIsWritten() {
        ActivityForm bad = new ActivityForm(
                "PARADE",
                at(LocalDateTime.of(2022, 3, 1, 8, 0)),
                at(LocalDateTime.of(2022, 3, 1, 7, 0)),
                new AreaId(1001),
                new UnitId(999_999),
                List.of(CITY_POLICE, CITY_POLICE),
                List.of(),
                "Liên hệ 0912345678",
                null,
                false);
        Submission submission = submission(bad);
        assertThatThrownBy(() -> as(() -> recording.submit(submission)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactlyInAnyOrder(
                                        ProblemCode.ENDS_BEFORE_IT_BEGINS,
                                        ProblemCode.AREA_OUTSIDE_BOOK,
                                        ProblemCode.UNIT_UNKNOWN_ON_DAY,
                                        ProblemCode.NAMED_TWICE,
                                        ProblemCode.NOT_IN_CATALOGUE,
                                        ProblemCode.TEXT_WITH_PHONE));
        assertThat(as(() -> activities.find(submission.key()))).isEmpty();
    }

    @Test
    void drillIsNeverPlacedMoreFinelyThanADistrict() {
        ActivityForm patrol = patrol();
        ActivityForm drill = new ActivityForm(
                "DRILL",
                patrol.startsAt(),
                patrol.endsAt(),
                new AreaId(130766),
                patrol.lead(),
                patrol.partners(),
                patrol.contributions(),
                null,
                null,
                false);
        assertRefused(() -> recording.submit(submission(drill)), ProblemCode.AREA_TOO_FINE);
    }

    @Test
    void manyAtOnceFollowTheSameRulesAllOrNone() {
        List<Submission> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(submission(patrol()));
        }
        as(() -> recording.submitAll(many));
        assertThat(figures()).containsEntry("PATROLS", 200L).containsEntry("PATROL_PERSONNEL_TURNS", 1800L);
        List<Submission> withBad =
                new ArrayList<>(List.of(submission(patrol()), submission(patrol(SQUADRON, List.of(SQUADRON), 1))));
        assertThatThrownBy(() -> as(() -> recording.submitAll(withBad)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().where())
                                .isEqualTo("[1].partners[0]"));
        assertThat(figures()).containsEntry("PATROLS", 200L);
        assertThat(Acting.asSystem(() -> verification.verify(book))).matches(Verification.Finding::holds);
    }
}
