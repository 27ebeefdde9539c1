package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** What may happen to an activity after it was written down. */
class ActivityLifeTest extends ActivityFixture {

    @Test
    void correctionReversesAndTheCutoffBeforeItStays() {
        Activity patrol = as(() -> recording.submit(submission(patrol())));
        Cutoff before = as(() -> ledger.cutoff(Set.of(book)));
        as(() -> changing.correct(
                patrol.key(), 1, patrol(STATION, List.of(CITY_POLICE), 7), "Ghi sót quân số", RECORDER));
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 12L);
        assertThat(figures(before)).containsEntry("PATROL_PERSONNEL_TURNS", 9L);
        assertThat(history(patrol).getLast().tallies())
                .extracting(tally -> tally.quantity().toString())
                .containsExactlyInAnyOrder("-4", "7");
        assertRefused(
                () -> changing.correct(patrol.key(), 1, patrol(), "Sửa trên bản cũ", RECORDER),
                ProblemCode.CHANGED_MEANWHILE);
    }

    @Test
    void withdrawnRecordCountsForNothing() {
        Activity patrol = as(() -> recording.submit(submission(patrol())));
        assertRefused(() -> changing.withdraw(patrol.key(), 1, " ", RECORDER), ProblemCode.REQUIRED);
        as(() -> changing.withdraw(patrol.key(), 1, "Nhập trùng", RECORDER));
        assertThat(figures()).containsEntry("PATROLS", 0L).containsEntry("PATROL_PERSONNEL_TURNS", 0L);
        assertRefused(
                () -> changing.correct(patrol.key(), 2, patrol(), "Sửa lại", RECORDER), ProblemCode.STEP_NOT_POSSIBLE);
    }

    @Test
    void returnedRecordCountsAgainOnceItIsSubmittedAgain() {
        Submission once = submission(patrol());
        Activity patrol = as(() -> recording.submit(once));
        as(() -> changing.giveBack(patrol.key(), 1, "Thiếu giờ kết thúc", RECORDER));
        assertThat(figures()).containsEntry("PATROLS", 0L);
        as(() -> recording.submit(once));
        assertThat(figures()).containsEntry("PATROLS", 1L);
    }

    @Test
    void patrolSeenByTwoForcesStaysOnePatrol() {
        Activity patrol = as(() -> recording.submit(submission(patrol())));
        List<Contribution> putIn = List.of(new Contribution(SQUADRON, "PERSONNEL_TURN", Quantity.of(6)));
        Activity joined = as(() -> changing.join(patrol.key(), null, SQUADRON, putIn, By.now("nhap.csb", SQUADRON)));
        assertThat(joined.forces().size()).isEqualTo(3);
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 15L);
        assertThat(as(() -> changing.join(patrol.key(), null, SQUADRON, putIn, By.now("nhap.csb", SQUADRON))))
                .isEqualTo(joined);
        // All live tallies now say that three forces took part.
        assertThat(history(patrol).getLast().tallies())
                .filteredOn(tally -> !tally.reversal())
                .allMatch(tally -> tally.forces().size() == 3)
                .hasSize(5);
    }

    @Test
    void contestedRecordStillCounts() {
        Activity patrol = as(() -> recording.submit(submission(patrol())));
        Activity contested = as(() -> changing.contest(
                patrol.key(), null, CITY_POLICE, "Đơn vị không tham gia ngày này", By.now("nhap.ca", CITY_POLICE)));
        assertThat(contested.partners().getFirst().confirmation()).isEqualTo(Confirmation.CONTESTED);
        assertThat(figures()).containsEntry("PATROLS", 1L);
        as(() -> changing.confirm(patrol.key(), null, CITY_POLICE, By.now("nhap.ca", CITY_POLICE)));
        assertThat(as(() -> activities.get(patrol.key())).partners().getFirst().confirmation())
                .isEqualTo(Confirmation.CONFIRMED);
        assertThat(history(patrol)).hasSize(3);
        assertRefused(() -> changing.confirm(patrol.key(), null, SQUADRON, RECORDER), ProblemCode.UNIT_NOT_IN_RECORD);
    }

    @Test
    void draftIsInNoBookUntilItIsSubmitted() {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Activity draft = as(() -> recording.saveDraft(key, patrol(STATION, List.of(), 4), RECORDER));
        assertThat(draft.state()).isEqualTo(ActivityState.DRAFT);
        as(() -> recording.saveDraft(key, patrol(), RECORDER));
        assertThat(as(() -> ledger.history(key))).isEmpty();
        Activity submitted = as(() -> recording.submit(new Submission(key, patrol(), RECORDER)));
        assertThat(submitted.version()).isEqualTo(3);
        assertThat(figures()).containsEntry("PATROL_PERSONNEL_TURNS", 9L);
    }
}
