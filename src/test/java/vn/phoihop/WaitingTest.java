package vn.phoihop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.SearchingTwins;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.Opening;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Tab;

/** One list of what waits, over activities and cases: found, sorted, paged, taken away, and confirmed together. */
@BrowserTest
class WaitingTest {

    private static final UnitId STATION = new UnitId(3007);
    private static final UnitId POLICE = new UnitId(1102);
    private static final AreaId WATERS = new AreaId(500001);
    private static final LocalDate FIRST = LocalDate.of(2022, 3, 1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    BookId book;
    TestStaff station;
    TestStaff police;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        station = TestStaff.named(context, "Trực ban đồn").as(Role.RECORDER, book, STATION);
        police = TestStaff.named(context, "Trực ban Công an").as(Role.RECORDER, book, POLICE);
    }

    @Test
    void bothRoomsAreFoundAndConfirmedTogetherAndWhatFailedSaysWhy() throws IOException {
        RecordKey first = patrol(0, "Tuần tra đêm Hòn Đốc");
        RecordKey second = patrol(1, null);
        RecordKey third = opened(2);
        contest(patrol(3, "Chặn bắt xuồng"), "activities");
        contest(opened(4), "cases");
        try (Tab tab = Tab.on(port).signIn(police.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/").page();
            page.click("#waiting-title a");
            assertThat(page.locator("h1")).hasText("Việc chờ tôi");
            assertThat(page.locator("#list tbody tr")).hasCount(5);
            tab.shot("waiting").check();

            page.click("#filter-why");
            page.click("a.dropdown-item:text-is('Không thống nhất')");
            assertThat(page.locator("#list tbody tr")).hasCount(2);
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*why=CONTESTED.*"));
            tab.shot("waiting-contested").check();
            tab.go("/waiting?q=hon+doc");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            tab.go("/waiting?why=CONFIRM&sort=day");
            assertThat(page.locator("#list tbody tr td:nth-child(2)").first()).hasText("01/03/2022");
            tab.go("/waiting?why=CONFIRM&sort=changed").shot("waiting-changed").check();
            Download taken = page.waitForDownload(() -> page.click("[data-export]:text-is('CSV')"));
            List<String> lines = Files.readAllLines(taken.path());
            assertThat(lines).hasSize(4);
            assertThat(lines.getFirst()).startsWith("\ufeffNgày,Nội dung,Loại,Chủ trì");
            assertThat(String.join("\n", lines)).contains("activities/" + first, "cases/" + third, "Hòn Đốc");
            page.keyboard().press("Escape");

            // What has been withdrawn meanwhile fails; the others are confirmed all the same.
            tab.go("/waiting?why=CONFIRM");
            assertThat(send(
                                    station,
                                    "POST",
                                    "/api/v1/books/" + book + "/activities/" + second.id() + "/withdraw",
                                    "{\"reason\": \"Nhập nhầm\"}",
                                    "\"1\"")
                            .statusCode())
                    .isEqualTo(200);
            page.locator("th [data-choose-all]").check();
            page.click("button:has-text('Xác nhận các bản ghi đã chọn')");
            assertThat(page.locator(".alert-success")).containsText("Xác nhận: đã xong 2 trong 3 bản ghi đã chọn");
            assertThat(page.locator(".alert-danger li")).hasCount(1);
            tab.shot("waiting-confirmed").check();
            page.click("main a.btn-primary");
            assertThat(page.locator("#list tbody tr")).hasCount(0);
        }
        try (Tab tab = Tab.onPhone(port).signIn(station.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/waiting?why=CONTESTED&lang=en").page();
            assertThat(page.locator("h1")).hasText("Waiting for me");
            assertThat(page.locator("#list tbody tr")).hasCount(2);
            tab.shot("waiting-english-phone").check();
        }
    }

    /** What waits at home waits on the page too, also what is no single record; filters are spoken of where one is set. */
    @Test
    void pairsThatWaitAtHomeAreReachedFromThePage() {
        patrol(0, null);
        patrol(0, null);
        Acting.runAsSystem(() -> context.getBean(SearchingTwins.class).follow(book));
        try (Tab tab = Tab.on(port).signIn(station.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/").page();
            assertThat(page.locator("#waiting")).containsText("cặp bản ghi nghi trùng");
            tab.go("/waiting").shot("waiting-others").check();
            assertThat(page.locator("#list tbody tr")).hasCount(0);
            assertThat(page.locator("#list .empty")).not().containsText("lọc");
            page.click("#waiting-others a:has-text('cặp bản ghi nghi trùng')");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            tab.go("/waiting?why=DRAFT");
            assertThat(page.locator("#waiting-others")).hasCount(0);
            assertThat(page.locator("#list .empty")).containsText("Bỏ bớt điều kiện lọc");
        }
    }

    @Test
    void pagesOfProgramsAndPeopleJoinWithoutGapOrRepeat() throws IOException {
        Set<String> written = new HashSet<>();
        for (int day = 0; day < 30; day++) {
            written.add(patrol(day, null).id().toString());
            written.add(opened(day).id().toString());
        }
        for (String sort : List.of("-day", "day", "changed")) {
            List<String> ids = new ArrayList<>();
            List<String> days = new ArrayList<>();
            String after = "";
            do {
                JsonNode slice = json.readTree(send(police, "GET", "/api/v1/waiting?sort=" + sort + after, "", "")
                        .body());
                slice.path("items").forEach(one -> {
                    assertThat(one.path("version").asInt()).isEqualTo(1);
                    ids.add(one.path("id").asString());
                    days.add(one.path("day").asString());
                });
                after = slice.path("next").isNull()
                        ? ""
                        : "&after=" + slice.path("next").asString();
            } while (!after.isEmpty());
            assertThat(ids).as(sort).hasSize(60).doesNotHaveDuplicates();
            assertThat(new HashSet<>(ids)).isEqualTo(written);
            if (!sort.equals("changed")) {
                List<String> sorted = new ArrayList<>(days);
                sorted.sort(sort.equals("day") ? null : Comparator.reverseOrder());
                assertThat(days).isEqualTo(sorted);
            }
        }
        assertThat(json.readTree(send(police, "GET", "/api/v1/waiting?room=cases&from=2022-03-05&to=2022-03-07", "", "")
                                .body())
                        .path("items"))
                .hasSize(2);
        try (Tab tab = Tab.on(port).signIn(police.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/waiting").page();
            assertThat(page.locator(".list-count")).containsText("60");
            page.click("[data-more]");
            assertThat(page.locator("#list tbody tr:not(#more)")).hasCount(2 * ListQuery.PAGE);
            page.click("[data-more]");
            assertThat(page.locator("#list tbody tr:not(#more)")).hasCount(60);
        }
        HttpResponse<String> unknown = send(police, "GET", "/api/v1/waiting?why=NOTHING&room=ships", "", "");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("\"why\"", "\"room\"", "NOT_READABLE");
        TestStaff administrator = TestStaff.named(context, "Quản trị").as(Role.ADMINISTRATOR, book, null);
        assertThat(send(administrator, "GET", "/api/v1/waiting", "", "").statusCode())
                .isEqualTo(403);
    }

    private RecordKey patrol(int day, @Nullable String title) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        var start = FIRST.plusDays(day).atTime(7, 30).atZone(ZONE).toInstant();
        ActivityForm form = new ActivityForm(
                "PATROL",
                start,
                start.plusSeconds(3_600),
                WATERS,
                STATION,
                List.of(POLICE),
                List.of(new Contribution(STATION, "PERSONNEL_TURN", Quantity.of("6"))),
                title,
                null,
                false);
        Acting.runAsSystem(() -> context.getBean(RecordingActivity.class)
                .submit(new Submission(key, form, By.now("Trực ban đồn", STATION))));
        return key;
    }

    private RecordKey opened(int day) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        CaseForm form =
                new CaseForm("CASE", "DRUGS", WATERS, FIRST.plusDays(day), STATION, List.of(POLICE), null, null, false);
        Acting.runAsSystem(() ->
                context.getBean(HandlingCase.class).take(new Opening(key, form, By.now("Trực ban đồn", STATION))));
        return key;
    }

    private void contest(RecordKey key, String room) {
        HttpResponse<String> answer = send(
                police,
                "POST",
                "/api/v1/books/" + book + "/" + room + "/" + key.id() + "/contest",
                "{\"reason\": \"Giờ bắt đầu không đúng\"}",
                "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> send(TestStaff who, String method, String path, String body, String seen) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + who.token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!seen.isEmpty()) {
            request.header("If-Match", seen);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
