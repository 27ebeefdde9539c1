package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.activity.TwinScore.Reason;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Who writes down what is there already is told, may join it, and may not come into what only an id was guessed of. */
class TwinsTest extends ActivityFixture {

    private static final UnitId NEIGHBOUR = new UnitId(3006);
    private static final UnitId COORDINATION = new UnitId(1001);
    private static final LocalDateTime NIGHT = LocalDateTime.of(2022, 3, 1, 20, 0);

    @Autowired
    ActivityDesk desk;

    @Autowired
    JoinDesk joining;

    @Autowired
    MergeDesk merging;

    @Autowired
    LikelyTwins twins;

    @Autowired
    SuspectedTwins suspected;

    @Autowired
    SearchingTwins searching;

    @Autowired
    UnsettledTwins unsettled;

    SignedIn leader;
    SignedIn neighbour;

    @BeforeEach
    void appoint() {
        leader = staff(Role.RECORDER, STATION);
        neighbour = staff(Role.RECORDER, NEIGHBOUR);
    }

    @Test
    void aTwinIsToldWithItsReasonsAndOfOneOutOfSightNoMoreThanPlaceTimeAndLead() {
        Activity patrol = submit(leader, patrol());
        List<Twin> found = neighbour.run(() -> twins.list(key(), alone(NEIGHBOUR, 4, NIGHT)));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().key()).isEqualTo(patrol.key());
        assertThat(found.getFirst().reasons()).containsExactly(Reason.SAME_AREA, Reason.SAME_TIME);
        assertThat(found.getFirst().points()).isEqualTo(60);
        List<Twin> again = leader.run(() -> twins.list(key(), patrol()));
        assertThat(again.getFirst().reasons())
                .containsExactly(Reason.SAME_AREA, Reason.SAME_LEAD, Reason.SAME_TIME, Reason.SAME_COUNTS);
        assertThat(again.getFirst().points()).isEqualTo(95);
        assertThat(neighbour.run(() -> twins.list(key(), alone(NEIGHBOUR, 4, NIGHT.plusHours(5)))))
                .as("not overlapping")
                .isEmpty();
        assertThat(neighbour.run(() -> twins.list(key(), at(new AreaId(500002), alone(NEIGHBOUR, 40, NIGHT)))))
                .as("neighbouring waters, nothing else in common but the force")
                .isEmpty();
    }

    @Test
    void whatIsInTheFormJoinsTheRecordOutOfSightAndTheDraftGoes() {
        Activity patrol = submit(leader, patrol());
        RecordKey own = key();
        ActivityForm form = alone(NEIGHBOUR, 3, NIGHT);
        Activity draft = neighbour.run(() -> desk.saveDraft(own, 0, read(form)));
        Activity joined = neighbour.run(() -> joining.join(patrol.key(), null, Own.of(draft)));
        assertThat(joined.units()).containsExactly(STATION, CITY_POLICE, NEIGHBOUR);
        assertThat(joined.asked(NEIGHBOUR).orElseThrow().confirmation()).isEqualTo(Confirmation.CONFIRMED);
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 12L);
        Activity gone = neighbour.run(() -> desk.get(own));
        assertThat(gone.state()).isEqualTo(ActivityState.WITHDRAWN);
        assertThat(gone.links())
                .containsExactly(
                        new Link(Link.Relation.JOINED_INTO, patrol.key().id(), null));
        assertThat(neighbour.run(() -> desk.get(patrol.key()))).isEqualTo(joined);
        List<Contribution> five = List.of(new Contribution(NEIGHBOUR, "PERSONNEL_TURN", Quantity.of(5)));
        assertCode(
                neighbour,
                () -> joining.join(patrol.key(), patrol.version(), NEIGHBOUR, five, null),
                ProblemCode.CHANGED_MEANWHILE);
        Activity again = neighbour.run(() -> joining.join(patrol.key(), joined.version(), NEIGHBOUR, five, null));
        assertThat(again.partners()).hasSize(2);
        assertThat(figures()).containsEntry("PATROL_PERSONNEL_TURNS", 14L);
    }

    @Test
    void aRecordThatCountsAlreadyGoesWhenItsUnitJoinsTheOther() {
        Activity patrol = submit(leader, patrol());
        Activity own = submit(neighbour, alone(NEIGHBOUR, 3, NIGHT));
        assertThat(figures()).containsEntry("PATROLS", 2L);
        neighbour.run(() -> joining.join(patrol.key(), null, Own.of(own)));
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 12L);
        Activity gone = neighbour.run(() -> desk.get(own.key()));
        assertThat(gone.reason())
                .as("told by its link, in the words of the reader")
                .isNull();
        assertThat(gone.links())
                .containsExactly(
                        new Link(Link.Relation.JOINED_INTO, patrol.key().id(), null));
        assertThat(neighbour.run(() -> ledger.history(own.key())).getLast().event())
                .isEqualTo("ACTIVITY_JOINED_INTO");
        Activity others = submit(neighbour, patrol(NEIGHBOUR, List.of(SQUADRON), 3));
        assertCode(neighbour, () -> joining.join(patrol.key(), null, Own.of(others)), ProblemCode.JOIN_LEAVES_OTHERS);
    }

    @Test
    void nobodyComesInByAGuessedId() {
        Activity patrol = submit(leader, patrol());
        assertCode(
                neighbour, () -> joining.join(patrol.key(), null, NEIGHBOUR, List.of(), null), ProblemCode.NOT_FOUND);
        Own unlike = new Own(key(), 0, alone(NEIGHBOUR, 3, NIGHT.minusDays(2)));
        assertCode(neighbour, () -> joining.join(patrol.key(), null, unlike), ProblemCode.JOIN_NO_TWIN);
        Own ofOthers = new Own(key(), 0, alone(SQUADRON, 3, NIGHT));
        assertCode(neighbour, () -> joining.join(patrol.key(), null, ofOthers), ProblemCode.JOIN_WITHOUT_UNIT);
        assertCode(
                neighbour, () -> joining.join(patrol.key(), null, STATION, List.of(), unlike), ProblemCode.NOT_ALLOWED);
        SignedIn inspector = staff(Role.INSPECTOR, NEIGHBOUR);
        assertCode(
                inspector, () -> joining.join(patrol.key(), null, NEIGHBOUR, List.of(), null), ProblemCode.NOT_ALLOWED);
        leader.run(() -> desk.withdraw(patrol.key(), 1, "Không diễn ra"));
        Own like = new Own(key(), 0, alone(NEIGHBOUR, 3, NIGHT));
        assertCode(neighbour, () -> joining.join(patrol.key(), null, like), ProblemCode.JOIN_NO_TWIN);
        assertCode(leader, () -> joining.join(patrol.key(), null, Own.of(patrol)), ProblemCode.STEP_NOT_POSSIBLE);
        assertThat(history(patrol)).hasSize(2);
    }

    @Test
    void suspectsAreFoundBehindTheWritersAndListedForWhoDecides() {
        appointCoordination();
        SignedIn office = staff(Role.STAFF_OFFICER, COORDINATION);
        Activity one = submit(leader, patrol());
        Activity two = submit(staff(Role.RECORDER, CITY_POLICE), patrol(CITY_POLICE, List.of(), 5));
        Activity three = submit(neighbour, alone(NEIGHBOUR, 9, NIGHT.plusDays(3)));
        Acting.asSystem(() -> searching.follow(book));
        assertThat(Acting.asSystem(() -> searching.follow(book))).isZero();
        List<Pair> pairs = office.run(() -> suspected.search(Wanted.deciding(book), 10));
        assertThat(pairs).hasSize(1);
        assertThat(Set.of(pairs.getFirst().one().key(), pairs.getFirst().other().key()))
                .containsExactlyInAnyOrder(one.key(), two.key());
        assertThat(pairs.getFirst().reasons()).contains(Reason.SAME_AREA, Reason.SHARED_UNIT);
        assertThat(leader.run(() -> suspected.search(Wanted.deciding(book), 10)))
                .isEmpty();
        Wanted open = Wanted.open(book, LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 2));
        assertThat(leader.run(() -> suspected.search(open, 10))).hasSize(1);
        assertThat(neighbour.run(() -> suspected.search(open, 10)))
                .as("none of its records")
                .isEmpty();
        Window window = Window.parse("2021-12-15/2022-06-15");
        assertThat(neighbour.run(() -> unsettled.list(window, Set.of(book))))
                .extracting(line -> line.number())
                .containsExactly(1L);
        assertThat(three.links()).isEmpty();
    }

    @Test
    void twoDifferentThingsAreNotSuspectedAgainUntilThatIsTakenBack() {
        appointCoordination();
        SignedIn office = staff(Role.STAFF_OFFICER, COORDINATION);
        Activity one = submit(leader, patrol());
        Activity two = submit(leader, patrol());
        Acting.asSystem(() -> searching.follow(book));
        Window window = Window.parse("2021-12-15/2022-06-15");
        assertThat(leader.run(() -> suspected.count(Wanted.deciding(book), 9)))
                .as("it leads both")
                .isEqualTo(1);
        assertCode(office, () -> tell(one, two, " "), ProblemCode.REQUIRED);
        office.run(() -> tell(one, two, "Hai tổ, hai biên bản"));
        assertThat(office.run(() -> suspected.count(Wanted.deciding(book), 9))).isZero();
        assertThat(office.run(() -> unsettled.list(window, Set.of(book)))).isEmpty();
        assertThat(leader.run(() -> twins.list(desk.get(one.key())))).isEmpty();
        assertThat(history(one).getLast().event()).isEqualTo("ACTIVITY_TOLD_APART");
        assertThat(history(one).getLast().tallies()).isEmpty();
        Acting.asSystem(() -> searching.follow(book));
        assertThat(office.run(() -> suspected.count(Wanted.deciding(book), 9))).isZero();
        Seen first = new Seen(one.key(), 2);
        Seen second = new Seen(two.key(), 2);
        office.run(() -> {
            merging.doubtAgain(first, second);
            return one;
        });
        assertThat(office.run(() -> suspected.count(Wanted.deciding(book), 9))).isEqualTo(1);
        office.run(() -> merging.merge(new Seen(one.key(), 3), new Seen(two.key(), 3), List.of(), null));
        assertThat(office.run(() -> suspected.count(Wanted.deciding(book), 9))).isZero();
        assertThat(figures()).containsEntry("PATROLS", 1L);
    }

    @Test
    void onlyWhoAnswersForBothLeadsOrCoordinatesDecides() {
        appointCoordination();
        Activity one = submit(leader, patrol());
        Activity two = submit(staff(Role.RECORDER, CITY_POLICE), patrol(CITY_POLICE, List.of(STATION), 5));
        Activity three = submit(neighbour, alone(NEIGHBOUR, 3, NIGHT));
        Supplier<Activity> merge = () -> merging.merge(new Seen(one.key(), 1), new Seen(two.key(), 1), List.of(), null);
        assertCode(leader, merge, ProblemCode.MERGE_NOT_YOURS);
        assertCode(staff(Role.STAFF_OFFICER, new UnitId(3000)), merge, ProblemCode.MERGE_NOT_YOURS);
        assertCode(neighbour, merge, ProblemCode.NOT_FOUND);
        assertCode(staff(Role.INSPECTOR, COORDINATION), merge, ProblemCode.NOT_ALLOWED);
        SignedIn command = staff(Role.STAFF_OFFICER, new UnitId(3000));
        command.run(() -> merging.merge(new Seen(one.key(), 1), new Seen(three.key(), 1), List.of(), null));
        SignedIn office = staff(Role.STAFF_OFFICER, COORDINATION);
        assertCode(neighbour, () -> merging.undo(new Seen(three.key(), 2), "Khác"), ProblemCode.MERGE_NOT_YOURS);
        office.run(() -> merging.undo(new Seen(three.key(), 2), "Hai cuộc"));
        assertThat(figures()).containsEntry("PATROLS", 3L);
        assertThat(leader.run(() -> merging.deciders(STATION, NEIGHBOUR, book)))
                .extracting(unit -> unit.name().vi())
                .hasSize(2);
    }

    private Activity tell(Activity one, Activity two, String why) {
        merging.tellApart(new Seen(one.key(), 1), new Seen(two.key(), 1), why);
        return one;
    }

    private void appointCoordination() {
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, COORDINATION, LocalDate.of(2020, 1, 1)));
    }

    private static ActivityForm alone(UnitId lead, int personnel, LocalDateTime start) {
        return form(
                "PATROL",
                start,
                lead,
                List.of(),
                List.of(new Contribution(lead, "PERSONNEL_TURN", Quantity.of(personnel))),
                null);
    }

    private static ActivityForm at(AreaId area, ActivityForm form) {
        return new ActivityForm(
                form.kind(),
                form.startsAt(),
                form.endsAt(),
                area,
                form.lead(),
                form.partners(),
                form.contributions(),
                form.title(),
                form.note(),
                form.exercise());
    }

    private Activity submit(SignedIn who, ActivityForm form) {
        return who.run(() -> desk.submit(key(), 0, read(form)));
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

    private static void assertCode(SignedIn who, Supplier<?> work, ProblemCode code) {
        assertThat(catchThrowableOfType(Refused.class, () -> who.run(work)).problems())
                .extracting(Problem::code)
                .contains(code);
    }
}
