package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Verification;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

@DatabaseTest
class ActivityTest {

    private static final AtomicInteger NEXT_BOOK = new AtomicInteger(6000);
    private static final AreaId KIEN_GIANG = new AreaId(1091);
    private static final AreaId HA_TIEN_WATERS = new AreaId(500001);
    private static final UnitId STATION = new UnitId(3007);
    private static final UnitId CITY_POLICE = new UnitId(1102);
    private static final UnitId SQUADRON = new UnitId(5010);
    private static final By RECORDER = By.now("nhap.bp", STATION);

    @Autowired
    LoadingOrganisation organisation;

    @Autowired
    ChangingCatalogue catalogue;

    @Autowired
    Catalogues catalogues;

    @Autowired
    Books books;

    @Autowired
    RecordingActivity recording;

    @Autowired
    ChangingActivity changing;

    @Autowired
    Activities activities;

    @Autowired
    Ledger ledger;

    @Autowired
    Verification verification;

    @Autowired
    Figures figures;

    BookId book;

    @BeforeEach
    void openBook() {
        organisation.loadShipped();
        catalogue.loadShipped();
        book = new BookId(NEXT_BOOK.incrementAndGet());
        Acting.runAsSystem(
                () -> books.open(book, "ACTIVITY_" + book, new LocalizedText("Sổ thử", "Test book"), KIEN_GIANG, true));
    }

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
        assertRefused(() -> recording.submit(other), ProblemCode.ID_ALREADY_TAKEN);
    }

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
        Activity joined = as(() -> changing.join(patrol.key(), SQUADRON, putIn, By.now("nhap.csb", SQUADRON)));
        assertThat(joined.forces().size()).isEqualTo(3);
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 15L);
        assertThat(as(() -> changing.join(patrol.key(), SQUADRON, putIn, By.now("nhap.csb", SQUADRON))))
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
                patrol.key(), CITY_POLICE, "Đơn vị không tham gia ngày này", By.now("nhap.ca", CITY_POLICE)));
        assertThat(contested.partners().getFirst().confirmation()).isEqualTo(Confirmation.CONTESTED);
        assertThat(figures()).containsEntry("PATROLS", 1L);
        as(() -> changing.confirm(patrol.key(), CITY_POLICE, By.now("nhap.ca", CITY_POLICE)));
        assertThat(as(() -> activities.get(patrol.key())).partners().getFirst().confirmation())
                .isEqualTo(Confirmation.CONFIRMED);
        assertThat(history(patrol)).hasSize(3);
        assertRefused(() -> changing.confirm(patrol.key(), SQUADRON, RECORDER), ProblemCode.UNIT_NOT_IN_RECORD);
    }

    @Test
    void patrolAcrossMidnightCountsOnTheDayItBegan() {
        ActivityForm late = form("PATROL", LocalDateTime.of(2022, 6, 14, 23, 30), STATION, List.of(), List.of(), null);
        assertThat(as(() -> recording.submit(submission(late))).occurredOn()).isEqualTo(LocalDate.of(2022, 6, 14));
        ActivityForm after = form("PATROL", LocalDateTime.of(2022, 6, 15, 0, 0), STATION, List.of(), List.of(), null);
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
    void draftIsInNoBookUntilItIsSubmitted() {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Activity draft = as(() -> recording.saveDraft(key, patrol(STATION, List.of(), 4)));
        assertThat(draft.state()).isEqualTo(ActivityState.DRAFT);
        as(() -> recording.saveDraft(key, patrol()));
        assertThat(as(() -> ledger.history(key))).isEmpty();
        Activity submitted = as(() -> recording.submit(new Submission(key, patrol(), RECORDER)));
        assertThat(submitted.version()).isEqualTo(3);
        assertThat(figures()).containsEntry("PATROL_PERSONNEL_TURNS", 9L);
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

    private interface Work<T> {
        T run();
    }

    /** As a member of staff who sees this book, on the login that serves requests. */
    private <T> T as(Work<T> work) {
        return Acting.as(
                new Acting.Staff(
                        new AccountId(new UUID(0, 1)), "nhap.bp", STATION, Set.of(book), Set.of(), Set.of(book)),
                work::run);
    }

    private void assertRefused(Work<?> work, ProblemCode code) {
        assertThatThrownBy(() -> as(work))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .contains(code));
    }

    private List<Entry> history(Activity activity) {
        return as(() -> ledger.history(activity.key()));
    }

    private Map<String, Long> figures() {
        return figures(as(() -> ledger.cutoff(Set.of(book))));
    }

    private Map<String, Long> figures(Cutoff cutoff) {
        Map<String, Long> values = new java.util.TreeMap<>();
        as(() -> figures.compute(
                        catalogues.current().list(vn.phoihop.catalogue.Indicator.class),
                        new Scope(Window.parse("2021-12-15/2022-06-15"), Set.of(book), cutoff)))
                .forEach((code, value) -> values.put(code, number(value)));
        return values;
    }

    private static long number(FigureValue value) {
        return value.value().value().longValueExact();
    }

    private Submission submission(ActivityForm form) {
        return new Submission(new RecordKey(book, UUID.randomUUID()), form, RECORDER);
    }

    private static ActivityForm patrol() {
        return patrol(STATION, List.of(CITY_POLICE), 4);
    }

    private static ActivityForm patrol(UnitId lead, List<UnitId> partners, int ownPersonnel) {
        List<Contribution> putIn = new ArrayList<>(List.of(
                new Contribution(lead, "PERSONNEL_TURN", Quantity.of(ownPersonnel)),
                new Contribution(lead, "CRAFT_TURN", Quantity.ONE)));
        partners.forEach(partner -> putIn.add(new Contribution(partner, "PERSONNEL_TURN", Quantity.of(5))));
        return form("PATROL", LocalDateTime.of(2022, 3, 1, 20, 0), lead, partners, putIn, null);
    }

    private static ActivityForm form(
            String kind,
            LocalDateTime start,
            UnitId lead,
            List<UnitId> partners,
            List<Contribution> putIn,
            @org.jspecify.annotations.Nullable String note) {
        return new ActivityForm(
                kind, at(start), at(start.plusHours(4)), HA_TIEN_WATERS, lead, partners, putIn, null, note, false);
    }

    private static java.time.Instant at(LocalDateTime local) {
        return local.atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    }
}
