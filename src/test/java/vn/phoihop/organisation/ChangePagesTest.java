package vn.phoihop.organisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Administrators change the organisation in the browser: nothing is written before it has been shown. */
@BrowserTest
@UsesDatabase(own = true)
class ChangePagesTest {

    private static final String NEXT_YEAR =
            LocalDate.now().plusYears(1).withDayOfYear(1).toString();

    private static final String ALL = "/api/v1/organisation/changes";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    TestStaff administrator;

    @BeforeEach
    void open() {
        TestBooks.inKienGiang(context);
        administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
    }

    @Test
    void aUnitIsFoundedAfterAPreview() {
        try (Tab tab = signedIn(Tab.on(port))) {
            Page page = tab.go("/organisation/changes").check().page();
            page.locator("main .found a:has-text('Thành lập')").first().click();
            tab.check().shot("change-found");
            page.fill("#from", "2026-01-01");
            page.fill("[id='named[0].vi']", "Đồn Biên phòng Tân Lập");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator(".problem-summary")).isVisible();
            assertThat(page.locator("[id='named[0].en-error']")).not().isEmpty();
            assertThat(page.locator("[id='named[0].code-error']")).not().isEmpty();
            assertThat(page.locator("#reason-error")).not().isEmpty();
            tab.check().shot("change-found-refused");
            page.fill("[id='named[0].en']", "Tan Lap Border Post");
            page.fill("[id='named[0].code']", "BP-TAN-LAP");
            page.selectOption("#force", "BORDER_GUARD");
            choose(page, "parent", "BP-KG");
            page.fill("#reason", "Quyết định số 12/QĐ-BTL");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator("#foreseen")).containsText("Đồn Biên phòng Tân Lập");
            assertThat(page.locator("main table")).containsText("Không có");
            tab.check().shot("change-found-preview");
            assertThat(organisations.current().findUnit("BP-TAN-LAP", LocalDate.now()))
                    .isEmpty();
            page.locator("button:has-text('Xác nhận')").click();
            assertThat(page.locator("#notices")).containsText("Đã thay đổi");
            tab.check().shot("change-found-made");
            assertThat(organisations.current().findUnit("BP-TAN-LAP", LocalDate.of(2026, 1, 1)))
                    .get()
                    .returns("Đồn Biên phòng Tân Lập", Unit::shortName);
            assertThat(organisations.current().findUnit("BP-TAN-LAP", LocalDate.of(2025, 12, 31)))
                    .isEmpty();
            page.click("main .found a");
            assertThat(page.locator("h1")).hasText("Đồn Biên phòng Tân Lập");
            tab.check().shot("change-place");
        }
    }

    @Test
    void whatIsPlannedIsTakenBackOnAPhone() {
        try (Tab tab = signedIn(Tab.onPhone(port))) {
            Page page = tab.go("/organisation/changes/new?kind=MERGE&of=UNIT")
                    .check()
                    .page();
            page.fill("#from", NEXT_YEAR);
            choose(page, "places[0]", "BP-KG-CKHT");
            page.click("button:has-text('Thêm dòng')");
            assertThat(page.locator("[id='places[2]']")).isVisible();
            assertThat(page.locator("[id='places[0]']")).not().hasValue("");
            choose(page, "successors[0]", "BP-KG-TC");
            page.fill("#reason", "Nghị quyết số 5");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator("#foreseen")).containsText("→");
            tab.check().shot("change-merge-preview-phone");
            page.locator("button:has-text('Sửa lại')").click();
            assertThat(page.locator("#reason")).hasValue("Nghị quyết số 5");
            page.locator("main form .btn-primary").click();
            page.locator("button:has-text('Xác nhận')").click();
            assertThat(page.locator("#notices")).containsText("kế hoạch");
            LocalDate day = LocalDate.parse(NEXT_YEAR);
            assertThat(organisations.current().findUnit("BP-KG-CKHT", day)).isEmpty();
            tab.check().shot("change-planned-phone");
            tab.go("/organisation/changes?state=planned").check().shot("changes-phone");
            page.click("#list tbody a");
            page.click("button:has-text('Hủy thay đổi')");
            assertThat(page.locator("#notices")).containsText("Đã hủy");
            assertThat(page.locator("button:has-text('Hủy thay đổi')")).hasCount(0);
            assertThat(organisations.current().findUnit("BP-KG-CKHT", day)).isPresent();
        }
    }

    @Test
    void aUnitIsEntrustedWithAnAreaAndItsPreviewShowsWhatItAnswersFor() {
        UnitId post = organisations
                .current()
                .findUnit("BP-KG-TC", LocalDate.now())
                .orElseThrow()
                .id();
        try (Tab tab = signedIn(Tab.onPhone(port))) {
            Page page = tab.go("/organisation/units/" + post).page();
            page.click("main a[href*='kind=ENTRUST']");
            assertThat(page.locator("[id='places[0]']")).not().hasValue("");
            tab.check().shot("change-entrust-phone");
            page.fill("#from", NEXT_YEAR);
            page.fill("#reason", "Quyết định số 9");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator("#areas p strong")).not().isEmpty();
            choose(page, "areas[0]", "Phú Quốc");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator("main table")).containsText("Phú Quốc");
            assertThat(page.locator("main h2").first()).containsText("Địa bàn phụ trách");
            tab.check().shot("change-entrust-preview-phone");
            page.locator("button:has-text('Xác nhận')").click();
            assertThat(page.locator("#notices")).containsText("kế hoạch");
            LocalDate day = LocalDate.parse(NEXT_YEAR);
            assertThat(organisations.current().areasOf(post, day))
                    .anyMatch(area -> area.name().vi().contains("Phú Quốc"));
            tab.go("/organisation/changes/new?kind=ENTRUST&of=AREA").page();
            assertThat(page.locator("main")).containsText("UNIT");
        }
        try (Tab tab = signedIn(Tab.on(port))) {
            Page page = tab.go("/organisation/changes/new?kind=DETACH&of=AREA&place=2091&lang=en")
                    .check()
                    .page();
            assertThat(page.locator("main")).containsText("nothing is shared out");
            tab.shot("change-detach-en");
        }
    }

    @Test
    void aPlannedClosingSaysWhatWouldBeLeftToNobodyByNow() throws Exception {
        String closing = ALL + "/" + UUID.randomUUID();
        make(ALL + "/" + UUID.randomUUID(), """
                {"kind": "FOUND", "of": "UNIT", "from": "2024-01-01", "parent": 3000, "reason": "Nghị quyết số 7",
                 "named": [{"code": "BP-DONG", "vi": "Đồn sắp đóng", "en": "Closing Post"}]}""");
        UnitId post = organisations
                .current()
                .findUnit("BP-DONG", LocalDate.now())
                .orElseThrow()
                .id();
        make(closing, """
                {"kind": "CLOSE", "of": "UNIT", "from": "%s", "places": [%s], "reason": "Nghị quyết số 8"}""".formatted(NEXT_YEAR, post));
        TestStaff.named(context, "Giao sau").as(Role.RECORDER, TestBooks.inKienGiang(context), post);
        try (Tab tab = signedIn(Tab.on(port))) {
            assertThat(tab.go(closing.replace("/api/v1", "")).page().locator(".alert-warning"))
                    .containsText("không có đơn vị kế thừa, nhưng đến nay còn: 1 nhiệm vụ tại đơn vị");
            tab.check().shot("change-planned-left");
        }
    }

    private void make(String change, String wished) throws Exception {
        String sent = "{\"seen\": " + organisations.current().position() + ", \"change\": " + wished + "}";
        assertThat(send(administrator.token(), "PUT", change, sent).statusCode())
                .isEqualTo(201);
    }

    @Test
    void nobodyElseMay() {
        TestStaff officer = TestStaff.named(context, "Cán bộ")
                .as(Role.STAFF_OFFICER, TestBooks.inKienGiang(context), new UnitId(1000));
        try (Tab tab = Tab.on(port).signIn(officer.login(), TestStaff.PASSWORD)) {
            assertThat(tab.go("/organisation/changes").page().locator("main")).containsText("Quản trị");
            assertThat(tab.go("/organisation/units/1000").page().locator("main a[href*='changes/new']"))
                    .hasCount(0);
        }
    }

    @Test
    void whoIsAffectedIsShownAndDutiesKeepAUnitFromClosing() {
        UnitId post = organisations
                .current()
                .findUnit("BP-KG-CKHT", LocalDate.now())
                .orElseThrow()
                .id();
        TestStaff duty =
                TestStaff.named(context, "Trực ban đồn").as(Role.RECORDER, TestBooks.inKienGiang(context), post);
        try (Tab tab = signedIn(Tab.on(port))) {
            Page page = tab.go("/organisation/units/" + post).page();
            page.click("main a[href*='kind=CLOSE']");
            assertThat(page.locator("[id='places[0]']")).not().hasValue("");
            page.fill("#from", NEXT_YEAR);
            page.fill("#reason", "Quyết định số 3");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator(".problem-summary")).containsText("nhiệm vụ tại đơn vị");
            assertThat(page.locator("#successors p strong")).containsText("nơi kế thừa");
            tab.check().shot("change-close-refused");
            choose(page, "successors[0]", "BP-KG-TC");
            page.locator("main form .btn-primary").click();
            assertThat(page.locator("#affected a[href='/accounts/" + duty.login() + "']"))
                    .isVisible();
            tab.check().shot("change-close-preview");
        }
        try (Tab tab = signedIn(Tab.on(port))) {
            Page page = tab.go("/organisation/changes/new?kind=RENAME&of=AREA&place=2091&lang=en")
                    .check()
                    .page();
            assertThat(page.locator("[id='named[0].vi']")).hasValue("Tỉnh An Giang");
            tab.shot("change-rename-en");
        }
    }

    @Test
    void aProgramDoesTheSame() throws Exception {
        String token = administrator.token();
        String change = """
                {"kind": "FOUND", "of": "UNIT", "from": "%s", "parent": 3000, "reason": "Nghị quyết số 7",
                 "named": [{"code": "BP-API", "vi": "Đồn thử", "en": "Test Post"}]}""".formatted(NEXT_YEAR);
        HttpResponse<String> preview = send(token, "POST", ALL + "/preview", change);
        assertThat(preview.body()).contains("\"name\":\"Đồn thử\"", "\"before\":\"\"");
        String seen = preview.body().replaceFirst("(?s).*\"seen\":(\\d+).*", "$1");
        String one = ALL + "/" + UUID.randomUUID();
        String sent = "{\"seen\": " + seen + ", \"change\": " + change + "}";
        assertThat(send(token, "PUT", one, sent).statusCode()).isEqualTo(201);
        assertThat(send(token, "PUT", one, sent).statusCode()).isEqualTo(200);
        assertThat(send(token, "PUT", one, sent.replace("BP-API", "BP-KHAC")).body())
                .contains("CHANGE_ID_TAKEN");
        assertThat(send(token, "GET", ALL + "?state=planned&q=don+thu", "").body())
                .contains("\"told\":{", "\"state\":\"planned\"");
        assertThat(send(token, "GET", ALL + "?state=planned&q=khong+co", "").body())
                .contains("\"items\":[]");
        assertThat(send(token, "GET", ALL + "?unit=x", "").statusCode()).isEqualTo(422);
        // A change seen before somebody else's is refused.
        String stale = "{\"seen\": 0, \"change\": "
                + change.replace("FOUND", "CLOSE")
                        .replace("\"parent\": 3000", "\"places\": [3006], \"successors\": [3007]")
                        .replaceFirst("(?s),\\s*\"named.*]", "")
                + "}";
        assertThat(send(token, "PUT", ALL + "/" + UUID.randomUUID(), stale).body())
                .contains("CHANGED_MEANWHILE");
        assertThat(send(token, "POST", one + "/undo", "").body()).contains("\"state\":\"undone\"", "Lê Quản Trị");
        assertThat(send(token, "POST", one + "/undo", "").body()).contains("CHANGE_UNDONE_ALREADY");
        String officer = TestStaff.named(context, "Cán bộ")
                .as(Role.STAFF_OFFICER, TestBooks.inKienGiang(context), new UnitId(1000))
                .token();
        assertThat(send(officer, "GET", ALL, "").statusCode()).isEqualTo(403);
        assertThat(send(officer, "POST", ALL + "/preview", change).statusCode()).isEqualTo(403);
        assertThat(send(officer, "PUT", one, sent).statusCode()).isEqualTo(403);
        assertThat(send(officer, "POST", one + "/undo", "").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> send(String token, String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static void choose(Page page, String field, String words) {
        Locator box = page.locator("[id='" + field + "']");
        box.fill("");
        box.pressSequentially(words);
        assertThat(page.locator("[id='" + field + "-list'] [role=option]").first())
                .isVisible();
        box.press("ArrowDown");
        box.press("Enter");
    }

    private Tab signedIn(Tab tab) {
        return tab.signIn(administrator.login(), TestStaff.PASSWORD);
    }
}
