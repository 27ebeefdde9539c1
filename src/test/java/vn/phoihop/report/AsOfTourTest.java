package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.MergingActivities;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What was known on an earlier day: home page, a figure, its records, a record; and a frozen report beside now, with twins merged since. */
@BrowserTest
@UsesDatabase(own = true)
class AsOfTourTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final UnitId STATION = new UnitId(3007);
    private static final UnitId CITY_POLICE = new UnitId(1102);
    private static final String WINDOW = "window=2021-12-15/2022-06-15";
    private static final String MARCH = WINDOW + "&asOf=05/03/2022";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    RecordingActivity recording;

    @Autowired
    ChangingActivity changing;

    @Autowired
    MergingActivities merging;

    BookId book;
    ReportDesk desk;
    TestStaff office;

    /** On 2 March four men of the station, corrected to nine on the 10th. */
    RecordKey first;

    /** Written down on 20 March. */
    RecordKey second;

    @BeforeEach
    void writtenInMarch() {
        book = TestBooks.inKienGiang(context);
        desk = new ReportDesk(context, new ReportFixture(context, book));
        Acting.runAsSystem(() -> context.getBean(CoordinationOffices.class)
                .appoint(book, ReportFixture.STAFF_DEPARTMENT, LocalDate.of(2020, 1, 1)));
        office = TestStaff.named(context, "Cơ quan thường trực")
                .as(Role.STAFF_OFFICER, book, ReportFixture.STAFF_DEPARTMENT);
        first = submitted("2022-03-02", STATION, 4, at("2022-03-02"));
        Acting.asSystem(() -> changing.correct(
                first, 1, form("2022-03-02", STATION, 9), "Đếm lại quân số", by(STATION, at("2022-03-10"))));
        second = submitted("2022-03-18", CITY_POLICE, 6, at("2022-03-20"));
    }

    @Test
    void everyPageGoesBackToTheDayAndForthToNow() {
        try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/?" + WINDOW).page();
            page.click("#as-of summary");
            page.fill("#asOf", "05/03/2022");
            page.click("#as-of form button");
            assertThat(page.locator(".as-of-band")).containsText("05/03/2022");
            tab.shot("as-of-home").check();

            tab.go("/figures/PATROL_PERSONNEL_TURNS?" + WINDOW);
            assertThat(page.locator("main")).containsText("15");
            assertThat(page.locator(".figure-facts")).containsText("chưa có số liệu");
            assertThat(page.locator(".figure-facts")).not().containsText("Tăng, giảm");
            tab.go("/figures/PATROL_PERSONNEL_TURNS?" + MARCH);
            assertThat(page.locator(".as-of-band")).containsText("05/03/2022");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            assertThat(page.locator("#list tbody")).containsText("4");
            assertThat(page.locator(".figure-facts")).containsText("chưa có khi ấy");
            tab.shot("as-of-figure").check();
            page.click("#list tbody a");
            assertThat(page.locator(".as-of-band")).containsText("05/03/2022");
            assertThat(page.locator("section[aria-labelledby=counted]")).containsText("4");
            assertThat(page.locator("main")).not().containsText("Đếm lại quân số");
            tab.shot("as-of-record").check();
            page.click(".as-of-band a");
            assertThat(page.locator(".as-of-band")).hasCount(0);
            assertThat(page.locator("section[aria-labelledby=counted]")).containsText("9");

            assertThat(tab.go("/records/" + second + "?asOf=05/03/2022").page().locator("main"))
                    .not()
                    .containsText("Đồn Biên phòng");
            tab.shot("as-of-record-not-yet").check();
            tab.go("/?" + WINDOW + "&asOf=31/02/2022").shot("as-of-refused").check();
            assertThat(page.locator("main")).containsText("31/02/2022");
            assertThat(page.locator(".problem-text")).not().containsText("asOf");
            tab.go("/?" + WINDOW);
            Locator hint = page.locator("#asOf-hint");
            String example = hint.textContent().replaceAll(".* (\\d+:[0-9:,]+)\\.", "$1");
            page.click("#as-of summary");
            page.fill("#asOf", example);
            page.click("#as-of form button");
            assertThat(page.locator(".as-of-band")).containsText(example);
        }
        try (Tab tab = Tab.onPhone(port).signIn(office.login(), TestStaff.PASSWORD)) {
            tab.go("/?lang=en&" + MARCH).shot("as-of-home-phone-english").check();
            tab.go("/figures/PATROL_PERSONNEL_TURNS?lang=en&" + MARCH)
                    .shot("as-of-figure-phone-english")
                    .check();
            tab.go("/records/" + first + "?lang=en&asOf=05/03/2022")
                    .shot("as-of-record-phone-english")
                    .check();
            tab.go("/records/" + first + "?lang=vi&asOf=05/03/2022").check();
        }
    }

    @Test
    void aMergeAndItsUndoingAreToldInTheComparison() {
        RecordKey twin = submitted("2022-03-02", CITY_POLICE, 3, at("2022-03-21"));
        Report frozen = desk.frozen();
        By coordination = By.now("Trần Văn Trực", ReportFixture.STAFF_DEPARTMENT);
        Activity merged = merge(first, twin, coordination);
        assertThat(merged.version()).isEqualTo(3);
        assertThat(late(frozen, "PATROLS"))
                .as("the one that went makes the difference in patrols")
                .containsExactly(twin + " ACTIVITY_MERGED_INTO 1 → 0, Một cuộc ghi hai lần, Trần Văn Trực");
        assertThat(late(frozen, "PATROL_PERSONNEL_TURNS"))
                .as("both make it in what was put in: the three turns count with the other record now")
                .containsExactlyInAnyOrder(
                        twin + " ACTIVITY_MERGED_INTO 3 → 0, Một cuộc ghi hai lần, Trần Văn Trực",
                        first + " ACTIVITY_MERGED 9 → 12, Một cuộc ghi hai lần, Trần Văn Trực");
        Comparison compared = desk.fixture.as(
                desk.fixture.drafter,
                () -> context.getBean(ComparingReport.class)
                        .compare(context.getBean(ComparingReport.class).frozen(frozen.key())));
        assertThat(compared.holds()).isTrue();
        assertThat(compared.lines()).allMatch(line -> line.unexplained().isZero());
        String comparison = "/reports/" + frozen.key() + "/comparison";
        try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
            Page page = tab.go(comparison).page();
            assertThat(page.locator("#line-PATROLS")).containsText("−1");
            assertThat(row(page, "Hợp nhất vào bản ghi khác").first()).containsText("Một cuộc ghi hai lần");
            assertThat(row(page, "Hợp nhất vào bản ghi khác").first()).containsText("Trần Văn Trực");
            assertThat(row(page, "Hợp nhất một bản ghi trùng vào đây").first()).containsText("Một cuộc ghi hai lần");
            tab.shot("comparison-merged").check();
            page.click("#line-PATROLS a");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            page.click("#list tbody a");
            assertThat(page.locator("main")).containsText("hợp nhất vào một bản ghi khác");
        }
        try (Tab tab = Tab.onPhone(port).signIn(office.login(), TestStaff.PASSWORD)) {
            tab.go(comparison + "?lang=en")
                    .shot("comparison-merged-phone-english")
                    .check();
            assertThat(tab.page().locator("#list")).containsText("Merged into another record");
            tab.go(comparison + "?lang=vi").check();
        }
        Acting.asSystem(() -> merging.undo(new Seen(twin, null), "Hai tổ khác nhau", coordination));
        assertThat(late(frozen, null)).as("taken apart again, nothing differs").isEmpty();
        try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
            assertThat(tab.go(comparison).page().locator("#line-PATROLS")).not().containsText("−1");
            tab.shot("comparison-undone").check();
        }
    }

    @Test
    void whatWasMergedWhenItWasSignedAndIsNotNowIsToldAsUndone() {
        RecordKey twin = submitted("2022-03-02", CITY_POLICE, 3, at("2022-03-21"));
        By coordination = By.now("Trần Văn Trực", ReportFixture.STAFF_DEPARTMENT);
        merge(first, twin, coordination);
        Report frozen = desk.frozen();
        Acting.asSystem(() -> merging.undo(new Seen(twin, null), "Hai tổ khác nhau", coordination));
        assertThat(late(frozen, "PATROLS"))
                .containsExactly(twin + " ACTIVITY_MERGE_UNDONE 0 → 1, Hai tổ khác nhau, Trần Văn Trực");
        assertThat(late(frozen, "PATROL_PERSONNEL_TURNS"))
                .containsExactlyInAnyOrder(
                        twin + " ACTIVITY_MERGE_UNDONE 0 → 3, Hai tổ khác nhau, Trần Văn Trực",
                        first + " ACTIVITY_MERGE_UNDONE 12 → 9, Hai tổ khác nhau, Trần Văn Trực");
    }

    @Test
    void whoJoinsLaterIsNamedOnlyForWhatTheJoiningChanged() {
        Report frozen = desk.frozen();
        RecordKey late = submitted("2022-03-25", STATION, 5, at("2022-07-01"));
        Acting.asSystem(() -> changing.correct(
                first, 2, form("2022-03-02", STATION, 12), "Đếm sót một tổ", by(STATION, at("2022-07-02"))));
        joins(late);
        joins(first);
        assertThat(late(frozen, "PATROLS"))
                .as("joining reversed and posted the patrol anew, and changed nothing in patrols")
                .containsExactly(late + " ACTIVITY_SUBMITTED 0 → 1, null, Trực ban");
        assertThat(late(frozen, "JOINT_PATROLS"))
                .as("it is what made joint patrols of them")
                .containsExactly(
                        first + " ACTIVITY_JOINED 0 → 1, null, Lê Thị Ghép",
                        late + " ACTIVITY_JOINED 0 → 1, null, Lê Thị Ghép");
        assertThat(late(frozen, "PATROL_PERSONNEL_TURNS"))
                .as("and it put something in")
                .containsExactly(
                        first + " ACTIVITY_JOINED 9 → 15, null, Lê Thị Ghép",
                        late + " ACTIVITY_JOINED 0 → 8, null, Lê Thị Ghép");
    }

    private void joins(RecordKey record) {
        Acting.asSystem(() -> changing.join(
                record,
                null,
                CITY_POLICE,
                List.of(new Contribution(CITY_POLICE, "PERSONNEL_TURN", Quantity.of(3))),
                new By("Lê Thị Ghép", CITY_POLICE, at("2022-07-03"))));
    }

    private Activity merge(RecordKey stays, RecordKey goes, By by) {
        return Acting.asSystem(() ->
                merging.merge(new Seen(stays, null), new Seen(goes, null), List.of(), "Một cuộc ghi hai lần", by));
    }

    private List<String> late(Report frozen, @Nullable String figure) {
        ReportContent content = desk.read(frozen);
        return desk
                .fixture
                .as(
                        desk.fixture.drafter,
                        () -> context.getBean(Adjustments.class).list(content, content.window(), figure, null, 100))
                .stream()
                .map(one -> one.record() + " " + one.event() + " " + one.before() + " → " + one.after() + ", "
                        + one.reason() + ", " + one.actor())
                .toList();
    }

    private static Locator row(Page page, String text) {
        return page.locator("#list tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private RecordKey submitted(String day, UnitId lead, int men, Instant at) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.asSystem(() -> recording.submit(new Submission(key, form(day, lead, men), by(lead, at))));
        return key;
    }

    private static ActivityForm form(String day, UnitId lead, int men) {
        return new ActivityForm(
                "PATROL",
                LocalDate.parse(day).atTime(LocalTime.of(7, 0)).atZone(ZONE).toInstant(),
                null,
                new AreaId(500001),
                lead,
                List.of(),
                List.of(new Contribution(lead, "PERSONNEL_TURN", Quantity.of(men))),
                null,
                null,
                false);
    }

    private static By by(UnitId unit, Instant at) {
        return new By("Trực ban", unit, at);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }
}
