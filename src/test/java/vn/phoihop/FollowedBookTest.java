package vn.phoihop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ActivityHints;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.SearchingTwins;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.Amount;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Opening;
import vn.phoihop.casework.Reaching;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The book of a province that went into another one: it takes nothing new, and what it holds is carried on from the one that follows. */
@BrowserTest
class FollowedBookTest {

    private static final UnitId STATION = new UnitId(3007);
    private static final UnitId POLICE = new UnitId(1102);
    private static final AreaId WATERS = new AreaId(500001);
    private static final AreaId AN_GIANG = new AreaId(2091);
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 20);
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final By WRITER = By.now("Trực ban đồn", STATION);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    BookSuccessions successions;

    BookId old;
    BookId next;
    TestStaff police;

    @BeforeEach
    void open() {
        old = TestBooks.inKienGiang(context);
        next = TestBooks.open(context, AN_GIANG);
        police = TestStaff.named(context, "Trực ban Công an").as(Role.RECORDER, old, POLICE);
    }

    @Test
    void untilItsDayComesNothingChanges() {
        TestStaff later = TestStaff.named(context, "Trực ban mới").as(Role.RECORDER, next, STATION);
        assertThat(police.signedIn().books()).containsExactly(old);
        succeed(LocalDate.of(2100, 1, 1));
        assertThat(police.signedIn().books()).as("its day has not come").containsExactly(old);
        assertThat(later.signedIn().books()).containsExactly(next);
    }

    @Test
    void whoWorksOnWritesIntoTheNewBookAndCarriesOnTheOldOne() {
        RecordKey patrol = submit(patrol(old, BEFORE), old);
        RecordKey affair = opened(old);
        succeed(MERGER);
        SignedIn who = police.signedIn();
        assertThat(who.books()).containsExactly(next, old);
        assertThat(who.book()).isEqualTo(next);
        TestStaff inspector = TestStaff.named(context, "Đoàn kiểm tra").as(Role.INSPECTOR, old, null);
        assertThat(inspector.signedIn().books()).containsExactly(old);

        assertRefused(ProblemCode.BOOK_SUCCEEDED, () -> submit(patrol(old, BEFORE), old));
        assertRefused(ProblemCode.BOOK_SUCCEEDED, () -> opened(old));
        Acting.runAsSystem(() -> context.getBean(ChangingActivity.class).withdraw(patrol, 1, "Nhập nhầm", WRITER));
        Acting.runAsSystem(() -> context.getBean(HandlingCase.class)
                .take(new Reaching(
                        affair,
                        new MilestoneForm(
                                UUID.randomUUID(),
                                "PROSECUTED",
                                LocalDate.of(2025, 8, 1),
                                List.of(new Amount("SUBJECT", Quantity.of("2")))),
                        WRITER)));
        // What happened in the old province is written into the new book, since it lay in what has become the new
        // one's.
        RecordKey late = submit(patrol(next, BEFORE), next);
        assertThat(who.run(
                        () -> context.getBean(Ledger.class).cutoff(who.books()).books()))
                .containsExactlyInAnyOrder(old, next);
        assertThat(late.book()).isEqualTo(next);
    }

    @Test
    void aBookIsFollowedOnceAndByNoneThatItFollows() {
        succeed(MERGER);
        BookId third = TestBooks.open(context, AN_GIANG);
        assertRefused(
                ProblemCode.BOOK_FOLLOWED_ALREADY,
                () -> Acting.runAsSystem(() -> successions.succeed(old, third, MERGER, "hệ thống")));
        assertRefused(
                ProblemCode.BOOK_CANNOT_FOLLOW,
                () -> Acting.runAsSystem(() -> successions.succeed(next, old, MERGER, "hệ thống")));
        assertRefused(
                ProblemCode.BOOK_CANNOT_FOLLOW,
                () -> Acting.runAsSystem(() -> successions.succeed(third, third, MERGER, "hệ thống")));
        assertRefused(
                ProblemCode.BOOK_CANNOT_FOLLOW,
                () -> Acting.runAsSystem(() -> successions.succeed(third, BookId.COMMON, MERGER, "hệ thống")));
        Acting.runAsSystem(() -> successions.succeed(next, third, LocalDate.of(2026, 1, 1), "hệ thống"));
        assertThat(Acting.asSystem(() -> successions.withFollowed(third, LocalDate.of(2026, 1, 1))))
                .containsExactly(third, next, old);
        assertThat(Acting.asSystem(() -> successions.heir(old, LocalDate.of(2026, 1, 1))))
                .isEqualTo(third);
        assertThat(Acting.asSystem(() -> successions.heir(old, LocalDate.of(2025, 12, 31))))
                .isEqualTo(next);
    }

    @Test
    void listsShowTheBookThatIsAskedForAndWhatWaitsInEither() {
        submit(patrol(old, BEFORE), old);
        succeed(MERGER);
        submit(patrol(next, BEFORE.plusDays(1)), next);
        submit(patrol(next, BEFORE.plusDays(2)), next);
        try (Tab tab = Tab.on(port).signIn(police.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/activities").page();
            assertThat(page.locator("#list tbody tr")).hasCount(2);
            page.click("#filter-book");
            assertThat(page.locator("#filter-book + .dropdown-menu .dropdown-item"))
                    .hasCount(2);
            tab.go("/activities?book=" + old);
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            tab.shot("activities-of-the-followed-book").check();
            page.locator("th [data-choose-all]").check();
            page.click("button:has-text('Xác nhận các bản ghi đã chọn')");
            assertThat(page.locator(".alert-success")).containsText("đã xong 1 trong 1");
            tab.go("/waiting");
            assertThat(page.locator("#list tbody tr")).hasCount(2);
            tab.go("/activities?book=99999");
            assertThat(page.locator("main")).containsText("99999");
        }
    }

    @Test
    void thePatrolOfTheLastNightThatIsInBothBooksIsToldAndListedUntilOneIsWithdrawn() {
        LocalDate lastNight = MERGER.minusDays(1);
        RecordKey first = submit(patrol(old, lastNight), old);
        succeed(MERGER);
        SignedIn who = police.signedIn();
        ActivityHints hints = new ActivityHints(context);
        assertThat(who.run(() -> hints.of(new RecordKey(next, UUID.randomUUID()), patrol(next, lastNight))))
                .as("told while it is typed, and not to be joined")
                .containsExactly(first + " elsewhere");
        RecordKey second = submit(patrol(next, lastNight), next);
        RecordKey other = submit(patrol(next, lastNight.minusDays(5)), next);
        assertThat(who.run(() -> hints.of(first))).containsExactly(second + " elsewhere");
        assertThat(who.run(() -> hints.of(other))).isEmpty();
        search();
        assertThat(who.run(() -> hints.listed(next))).containsExactly(second + " " + first);
        assertThat(who.run(() -> hints.listed(old))).containsExactly(second + " " + first);
        TestStaff inspector = TestStaff.named(context, "Đoàn kiểm tra").as(Role.INSPECTOR, old, null);
        assertThat(inspector.signedIn().run(() -> hints.listed(old)))
                .as("who does not work on both")
                .isEmpty();
        try (Tab tab = Tab.on(port).signIn(police.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/records/" + second).page();
            assertThat(page.locator(".alert-warning")).containsText("không ghép được");
            assertThat(page.locator(".alert-warning .btn")).hasCount(0);
            tab.shot("twin-in-the-followed-book").check();
            tab.go("/activities/twins?across=yes");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            assertThat(page.locator("#list tbody tr")).containsText("rút một bản ghi");
            tab.shot("twins-in-two-books").check();
            page.click("#list tbody tr a");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/records/.*"));
        }
        // Found from the other side, too: the old book's record is corrected after the other one was written.
        Acting.runAsSystem(() -> context.getBean(ChangingActivity.class).withdraw(second, 1, "Ghi trùng", WRITER));
        search();
        assertThat(who.run(() -> hints.listed(next))).isEmpty();
        RecordKey third = submit(patrol(next, lastNight), next);
        search();
        assertThat(who.run(() -> hints.listed(next))).containsExactly(third + " " + first);
        Acting.runAsSystem(() -> context.getBean(ChangingActivity.class).withdraw(first, 1, "Ghi trùng", WRITER));
        assertThat(who.run(() -> hints.listed(next)))
                .as("gone at once, before anything is searched")
                .isEmpty();
        search();
        assertThat(who.run(() -> hints.listed(next))).isEmpty();
    }

    private void search() {
        SearchingTwins searching = context.getBean(SearchingTwins.class);
        Acting.runAsSystem(() -> {
            searching.follow(next);
            searching.follow(old);
        });
    }

    @Test
    void anAdministratorOpensTheBookOfTheNewProvince() throws Exception {
        TestStaff administrator = TestStaff.named(context, "Quản trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port).signIn(administrator.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/coordination").page();
            page.click("text=Mở sổ mới");
            page.fill("#nameVi", "Sổ phối hợp tỉnh An Giang " + old);
            page.fill("#nameEn", "Book of An Giang Province " + old);
            page.fill("#code", "an giang");
            page.fill("#since", "2025-07-01");
            page.fill("#area", "An Giang");
            page.locator("label.form-check:has(input[value='" + old + "']) input")
                    .check();
            page.click("main button[type=submit]");
            assertThat(page.locator("#code-error")).not().isEmpty();
            tab.shot("new-book-refused").check();
            page.fill("#code", "AN_GIANG_" + old);
            page.click("main button[type=submit]");
            assertThat(page.locator(".alert-success")).hasText("Đã mở sổ.");
            assertThat(page.locator("main")).containsText("kế tục từ 01/07/2025");
        }
        BookId opened =
                Acting.asSystem(() -> successions.find(old)).orElseThrow().successor();
        assertThat(police.signedIn().books()).containsExactly(opened, old);

        String path = "/api/v1/books/" + (opened.value() + 1);
        String body = """
                {"code": "NEXT_%s", "name": {"vi": "Sổ thử", "en": "Test book"}, "area": 2091, "since": "2026-01-01", "follows": [%s]}""".formatted(old, opened);
        assertThat(put(administrator, path, body)).contains("201", "\"follows\":[" + opened + "]");
        assertThat(put(administrator, path, body)).contains("200");
        assertThat(put(administrator, path, body.replace("NEXT_", "OTHER_"))).contains("409", "ID_ALREADY_TAKEN");
        assertThat(put(administrator, path, body.replace("2026-01-01", "2026-02-01")))
                .contains("409", "ID_ALREADY_TAKEN");
        String wrong = body.replace("2091", "1091").replace("NEXT_" + old, "x");
        assertThat(put(administrator, "/api/v1/books/" + (opened.value() + 2), wrong))
                .contains("422", "\"code\"", "BOOK_WITHOUT_PROVINCE", "BOOK_FOLLOWED_ALREADY");
        assertThat(put(police, path, body)).contains("403");
        BookId elsewhere = TestBooks.open(context, new AreaId(1001));
        assertThat(put(
                        administrator,
                        "/api/v1/books/" + (elsewhere.value() + 9),
                        body.replace("NEXT_", "FAR_").replace("[" + opened + "]", "[" + elsewhere + "]")))
                .contains("422", "BOOK_NUMBER_NOT_NEXT", "BOOK_OF_OTHER_PROVINCE");
    }

    @Test
    void whoWantsToMergeOrJoinTwoRecordsOfTwoBooksIsToldThatTheyStayTwo() throws Exception {
        RecordKey first = submit(patrol(old, MERGER.minusDays(1)), old);
        succeed(MERGER);
        RecordKey second = submit(patrol(next, MERGER.minusDays(1)), next);
        String path = "/api/v1/books/" + next + "/activities/" + second.id();
        String other = "{\"other\": \"%s\", \"otherVersion\": 1, \"reason\": \"Một việc\"}".formatted(first.id());
        assertThat(send(police, "POST", path + "/merge", other)).contains("422", "MERGE_ACROSS_BOOKS");
        assertThat(send(police, "POST", path + "/tell-apart", other)).contains("422", "MERGE_ACROSS_BOOKS");
        assertThat(send(police, "GET", path + "/merge?other=" + first.id(), "")).contains("422", "MERGE_ACROSS_BOOKS");
        assertThat(send(police, "POST", path + "/join", "{\"own\": \"%s\"}".formatted(first.id())))
                .contains("422", "MERGE_ACROSS_BOOKS");
        assertThat(send(
                        police,
                        "POST",
                        path + "/merge",
                        other.replace(first.id().toString(), "" + UUID.randomUUID())))
                .as("who may not decide is not told what there is")
                .contains("403", "MERGE_NOT_YOURS");
    }

    private String put(TestStaff who, String path, String body) throws Exception {
        return send(who, "PUT", path, body);
    }

    private String send(TestStaff who, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + who.token())
                                .header("Content-Type", "application/json")
                                .header(method.equals("PUT") ? "X-New" : "If-Match", "\"1\"")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private void succeed(LocalDate since) {
        Acting.runAsSystem(() -> successions.succeed(old, next, since, "hệ thống"));
    }

    private static ActivityForm patrol(BookId book, LocalDate day) {
        var start = day.atTime(7, 30).atZone(ZONE).toInstant();
        return new ActivityForm(
                "PATROL",
                start,
                start.plusSeconds(3_600),
                WATERS,
                STATION,
                List.of(POLICE),
                List.of(new Contribution(STATION, "PERSONNEL_TURN", Quantity.of("6"))),
                "Sổ " + book,
                null,
                false);
    }

    private RecordKey submit(ActivityForm form, BookId book) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.runAsSystem(() -> context.getBean(RecordingActivity.class).submit(new Submission(key, form, WRITER)));
        return key;
    }

    private RecordKey opened(BookId book) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        CaseForm form = new CaseForm("CASE", "DRUGS", WATERS, BEFORE, STATION, List.of(POLICE), null, null, false);
        Acting.runAsSystem(() -> context.getBean(HandlingCase.class).take(new Opening(key, form, WRITER)));
        return key;
    }

    private static void assertRefused(ProblemCode code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }
}
