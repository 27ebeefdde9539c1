package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** What partners have said of a case, and what becomes of it when the case goes on or is corrected. */
@DatabaseTest
class AskedAgainTest extends CasesInABook {

    @Autowired
    FindingCases finding;

    @Autowired
    UnsettledCases unsettled;

    @Autowired
    UncategorisedCases uncategorised;

    @Test
    void whoHasConfirmedIsAskedOfANewMilestoneThatConcernsIt() {
        RecordKey key = joint();
        confirm(key);
        as(() -> handling.take(reachingWith(key, "DETECTED", List.of())));
        assertThat(said(key)).isEqualTo(Confirmation.PENDING);
        confirm(key);
        as(() -> handling.take(reachingWith(key, "PROSECUTED", List.of(CRIMINAL_POLICE))));
        assertThat(said(key)).as("of what another unit took part in").isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void whoHasConfirmedIsAskedOfACorrectionOfWhatItConfirmedAndOfNothingElse() {
        RecordKey key = joint();
        UUID milestone = milestone(key);
        confirm(key);
        correct(key, form(key, "DRUGS", "Tên gọi khác"));
        assertThat(said(key)).as("of other words").isEqualTo(Confirmation.CONFIRMED);
        correct(key, form(key, "SOCIAL_ORDER", "Tên gọi khác"));
        assertThat(said(key)).isEqualTo(Confirmation.PENDING);
        confirm(key);
        as(() -> correcting.correctMilestone(
                key,
                files.get(key).version(),
                new MilestoneForm(milestone, "DETECTED", day("2022-02-04"), List.of(), List.of(amount("SUBJECT", 3))),
                "Đếm thiếu",
                by(STATION)));
        assertThat(said(key)).isEqualTo(Confirmation.PENDING);
        confirm(key);
        as(() -> correcting.takeBackMilestone(key, files.get(key).version(), milestone, "Ghi nhầm", by(STATION)));
        assertThat(said(key)).isEqualTo(Confirmation.PENDING);
    }

    @Test
    void aContestIsAnsweredByAnyCorrectionAndNotByAnotherMilestone() {
        RecordKey key = joint();
        as(() -> correcting.contest(key, CUSTOMS, "Tang vật do Hải quan thu giữ", by(CUSTOMS)));
        milestone(key);
        assertThat(said(key)).isEqualTo(Confirmation.CONTESTED);
        correct(key, form(key, "DRUGS", "Tên gọi khác"));
        assertThat(as(() -> files.get(key)).partner(CUSTOMS))
                .get()
                .isEqualTo(new Partner(
                        CUSTOMS,
                        as(() -> files.get(key)).partners().getFirst().force(),
                        Confirmation.PENDING,
                        "Tang vật do Hải quan thu giữ"));
        confirm(key);
        assertThat(as(() -> files.get(key)).partner(CUSTOMS).orElseThrow().reason())
                .isNull();
    }

    @Test
    void aContestIsAnsweredByARemarkOfALeadThatStandsByTheCase() {
        RecordKey key = joint();
        int opened = as(() -> files.get(key)).version();
        assertRefused(() -> correcting.uphold(key, opened, "Đúng rồi", by(STATION)), ProblemCode.NOT_CONTESTED);
        as(() -> correcting.contest(key, CUSTOMS, "Tang vật do Hải quan thu giữ", by(CUSTOMS)));
        CaseFile contested = as(() -> files.get(key));
        CaseFile unchanged =
                as(() -> correcting.correct(key, contested.version(), contested.form(), "Vẫn đúng", by(STATION)));
        assertThat(unchanged).as("nothing differs").isEqualTo(contested);
        CaseFile upheld = as(() -> correcting.uphold(key, contested.version(), "Biên bản do đồn lập", by(STATION)));
        assertThat(upheld.reason()).isEqualTo("Biên bản do đồn lập");
        assertThat(upheld.partner(CUSTOMS).orElseThrow().reason()).isEqualTo("Tang vật do Hải quan thu giữ");
        assertThat(said(key)).isEqualTo(Confirmation.PENDING);
        as(() -> correcting.contest(key, CUSTOMS, "Biên bản do hai bên lập", by(CUSTOMS)));
        assertThat(said(key)).isEqualTo(Confirmation.CONTESTED);
    }

    @Test
    void whoSignsOnTheSpotIsNotAskedAgainNorIsWhoLeadsByNow() {
        RecordKey key = joint();
        as(() -> handling.take(new Reaching(
                key,
                new MilestoneForm(UUID.randomUUID(), "DETECTED", day("2022-02-03"), List.of(amount("SUBJECT", 2))),
                Set.of(CUSTOMS),
                by(STATION))));
        assertThat(said(key)).isEqualTo(Confirmation.CONFIRMED);
        handOver(key, CUSTOMS, "2022-02-05");
        as(() -> handling.take(reachingWith(key, "PROSECUTED", List.of())));
        assertThat(said(key)).isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void aContestedCaseWaitsForBothSides() {
        RecordKey key = joint();
        as(() -> correcting.contest(key, CUSTOMS, "Không đúng ngày", by(CUSTOMS)));
        for (UnitId unit : List.of(STATION, CUSTOMS)) {
            assertThat(waiting(unit)).as("unit " + unit).containsExactly(key);
        }
        assertThat(waiting(CRIMINAL_POLICE)).isEmpty();
    }

    @Test
    void whatIsContestedIsUnsettledInEveryWindowInWhichSomethingOfItHappened() {
        RecordKey key = opened("DRUGS", STATION, "2021-11-01");
        as(() -> handling.take(reachingWith(key, "DETECTED", List.of(CUSTOMS))));
        as(() -> correcting.contest(key, CUSTOMS, "Không đúng ngày", by(CUSTOMS)));
        assertThat(contested("2021-10-01/2021-11-02")).isEqualTo(1);
        assertThat(contested("2021-12-15/2022-06-15"))
                .as("opened before, detected within")
                .isEqualTo(1);
        assertThat(contested("2021-11-02/2021-12-15")).as("between").isZero();
        assertThat(contested("2022-06-15/2022-12-15")).as("after").isZero();
        assertThat(as(() -> finding.search(
                        CaseFilter.saying(book, Confirmation.CONTESTED, Window.parse("2021-12-15/2022-06-15")), 10)))
                .extracting(row -> row.file().key())
                .containsExactly(key);
    }

    @Test
    void aCaseOfBeforeItsCategoryWasAskedForIsToldBeforeFiguresAreFrozenUntilItIsCorrected() {
        RecordKey key = joint();
        Window window = Window.parse("2021-12-15/2022-06-15");
        assertThat(as(() -> uncategorised.list(window, Set.of(book)))).isEmpty();
        TransactionTemplate alone = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        int written = as(() -> alone.execute(_ -> context.getBean(JdbcClient.class)
                .sql("update case_file set category = null where id = :id")
                .param("id", key.id())
                .update()));
        assertThat(written).isEqualTo(1);
        milestone(key);
        assertThat(as(() -> uncategorised.list(window, Set.of(book))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.counted()).isFalse();
                    assertThat(line.number()).isEqualTo(1);
                    assertThat(line.records()).hasSize(1);
                    assertThat(line.href()).contains("category=-");
                });
        assertThat(as(() -> uncategorised.list(Window.parse("2022-06-15/2022-12-15"), Set.of(book))))
                .isEmpty();
        CaseForm still = form(key, null, "Tên gọi khác");
        assertRefused(
                () -> correcting.correct(key, files.get(key).version(), still, "Sửa tên", by(STATION)),
                ProblemCode.REQUIRED);
        correct(key, form(key, "DRUGS", "Tên gọi khác"));
        assertThat(as(() -> uncategorised.list(window, Set.of(book)))).isEmpty();
    }

    private long contested(String window) {
        return as(() -> unsettled.list(Window.parse(window), Set.of(book))).stream()
                .filter(Unsettled.Line::contested)
                .mapToLong(Unsettled.Line::number)
                .sum();
    }

    private List<RecordKey> waiting(UnitId unit) {
        return TestStaff.named(context, "Người của " + unit)
                .as(Role.RECORDER, book, unit)
                .signedIn()
                .run(() -> finding.search(CaseFilter.waiting(book, CaseFilter.Waiting.CONTESTED), 10))
                .stream()
                .map(row -> row.file().key())
                .toList();
    }

    private RecordKey joint() {
        RecordKey key = key();
        CaseForm form =
                new CaseForm("CASE", "DRUGS", HA_TIEN, day("2022-02-02"), STATION, List.of(CUSTOMS), null, null, false);
        as(() -> handling.take(new Opening(key, form, by(STATION))));
        return key;
    }

    private CaseForm form(RecordKey key, @Nullable String category, String title) {
        CaseForm form = as(() -> files.get(key)).form();
        return new CaseForm(
                form.kind(), category, form.area(), form.openedOn(), form.lead(), form.partners(), title, null, false);
    }

    private void correct(RecordKey key, CaseForm form) {
        as(() -> correcting.correct(key, files.get(key).version(), form, "Sửa cho đúng", by(STATION)));
    }

    private UUID milestone(RecordKey key) {
        Reaching reaching = reachingWith(key, "DETECTED", List.of());
        as(() -> handling.take(reaching));
        return reaching.form().id();
    }

    private static Reaching reachingWith(RecordKey key, String stage, List<UnitId> partners) {
        return new Reaching(
                key,
                new MilestoneForm(UUID.randomUUID(), stage, day("2022-02-06"), partners, List.of(amount("SUBJECT", 2))),
                by(STATION));
    }

    private void confirm(RecordKey key) {
        as(() -> correcting.confirm(key, CUSTOMS, by(CUSTOMS)));
    }

    private Confirmation said(RecordKey key) {
        return as(() -> files.get(key)).partner(CUSTOMS).orElseThrow().confirmation();
    }
}
