package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.JoinDesk.Own;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What a unit wrote down goes into the record that is there: all of it, once, and over nobody's word. */
class JoiningTest extends ActivityFixture {

    private static final UnitId NEIGHBOUR = new UnitId(3006);
    private static final LocalDateTime NIGHT = LocalDateTime.of(2022, 3, 1, 20, 0);

    @Autowired
    ActivityDesk desk;

    @Autowired
    JoinDesk joining;

    @Autowired
    MergingActivities merging;

    SignedIn leader;
    SignedIn neighbour;

    @BeforeEach
    void appoint() {
        leader = staff(STATION);
        neighbour = staff(NEIGHBOUR);
    }

    /** How many listened belongs to the session, not to a unit; the record that stays has its own number. */
    @Test
    void outreachThatAsksForTheNumberOfListenersIsJoinedLikeAnythingElse() {
        Activity session = submit(leader, outreach(STATION, 4, 120));
        Activity again = submit(neighbour, outreach(NEIGHBOUR, 3, 100));
        Activity joined = neighbour.run(() -> joining.join(session.key(), null, Own.of(again)));
        assertThat(joined.contributions())
                .containsExactly(
                        new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(4)),
                        new Contribution(STATION, "ATTENDANCE", Quantity.of(120)),
                        new Contribution(NEIGHBOUR, "PERSONNEL_TURN", Quantity.of(3)));
        Own typed = new Own(key(), 0, outreach(SQUADRON, 2, 90));
        assertThat(staff(SQUADRON)
                        .run(() -> joining.join(session.key(), null, typed))
                        .putIn(SQUADRON))
                .as("from the form, with the number of listeners filled in")
                .containsExactly(new Contribution(SQUADRON, "PERSONNEL_TURN", Quantity.of(2)));
    }

    /** Neither has seen the record; the second is told that a colleague was faster, and looks. */
    @Test
    void twoOfOneUnitWhoJoinARecordOutOfSightDoNotOverwriteEachOther() {
        Activity patrol = submit(leader, patrol());
        SignedIn colleague = staff(NEIGHBOUR);
        Activity joined = neighbour.run(() -> joining.join(patrol.key(), null, typed(5)));
        assertCode(colleague, () -> joining.join(patrol.key(), null, typed(7)), ProblemCode.CHANGED_MEANWHILE);
        assertThat(colleague.run(() -> joining.join(patrol.key(), null, typed(5))))
                .as("the same once more changes nothing")
                .isEqualTo(joined);
        assertThat(colleague
                        .run(() -> joining.join(patrol.key(), joined.version(), typed(7)))
                        .putIn(NEIGHBOUR))
                .as("having seen it")
                .containsExactly(putIn(NEIGHBOUR, 7));
    }

    @Test
    void whomTheLeadNamedWithoutAmountsFillsThemInUnseen() {
        Activity patrol = submit(leader, form("PATROL", NIGHT, STATION, List.of(NEIGHBOUR), FOUR, null));
        assertThat(neighbour
                        .run(() -> joining.join(patrol.key(), null, typed(5)))
                        .putIn(NEIGHBOUR))
                .containsExactly(putIn(NEIGHBOUR, 5));
    }

    @Test
    void whatIsOfAnotherKindOrOnlyInventedDoesNotGoIntoARecordInSight() {
        Activity patrol = submit(leader, patrol(STATION, List.of(NEIGHBOUR), 4));
        Activity training = submit(neighbour, alone("TRAINING", NEIGHBOUR, 3));
        assertCode(
                neighbour,
                () -> joining.join(patrol.key(), patrol.version(), Own.of(training)),
                ProblemCode.JOIN_NO_TWIN);
        ActivityForm real = alone("PATROL", NEIGHBOUR, 3);
        Activity invented = submit(
                neighbour,
                new ActivityForm(
                        real.kind(),
                        real.startsAt(),
                        real.endsAt(),
                        real.area(),
                        real.lead(),
                        real.partners(),
                        real.contributions(),
                        null,
                        null,
                        true));
        assertCode(
                neighbour,
                () -> joining.join(patrol.key(), patrol.version(), Own.of(invented)),
                ProblemCode.JOIN_NO_TWIN);
        assertThat(neighbour.run(() -> desk.get(training.key())).state()).isEqualTo(ActivityState.SUBMITTED);
    }

    /** Of what goes every part is in the record that stays, also where a program names the unit that joins. */
    @Test
    void whoJoinsWithOneUnitLeavesNoneOfTheOthersBehind() {
        UnitId commandPost = new UnitId(3000);
        SignedIn command = staff(commandPost);
        Activity patrol = submit(staff(CITY_POLICE), alone("PATROL", CITY_POLICE, 4));
        Activity own = submit(
                command,
                form(
                        "PATROL",
                        NIGHT,
                        STATION,
                        List.of(NEIGHBOUR),
                        List.of(putIn(STATION, 4), putIn(NEIGHBOUR, 3)),
                        null));
        assertCode(
                command,
                () -> joining.join(patrol.key(), null, STATION, List.of(putIn(STATION, 4)), Own.of(own)),
                ProblemCode.JOIN_LEAVES_OWN);
        ActivityForm without = alone("PATROL", STATION, 4);
        assertCode(
                command,
                () -> joining.join(patrol.key(), null, new Own(own.key(), own.version(), without)),
                ProblemCode.JOIN_LEAVES_OTHERS);
        Activity joined = command.run(() -> joining.join(patrol.key(), null, Own.of(own)));
        assertThat(joined.units()).containsExactly(CITY_POLICE, STATION, NEIGHBOUR);
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 11L);
    }

    @Test
    void whatWasToldApartIsNotJoined() {
        Activity patrol = submit(leader, patrol(STATION, List.of(NEIGHBOUR), 4));
        Activity own = submit(neighbour, alone("PATROL", NEIGHBOUR, 3));
        Acting.asSystem(() -> merging.tellApart(
                new Seen(patrol.key(), 1), new Seen(own.key(), 1), "Hai tổ", By.now("thường trực", new UnitId(1))));
        Activity told = neighbour.run(() -> desk.get(own.key()));
        assertCode(neighbour, () -> joining.join(patrol.key(), null, Own.of(told)), ProblemCode.MERGE_TOLD_APART);
    }

    /** The coordination office sees every record, and is in none of these. */
    @Test
    void whoSeesARecordJoinsItThoughNoneOfItsUnitsIsInIt() {
        UnitId coordination = new UnitId(1001);
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, coordination, LocalDate.of(2020, 1, 1)));
        SignedIn office = staff(coordination);
        Activity patrol = submit(leader, patrol());
        List<Contribution> two = List.of(putIn(coordination, 2));
        assertCode(
                neighbour,
                () -> joining.join(patrol.key(), 1, NEIGHBOUR, List.of(putIn(NEIGHBOUR, 3)), null),
                ProblemCode.NOT_FOUND);
        Activity joined = office.run(() -> joining.join(patrol.key(), patrol.version(), coordination, two, null));
        assertThat(joined.putIn(coordination)).containsExactlyElementsOf(two);
        Activity other = submit(leader, alone("PATROL", STATION, 4));
        Activity own = submit(office, alone("PATROL", coordination, 2));
        assertThat(office.run(() -> joining.join(other.key(), other.version(), Own.of(own)))
                        .units())
                .as("with a record of its own")
                .containsExactly(STATION, coordination);
        Activity gone = submit(leader, alone("PATROL", STATION, 4));
        leader.run(() -> desk.withdraw(gone.key(), 1, "Ghi trùng"));
        assertCode(
                office, () -> joining.join(gone.key(), null, coordination, two, null), ProblemCode.STEP_NOT_POSSIBLE);
    }

    /** Each wants to give up its own record for the other's, in the same second. */
    @Test
    void ofTwoUnitsThatJoinEachOthersRecordsOneIsFasterAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 5; round++) {
            Activity one = submit(leader, alone("PATROL", STATION, 4));
            Activity other = submit(neighbour, alone("PATROL", NEIGHBOUR, 3));
            CyclicBarrier start = new CyclicBarrier(2);
            List<Callable<Optional<ProblemCode>>> both =
                    List.of(() -> joined(start, leader, other, one), () -> joined(start, neighbour, one, other));
            List<Optional<ProblemCode>> ends = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Optional<ProblemCode>> end : threads.invokeAll(both)) {
                    ends.add(end.get());
                }
            }
            assertThat(ends).containsOnlyOnce(Optional.empty());
            assertThat(ends.stream().flatMap(Optional::stream))
                    .as("never stopped by the other")
                    .isSubsetOf(ProblemCode.STEP_NOT_POSSIBLE, ProblemCode.JOIN_NO_TWIN, ProblemCode.CHANGED_MEANWHILE);
            Activity stays = Acting.asSystem(() -> List.of(one, other).stream()
                    .map(each -> activities.get(each.key()))
                    .filter(each -> each.state() == ActivityState.SUBMITTED)
                    .findFirst()
                    .orElseThrow());
            Acting.asSystem(
                    () -> changing.withdraw(stays.key(), stays.version(), "Hết lượt", By.now("cán bộ", STATION)));
        }
    }

    private Optional<ProblemCode> joined(CyclicBarrier start, SignedIn who, Activity target, Activity own)
            throws Exception {
        start.await();
        try {
            who.run(() -> joining.join(target.key(), null, Own.of(own)));
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.problems().getFirst().code());
        }
    }

    private Own typed(int personnel) {
        return new Own(key(), 0, alone("PATROL", NEIGHBOUR, personnel));
    }

    private static ActivityForm outreach(UnitId lead, int personnel, int listeners) {
        return form(
                "OUTREACH",
                NIGHT,
                lead,
                List.of(),
                List.of(
                        new Contribution(lead, "PERSONNEL_TURN", Quantity.of(personnel)),
                        new Contribution(lead, "ATTENDANCE", Quantity.of(listeners))),
                null);
    }

    private static ActivityForm alone(String kind, UnitId lead, int personnel) {
        return form(kind, NIGHT, lead, List.of(), List.of(putIn(lead, personnel)), null);
    }

    private static Contribution putIn(UnitId unit, int personnel) {
        return new Contribution(unit, "PERSONNEL_TURN", Quantity.of(personnel));
    }

    private Activity submit(SignedIn who, ActivityForm form) {
        return who.run(() -> desk.submit(key(), 0, read(form)));
    }

    private RecordKey key() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private SignedIn staff(UnitId unit) {
        return TestStaff.named(context, "Cán bộ " + UUID.randomUUID())
                .as(Role.RECORDER, book, unit)
                .signedIn();
    }

    private static TypedActivity.Read read(ActivityForm form) {
        return new TypedActivity.Read(
                form,
                List.of(),
                IntStream.range(0, form.partners().size()).boxed().toList());
    }

    private static void assertCode(SignedIn who, Supplier<?> work, ProblemCode code) {
        assertThat(catchThrowableOfType(Refused.class, () -> who.run(work)).problems())
                .extracting(Problem::code)
                .contains(code);
    }
}
