package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Bulk;
import vn.phoihop.web.Chosen;

/** Who may do what with an activity. */
class ActivityDeskTest extends ActivityFixture {

    private static final UnitId BORDER_COMMAND = new UnitId(3000);
    private static final UnitId STRANGER = new UnitId(4003);

    @Autowired
    ActivityDesk desk;

    @Autowired
    BulkSteps bulk;

    @Autowired
    LikelyTwins twins;

    @Autowired
    FindingActivities finding;

    @Autowired
    FillingForm filling;

    SignedIn leader;
    SignedIn partner;
    SignedIn stranger;

    @BeforeEach
    void appoint() {
        leader = staff(Role.RECORDER, STATION);
        partner = staff(Role.RECORDER, CITY_POLICE);
        stranger = staff(Role.RECORDER, STRANGER);
    }

    @Test
    void eachTakesItsOwnStepsAndNoOthers() {
        Activity patrol = submitted();
        assertThat(may(leader, patrol)).containsExactlyInAnyOrder(ActivityStep.CORRECT, ActivityStep.WITHDRAW);
        assertThat(may(partner, patrol)).containsExactlyInAnyOrder(ActivityStep.CONFIRM, ActivityStep.CONTEST);
        assertThat(may(stranger, patrol)).isEmpty();
        assertThat(may(staff(Role.COMMANDER, BORDER_COMMAND), patrol)).containsExactly(ActivityStep.RETURN);
        assertThat(may(staff(Role.INSPECTOR, STATION), patrol)).isEmpty();
        assertThat(may(staff(Role.COMMANDER, CITY_POLICE), patrol))
                .containsExactlyInAnyOrder(ActivityStep.CONFIRM, ActivityStep.CONTEST);
    }

    @Test
    void whoIsNotInTheRecordNeitherSeesNorTouchesIt() {
        Activity patrol = submitted();
        assertCode(stranger, () -> desk.get(patrol.key()), ProblemCode.NOT_FOUND);
        assertCode(stranger, () -> desk.confirm(patrol.key(), null, CITY_POLICE), ProblemCode.NOT_FOUND);
        assertCode(partner, () -> desk.withdraw(patrol.key(), 1, "Không phải việc của tôi"), ProblemCode.NOT_ALLOWED);
        assertCode(leader, () -> desk.confirm(patrol.key(), 1, CITY_POLICE), ProblemCode.NOT_ALLOWED);
        assertThat(history(patrol)).hasSize(1);
    }

