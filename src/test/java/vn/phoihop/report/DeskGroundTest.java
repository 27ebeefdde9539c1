package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What all work stands on, in the whole application: search, boxes that find, saved lists, the API's look-ups. */
@BrowserTest
class DeskGroundTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final JsonMapper json = new JsonMapper();
    private ReportFixture book;
    private TestStaff officer;

    @BeforeEach
    void somebody() {
        book = new ReportFixture(context);
        for (int day = 10; day < 15; day++) {
            book.patrol("2022-03-" + day, 12);
        }
        officer = TestStaff.named(context, "Trần Tra Cứu").as(Role.STAFF_OFFICER, book.book, new UnitId(1001));
    }

    @Test
    void one_search_finds_units_areas_and_papers_with_or_without_diacritics() {
        try (Tab tab = signedIn()) {
            tab.go("/?window=" + ReportFixture.HALF_YEAR);
            tab.page().keyboard().press("/");
            tab.page().keyboard().type("tho chau");
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/search?**q=tho+chau**");
            assertThat(tab.page().locator("main").textContent()).contains("Xã Thổ Châu");
            tab.check().shot("search-vi");
            tab.page().click("main a:has-text('Xã Thổ Châu')");
            assertThat(tab.page().locator("main").textContent()).contains("Cấp xã");
            tab.check().shot("place-area");
            tab.go("/search?q=đồn biên phòng&window=" + ReportFixture.HALF_YEAR);
            tab.page().locator("main a[href^='/organisation/units']").first().click();
            tab.check().shot("place-unit");
            tab.go("/search?q=" + "x".repeat(40));
            assertThat(tab.page().locator("main").textContent()).contains("Không tìm thấy gì");
            tab.go("/organisation/units/999999999");
            assertThat(tab.page().content()).contains("NOT_FOUND");
            tab.go("/search?q=<script>alert(1)</script>&lang=en").check().shot("search-none-en");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(officer.login(), TestStaff.PASSWORD);
            tab.page().click(".top-find");
            tab.page().fill("#search-q", "phu quoc");
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/search?q=phu+quoc");
            tab.check().shot("search-phone");
        }
    }

    @Test
    void suggestions_carry_the_full_path_of_the_day() {
        try (Tab tab = signedIn()) {
            assertThat(text(tab, "/organisation/areas?q=tho+chau&day=2022-06-14"))
                    .contains("Xã Thổ Châu · TP Phú Quốc")
                    .contains("role=\"option\"");
            assertThat(text(tab, "/organisation/areas?q=thổ+châu+phú+quốc&day=2022-06-14"))
                    .contains("Xã Thổ Châu · TP Phú Quốc");
            assertThat(text(tab, "/organisation/areas?q=tho+chau+ha+tien&day=2022-06-14"))
                    .contains("Không có kết quả");
            assertThat(text(tab, "/organisation/units?q=bien+phong&day=2022-06-14"))
                    .contains("Biên phòng");
            assertThat(text(tab, "/organisation/units?q=bien+phong&day=14/06/2022"))
                    .contains("Biên phòng");
        }
    }

    @Test
    void a_list_is_kept_under_a_name_seen_by_nobody_else_and_let_go() {
        try (Tab tab = signedIn()) {
            tab.go("/figures/" + figure() + "?window=" + ReportFixture.HALF_YEAR);
            tab.page().fill("#list-q", "ha tien");
            tab.page().waitForURL("**q=ha+tien**");
            tab.page().click("#saved-lists summary");
            tab.page().fill("#saved-name", "Gọi 0912345678");
            tab.page().click("#saved-lists form.filter-form button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("số điện thoại");
            PlaywrightAssertions.assertThat(tab.page().locator("#saved-name")).hasValue("Gọi 0912345678");
            tab.page().context().clearCookies();
            tab.page().fill("#saved-name", "Hà Tiên của tôi");
            tab.check().shot("saved-list-new");
            tab.page().click("#saved-lists form.filter-form button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("Phiên làm việc đã kết thúc");
            PlaywrightAssertions.assertThat(tab.page().locator("#saved-name")).hasValue("Hà Tiên của tôi");
            try (Page again = tab.page().context().newPage()) {
                again.navigate("http://localhost:" + port + "/sign-in");
                again.fill("#login", officer.login());
                again.fill("#password", TestStaff.PASSWORD);
                again.click("main button[type=submit]");
                again.waitForURL("http://localhost:" + port + "/");
            }
            tab.page().click("#saved-lists form.filter-form button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("Đã lưu danh sách");
            PlaywrightAssertions.assertThat(tab.page().locator("#list-q")).hasValue("ha tien");
            tab.go("/figures/" + figure());
            tab.page().click("#saved-lists summary");
            tab.shot("saved-lists");
            tab.page().click("text=Hà Tiên của tôi");
            PlaywrightAssertions.assertThat(tab.page().locator("#list-q")).hasValue("ha tien");
            TestStaff other =
                    TestStaff.named(context, "Người Khác").as(Role.STAFF_OFFICER, book.book, new UnitId(1001));
            try (Tab others = Tab.on(port)) {
                others.signIn(other.login(), TestStaff.PASSWORD).go("/figures/" + figure());
                assertThat(others.page().content()).doesNotContain("Hà Tiên của tôi");
            }
            tab.page().click("#saved-lists summary");
            tab.page().click("[aria-label*='Hà Tiên của tôi']");
            PlaywrightAssertions.assertThat(tab.page().locator("#saved-lists"))
                    .not()
                    .containsText("Hà Tiên của tôi");
        }
    }

    @Test
    void a_figures_records_are_exported_while_they_are_read() {
        try (Tab tab = signedIn()) {
            String csv = text(tab, "/figures/" + figure() + "?window=" + ReportFixture.HALF_YEAR + "&format=csv");
            assertThat(csv.lines().count()).isGreaterThan(2);
        }
    }

    @Test
    void who_was_away_for_a_while_still_takes_a_long_list_away() {
        for (int i = 0; i < 120; i++) {
            book.patrol("2022-04-%02d".formatted(1 + i % 28), 3);
        }
        try (Tab tab = signedIn()) {
            // The session notes that somebody is here again while the list is already on its way.
            int forgotten = Acting.asSystem(() -> context.getBean(JdbcClient.class)
                    .sql("delete from spring_session_attributes where attribute_name = 'seen'")
                    .update());
            assertThat(forgotten).isPositive();
            String csv = text(tab, "/figures/PATROLS?window=" + ReportFixture.HALF_YEAR + "&format=csv");
            assertThat(csv.lines().count()).isGreaterThan(120);
        }
    }

    @Test
    void a_program_looks_up_who_it_is_areas_units_kinds_and_figures() {
        try (Tab tab = signedIn()) {
            assertThat(ask(tab, "/api/v1/me").path("login").asString()).isEqualTo(officer.login());
            JsonNode area = ask(tab, "/api/v1/areas?q=tho+chau&day=2022-06-14").path(0);
            assertThat(area.path("path").asString()).isEqualTo("Xã Thổ Châu · TP Phú Quốc");
            assertThat(area.path("id").isNumber()).isTrue();
            assertThat(ask(tab, "/api/v1/units?q=bien+phong&day=2022-06-14")
                            .path(0)
                            .path("force")
                            .asString())
                    .isEqualTo("BORDER_GUARD");
            assertThat(ask(tab, "/api/v1/catalogue/kinds?day=2022-06-14").findValuesAsString("code"))
                    .contains("PATROL");
            String figures = "/api/v1/figures?form=SIX_MONTH&window=" + ReportFixture.HALF_YEAR;
            JsonNode now = ask(tab, figures);
            assertThat(now.path("figures").size()).isGreaterThan(10);
            assertThat(ask(tab, figures + "&cutoff=" + now.path("cutoff").asString())
                            .path("figures"))
                    .isEqualTo(now.path("figures"));
            assertThat(ask(tab, "/api/v1/figures?form=NONE&window=2022-01-01/2022-02-01")
                            .path("code")
                            .asString())
                    .isEqualTo("REPORT_FORM_UNKNOWN");
            assertThat(ask(tab, "/api/v1/figures?form=SIX_MONTH&window=2022")
                            .path("code")
                            .asString())
                    .isEqualTo("NOT_READABLE");
            JsonNode description = ask(tab, "/api/v1/openapi.json");
            assertThat(description.path("paths").propertyNames())
                    .contains("/api/v1/me", "/api/v1/areas", "/api/v1/units", "/api/v1/figures")
                    .doesNotContain("/");
            assertThat(description.path("paths").path("/api/v1/me").path("get").has("parameters"))
                    .isFalse();
            tab.go("/api/docs").check().shot("api-docs");
        }
        try (Tab tab = Tab.on(port)) {
            tab.go("/sign-in");
            APIResponse refused = tab.page().request().get("http://localhost:" + port + "/api/v1/me");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(json.readTree(refused.text()).path("code").asString()).isEqualTo("NOT_SIGNED_IN");
        }
        TestStaff administrator = TestStaff.named(context, "Quản Trị").as(Role.ADMINISTRATOR, book.book, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD);
            JsonNode refused = ask(tab, "/api/v1/figures?form=SIX_MONTH&window=" + ReportFixture.HALF_YEAR);
            assertThat(refused.path("code").asString()).isEqualTo("NOT_ALLOWED");
            assertThat(refused.path("status").asInt()).isEqualTo(403);
        }
    }

    private static String figure() {
        return "JOINT_PATROLS";
    }

    private Tab signedIn() {
        return Tab.on(port).signIn(officer.login(), TestStaff.PASSWORD);
    }

    private String text(Tab tab, String path) {
        return tab.page()
                .request()
                .get("http://localhost:" + port + path, RequestOptions.create().setHeader("HX-Request", "true"))
                .text();
    }

    private JsonNode ask(Tab tab, String path) {
        return json.readTree(text(tab, path));
    }
}
