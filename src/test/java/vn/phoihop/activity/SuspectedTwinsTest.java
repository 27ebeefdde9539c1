package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.activity.TwinScore.Reason;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Which pairs of a book somebody is to decide on: the usual duplicate is there, and a busy evening hides none. */
class SuspectedTwinsTest extends ActivityFixture {

    private static final UnitId NEIGHBOUR = new UnitId(3006);
    private static final UnitId CUSTOMS = new UnitId(4003);
    private static final UnitId COORDINATION = new UnitId(1001);
    private static final AreaId PHU_QUOC_WATERS = new AreaId(500002);
    private static final LocalDateTime NIGHT = LocalDateTime.of(2022, 3, 1, 20, 0);
    private static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");

    @Autowired
    ActivityDesk desk;

    @Autowired
    LikelyTwins twins;

    @Autowired
    SuspectedTwins suspected;

    @Autowired
    SearchingTwins searching;

    @Autowired
    UnsettledTwins unsettled;

    SignedIn office;

    @BeforeEach
    void appoint() {
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, COORDINATION, LocalDate.of(2020, 1, 1)));
        office = TestStaff.named(context, "Cơ quan thường trực")
                .as(Role.STAFF_OFFICER, book, COORDINATION)
                .signedIn();
    }

    @Test
    void twoForcesThatEachNameOnlyThemselvesAreListedBeforeWhoDecides() {
        Activity ofStation = submit(alone(STATION, 8, NIGHT));
        Activity ofCustoms = submit(alone(CUSTOMS, 3, NIGHT.plusMinutes(10)));
        List<Pair> pairs = search();
        assertThat(pairs).hasSize(1);
        assertThat(Set.of(pairs.getFirst().one().key(), pairs.getFirst().other().key()))
                .containsExactlyInAnyOrder(ofStation.key(), ofCustoms.key());
        assertThat(pairs.getFirst().reasons()).containsExactly(Reason.SAME_AREA, Reason.SAME_TIME);
        assertThat(pairs.getFirst().points()).isEqualTo(TwinScore.LIKELY);
        assertThat(office.run(() -> unsettled.list(HALF_YEAR, Set.of(book))))
                .extracting(line -> line.number())
                .containsExactly(1L);
        assertThat(office.run(
                        () -> suspected.count(new Wanted(book, null, null, false, true, null, 75, false, null), 9)))
                .as("of those very much alike")
                .isZero();
    }

    /** The job that follows the book has not been here: who freezes follows it himself, as whoever he is. */
    @Test
    void whatIsAskedBeforeFiguresAreFrozenIsSearchedForFirst() {
        submit(alone(STATION, 8, NIGHT));
        submit(alone(CUSTOMS, 3, NIGHT));
        office.run(() -> {
            unsettled.catchUp(Set.of(book), Duration.ofMinutes(1));
            return book;
        });
        assertThat(office.run(() -> unsettled.list(HALF_YEAR, Set.of(book))))
                .extracting(line -> line.number() + " " + line.what().vi())
                .containsExactly("1 Cặp hoạt động nghi ghi trùng, chưa ai quyết định");
    }

    @Test
    void twoTeamsOfOneUnitAreTwoPatrolsUnlessTheyCountTheSame() {
        submit(alone(STATION, 8, NIGHT));
        submit(alone(STATION, 5, NIGHT));
        assertThat(search()).isEmpty();
        submit(alone(STATION, 8, NIGHT));
        assertThat(search()).hasSize(1);
    }

    @Test
    void twoThatRoundTheHourOtherwiseAreHintedAtAndListedWhereTheyCountAlike() {
        Activity ofStation = submit(alone(STATION, 8, NIGHT));
        ActivityForm shorter = alone(CUSTOMS, 3, NIGHT.plusMinutes(30));
        assertThat(office.run(() -> twins.list(key(), shorter)))
                .extracting(Twin::key)
                .containsExactly(ofStation.key());
        submit(shorter);
        assertThat(search()).isEmpty();
        submit(alone(STATION, 8, NIGHT.plusDays(2)));
        submit(alone(CUSTOMS, 8, NIGHT.plusDays(2).plusMinutes(30)));
        assertThat(search())
                .extracting(Pair::reasons)
                .containsExactly(List.of(Reason.SAME_AREA, Reason.MOSTLY_SAME_TIME, Reason.SAME_COUNTS));
    }

    @Test
    void aUnitThatTwoNameAtOneTimeInNeighbouringWatersIsListed() {
        submit(patrol(STATION, List.of(SQUADRON), 4));
        submit(at(PHU_QUOC_WATERS, patrol(CUSTOMS, List.of(SQUADRON), 6)));
        assertThat(search())
                .extracting(Pair::reasons)
                .containsExactly(
                        List.of(Reason.NEIGHBOURING_AREA, Reason.SHARED_UNIT, Reason.SAME_TIME, Reason.SAME_COUNTS));
    }

    @Test
    void otherTimesOrOtherWatersAreNotSuspected() {
        submit(alone(STATION, 8, NIGHT));
        submit(alone(CUSTOMS, 8, NIGHT.plusHours(2)));
        submit(at(PHU_QUOC_WATERS, alone(CUSTOMS, 8, NIGHT)));
        assertThat(search()).isEmpty();
    }

    /** The figures of both windows change with the decision. */
    @Test
    void aPairOnBothSidesOfAWindowsEndIsInTheListsOfBoth() {
        submit(alone(STATION, 8, LocalDateTime.of(2022, 6, 14, 23, 50)));
        submit(alone(CUSTOMS, 8, LocalDateTime.of(2022, 6, 15, 0, 5)));
        search();
        for (Window window : List.of(HALF_YEAR, Window.parse("2022-06-15/2022-12-15"))) {
            Wanted open = Wanted.open(book, window.from(), window.to());
            assertThat(office.run(() -> suspected.search(open, 10)))
                    .as("in " + window)
                    .hasSize(1);
            assertThat(office.run(() -> suspected.count(open, 9))).isEqualTo(1);
            assertThat(office.run(() -> unsettled.list(window, Set.of(book))))
                    .extracting(line -> line.number())
                    .containsExactly(1L);
        }
        Wanted later = Wanted.open(book, LocalDate.of(2022, 6, 16), LocalDate.of(2022, 12, 15));
        assertThat(office.run(() -> suspected.search(later, 10))).isEmpty();
    }

    /** In neighbouring waters and in the same, all of them nearer in time than the twin. */
    @Test
    void aBusyEveningHidesNoTwin() {
        Activity patrol = submit(patrol(STATION, List.of(CITY_POLICE), 4));
        for (int i = 0; i < 100; i++) {
            ActivityForm other = alone(NEIGHBOUR, 30, NIGHT.plusMinutes(i % 30));
            submit(i % 2 == 0 ? other : at(PHU_QUOC_WATERS, other));
        }
        Activity twin = submit(form(
                "PATROL",
                NIGHT.plusHours(1),
                CITY_POLICE,
                List.of(STATION),
                List.of(putIn(CITY_POLICE, 5), putIn(STATION, 4)),
                null));
        List<Twin> found = office.run(() -> twins.list(desk.get(patrol.key())));
        assertThat(found.getFirst().key()).isEqualTo(twin.key());
        assertThat(found.getFirst().reasons())
                .containsExactly(Reason.SAME_AREA, Reason.SHARED_UNIT, Reason.OVERLAPPING_TIME, Reason.SAME_COUNTS);
        search();
        Wanted ofPolice = new Wanted(book, null, null, false, true, Set.of(CITY_POLICE), null, false, null);
        assertThat(office.run(() -> suspected.search(ofPolice, 10)))
                .extracting(pair -> Set.of(pair.one().key(), pair.other().key()))
                .containsExactly(Set.of(patrol.key(), twin.key()));
    }

    /** They write into one book, area and evening, each told of the others: none fails, none is lost, none waits for long. */
    @Test
    void eightWritersAtOnceAreAllCounted() throws Exception {
        List<UnitId> units = List.of(STATION, NEIGHBOUR, CITY_POLICE, SQUADRON);
        List<Callable<Duration>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            UnitId unit = units.get(writer % units.size());
            SignedIn who = TestStaff.named(context, "Trực ban " + writer)
                    .as(Role.RECORDER, book, unit)
                    .signedIn();
            writers.add(() -> {
                Duration longest = Duration.ZERO;
                for (int i = 0; i < 5; i++) {
                    ActivityForm form = alone(unit, 4, NIGHT.plusMinutes(i));
                    Instant before = Instant.now();
                    who.run(() -> {
                        Activity written = desk.submit(key(), 0, read(form));
                        return twins.list(written);
                    });
                    Duration took = Duration.between(before, Instant.now());
                    longest = took.compareTo(longest) > 0 ? took : longest;
                }
                return longest;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Duration> longest : threads.invokeAll(writers)) {
                assertThat(longest.get()).isLessThan(Duration.ofSeconds(20));
            }
        }
        assertThat(figures()).containsEntry("PATROLS", 40L).containsEntry("PATROL_PERSONNEL_TURNS", 160L);
        assertThat(Acting.asSystem(() -> verification.verify(book).holds())).isTrue();
    }

    private List<Pair> search() {
        Acting.asSystem(() -> searching.follow(book));
        return office.run(() -> suspected.search(Wanted.deciding(book), 10));
    }

    private Activity submit(ActivityForm form) {
        return Acting.asSystem(() ->
                recording.submit(new Submission(key(), form, By.now("cán bộ " + form.lead(), form.lead()))));
    }

    private RecordKey key() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private static ActivityForm alone(UnitId lead, int personnel, LocalDateTime start) {
        return form("PATROL", start, lead, List.of(), List.of(putIn(lead, personnel)), null);
    }

    private static Contribution putIn(UnitId unit, int personnel) {
        return new Contribution(unit, "PERSONNEL_TURN", Quantity.of(personnel));
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

    private static TypedActivity.Read read(ActivityForm form) {
        return new TypedActivity.Read(
                form,
                List.of(),
                IntStream.range(0, form.partners().size()).boxed().toList());
    }
}