    @Test
    void anothersRecordIsNotTakenByItsId() {
        Activity patrol = submitted();
        ActivityForm own = patrol(STRANGER, List.of(), 3);
        assertThat(catchThrowableOfType(
                        RuntimeException.class, () -> stranger.run(() -> desk.submit(patrol.key(), 0, read(own)))))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        RuntimeException.class, () -> stranger.run(() -> desk.saveDraft(patrol.key(), 1, read(own)))))
                .isNotNull();
        assertThat(leader.run(() -> desk.get(patrol.key()))).isEqualTo(patrol);
        assertCode(stranger, () -> desk.get(patrol.key()), ProblemCode.NOT_FOUND);
    }

    @Test
    void aSuperiorWritesDownForAUnitBelow() {
        SignedIn command = staff(Role.STAFF_OFFICER, BORDER_COMMAND);
        Activity patrol = command.run(() -> desk.submit(key(), 0, read(patrol(STATION, List.of(), 4))));
        assertThat(patrol.recorded().unit()).isEqualTo(BORDER_COMMAND);
        assertThat(may(leader, patrol)).contains(ActivityStep.CORRECT);
        assertThat(may(command, patrol)).contains(ActivityStep.CORRECT);
    }

    @Test
    void aLeadForWhichAnotherUnitWroteItDownIsAskedLikeAPartner() {
        Activity patrol = partner.run(() -> desk.submit(key(), 0, read(patrol())));
        assertThat(patrol.partners()).extracting(Participant::confirmation).containsExactly(Confirmation.CONFIRMED);
        assertThat(patrol.confirmation()).isEqualTo(Confirmation.PENDING);
        assertThat(may(leader, patrol)).contains(ActivityStep.CONFIRM, ActivityStep.CONTEST, ActivityStep.CORRECT);
        assertThat(leader.run(() -> finding.count(ActivityFilter.waiting(book), 1)))
                .isEqualTo(1);
        leader.run(() -> desk.contest(patrol.key(), 1, null, "Đồn chỉ huy tổ khác"));
        assertThat(leader.run(() -> desk.confirm(patrol.key(), 2, null)).confirmation())
                .isEqualTo(Confirmation.CONFIRMED);
        assertThat(leader.run(() -> finding.count(ActivityFilter.waiting(book), 1)))
                .isZero();
    }

    @Test
    void aLeadThatCorrectsWhatWasWrittenForItHasConfirmedIt() {
        SignedIn command = staff(Role.STAFF_OFFICER, BORDER_COMMAND);
        Activity patrol = command.run(() -> desk.submit(key(), 0, read(patrol(STATION, List.of(), 4))));
        assertThat(patrol.confirmation()).isEqualTo(Confirmation.PENDING);
        Activity mended = leader.run(
                () -> desk.correct(patrol.key(), 1, read(patrol(STATION, List.of(), 5)), "Đúng quân số của đồn"));
        assertThat(mended.confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertThat(history(patrol)).hasSize(2);
    }

    @Test
    void theWriterAmendsForAQuarterOfAnHourWithoutSayingWhy() {
        Activity patrol = submitted();
        Activity amended =
                leader.run(() -> desk.correct(patrol.key(), 1, read(patrol(STATION, List.of(CITY_POLICE), 5)), null));
        assertThat(amended.version()).isEqualTo(2);
        SignedIn colleague = staff(Role.RECORDER, STATION);
        assertCode(
                colleague,
                () -> desk.correct(patrol.key(), 2, read(patrol(STATION, List.of(CITY_POLICE), 6)), " "),
                ProblemCode.REQUIRED);
        Instant earlier = Instant.now().minus(Duration.ofMinutes(16));
        RecordKey old = key();
        leader.run(() -> recording.submit(new Submission(old, patrol(), new By(leader.name(), STATION, earlier))));
        assertCode(
                leader,
                () -> desk.correct(old, 1, read(patrol(STATION, List.of(CITY_POLICE), 5)), null),
                ProblemCode.REQUIRED);
    }

    @Test
    void aContestIsAnsweredByCorrectingAndSettledByConfirming() {
        Activity patrol = submitted();
        partner.run(() -> desk.contest(patrol.key(), 1, null, "Chỉ có 4 đồng chí tham gia"));
        Activity corrected = leader.run(() ->
                desk.correct(patrol.key(), 2, read(patrol(STATION, List.of(CITY_POLICE), 7)), "Theo ý kiến Công an"));
        assertThat(corrected.confirmation()).isEqualTo(Confirmation.PENDING);
        assertThat(corrected.partners().getFirst().reason()).isEqualTo("Chỉ có 4 đồng chí tham gia");
        Activity settled = partner.run(() -> desk.confirm(patrol.key(), 3, null));
        assertThat(settled.confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertCode(partner, () -> desk.contest(patrol.key(), 2, null, "Bản cũ"), ProblemCode.CHANGED_MEANWHILE);
    }

    @Test
    void aContestIsAnsweredByARemarkOfALeadThatStandsByWhatItWrote() {
        Activity patrol = submitted();
        assertCode(leader, () -> desk.uphold(patrol.key(), 1, "Đúng rồi"), ProblemCode.NOT_CONTESTED);
        partner.run(() -> desk.contest(patrol.key(), 1, null, "Chỉ có 4 đồng chí tham gia"));
        Activity unchanged = leader.run(() -> desk.correct(patrol.key(), 2, read(patrol()), "Vẫn đúng"));
        assertThat(unchanged.version()).as("nothing differs").isEqualTo(2);
        assertThat(unchanged.confirmation()).isEqualTo(Confirmation.CONTESTED);
        assertThat(ActivityDesk.possible(unchanged)).contains(ActivityStep.UPHOLD);
        assertCode(partner, () -> desk.uphold(patrol.key(), 2, "Của tôi"), ProblemCode.NOT_ALLOWED);
        assertCode(leader, () -> desk.uphold(patrol.key(), 2, " "), ProblemCode.REQUIRED);
        Activity upheld = leader.run(() -> desk.uphold(patrol.key(), 2, "Theo sổ trực là 5 đồng chí"));
        assertThat(upheld.confirmation()).isEqualTo(Confirmation.PENDING);
        assertThat(upheld.reason()).isEqualTo("Theo sổ trực là 5 đồng chí");
        assertThat(upheld.partners().getFirst().reason()).isEqualTo("Chỉ có 4 đồng chí tham gia");
        assertThat(upheld.form()).isEqualTo(patrol.form());
        assertThat(ActivityDesk.possible(upheld)).doesNotContain(ActivityStep.UPHOLD);
        Activity again = partner.run(() -> desk.contest(patrol.key(), 3, null, "Sổ trực ghi nhầm"));
        assertThat(again.confirmation()).isEqualTo(Confirmation.CONTESTED);
        assertThat(history(patrol))
                .extracting(Entry::event)
                .containsExactly("ACTIVITY_SUBMITTED", "ACTIVITY_CONTESTED", "ACTIVITY_UPHELD", "ACTIVITY_CONTESTED");
    }

    @Test
    void whoHasConfirmedIsAskedAgainOnlyAboutWhatConcernsIt() {
        Activity patrol = submitted();
        partner.run(() -> desk.confirm(patrol.key(), 1, null));
        Activity own = leader.run(() -> desk.correct(
                patrol.key(), 2, read(patrol(STATION, List.of(CITY_POLICE), 9)), "Ghi sót quân số của đồn"));
        assertThat(own.confirmation()).isEqualTo(Confirmation.CONFIRMED);
        ActivityForm form = patrol();
        ActivityForm later = new ActivityForm(
                form.kind(),
                form.startsAt().plusSeconds(3600),
                form.endsAt(),
                form.area(),
                form.lead(),
                form.partners(),
                form.contributions(),
                null,
                null,
                false);
        Activity moved = leader.run(() -> desk.correct(patrol.key(), 3, read(later), "Bắt đầu muộn hơn"));
        assertThat(moved.confirmation()).isEqualTo(Confirmation.PENDING);
    }

    @Test
    void aDraftIsChangedOnlyByWhoSawIt() {
        RecordKey key = key();
        leader.run(() -> desk.saveDraft(key, 0, read(patrol(STATION, List.of(), 4))));
        assertCode(leader, () -> desk.saveDraft(key, 0, read(patrol())), ProblemCode.WRITTEN_ALREADY);
        leader.run(() -> desk.saveDraft(key, 1, read(patrol())));
        assertCode(
                leader, () -> desk.submit(key, 1, read(patrol(STATION, List.of(), 5))), ProblemCode.CHANGED_MEANWHILE);
        assertCode(partner, () -> desk.get(key), ProblemCode.NOT_FOUND);
        assertThat(leader.run(() -> desk.submit(key, 2, read(patrol()))).state())
                .isEqualTo(ActivityState.SUBMITTED);
        assertThat(partner.run(() -> desk.get(key)).key()).isEqualTo(key);
    }

    @Test
    void manyAtOnceSayWhichFailedAndWhy() {
        RecordKey ready = key();
        RecordKey lacking = key();
        leader.run(() -> desk.saveDraft(ready, 0, read(patrol())));
        leader.run(() -> desk.saveDraft(
                lacking,
                0,
                read(form("PATROL", LocalDateTime.of(2022, 3, 1, 20, 0), STATION, List.of(), List.of(), null))));
        Bulk<Chosen> outcome =
                leader.run(() -> bulk.take(ActivityStep.SUBMIT, List.of(any(ready), any(lacking), any(key()))));
        assertThat(outcome.done()).containsExactly(any(ready));
        assertThat(outcome.failed())
                .extracting(failed -> failed.problems().getFirst().code())
                .containsExactly(ProblemCode.MEASURE_REQUIRED, ProblemCode.NOT_FOUND);
        assertThat(partner.run(() -> bulk.take(ActivityStep.CONFIRM, List.of(any(ready))))
                        .done())
                .containsExactly(any(ready));
    }

    @Test
    void whoConfirmsManyConfirmsWhatTheListShowedAndNotWhatWasMadeOfItSince() {
        Activity seen = submitted();
        Activity corrected = leader.run(
                () -> desk.correct(seen.key(), 1, read(patrol(STATION, List.of(CITY_POLICE), 6)), "Nhập nhầm"));
        Bulk<Chosen> outcome =
                partner.run(() -> bulk.take(ActivityStep.CONFIRM, List.of(new Chosen(seen.key(), seen.version()))));
        assertThat(outcome.failed())
                .extracting(failed -> failed.problems().getFirst().code())
                .containsExactly(ProblemCode.CHANGED_MEANWHILE);
        assertThat(partner.run(() ->
                                bulk.take(ActivityStep.CONFIRM, List.of(new Chosen(seen.key(), corrected.version()))))
                        .failed())
                .isEmpty();
    }

    private static Chosen any(RecordKey record) {
        return new Chosen(record, null);
    }

    @Test
    void aLikelyTwinIsHintedAtAlsoWhenItIsOutOfSight() {
        Activity patrol = submitted();
        SignedIn otherStation = staff(Role.RECORDER, new UnitId(3006));
        Activity other = otherStation.run(() -> desk.submit(key(), 0, read(patrol(new UnitId(3006), List.of(), 3))));
        assertThat(otherStation.run(() -> twins.list(other)))
                .extracting(LikelyTwins.Twin::key)
                .containsExactly(patrol.key());
        assertCode(otherStation, () -> desk.get(patrol.key()), ProblemCode.NOT_FOUND);
    }

    @Test
    void theFormRemembersWhatTheUnitChoseLast() {
        submitted();
        Map<String, String> fresh =
                leader.run(() -> filling.fresh(filling.latest(book, leader), leader, book, Optional.empty()));
        assertThat(fresh)
                .containsEntry("kind", "PATROL")
                .containsEntry("area", HA_TIEN_WATERS.toString())
                .containsEntry("partners[0]", CITY_POLICE.toString())
                .doesNotContainKeys("partners[0].PERSONNEL_TURN", "lead.PERSONNEL_TURN", "title");
    }

    @Test
    void whatWasWithdrawnIsNotOfferedAgain() {
        submitted();
        Activity mistaken = leader.run(() -> desk.submit(key(), 0, read(patrol(STATION, List.of(SQUADRON), 4))));
        assertThat(latest()).contains(mistaken.key());
        leader.run(() -> desk.withdraw(mistaken.key(), 1, "Nhập nhầm"));
        assertThat(latest()).hasSize(1).doesNotContain(mistaken.key());
        assertThat(leader.run(() -> filling.fresh(filling.latest(book, leader), leader, book, Optional.empty())))
                .containsEntry("partners[0]", CITY_POLICE.toString());
    }

    private List<RecordKey> latest() {
        return leader.run(
                () -> filling.latest(book, leader).stream().map(Activity::key).toList());
    }

    private Activity submitted() {
        return leader.run(() -> desk.submit(key(), 0, read(patrol())));
    }

    private Set<ActivityStep> may(SignedIn who, Activity activity) {
        return who.run(() -> Arrays.stream(ActivityStep.values())
                .filter(step -> desk.may(step, activity))
                .collect(Collectors.toSet()));
    }

    private void assertCode(SignedIn who, Supplier<?> work, ProblemCode code) {
        assertThat(catchThrowableOfType(Refused.class, () -> who.run(work)).problems())
                .extracting(Problem::code)
                .contains(code);
    }

    private RecordKey key() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private SignedIn staff(Role role, UnitId unit) {
        return TestStaff.named(context, "Cán bộ " + UUID.randomUUID())
                .as(role, book, unit)
                .signedIn();
    }

    private static TypedActivity.Read read(ActivityForm form) {
        return new TypedActivity.Read(
                form,
                List.of(),
                IntStream.range(0, form.partners().size()).boxed().toList());
    }
}
