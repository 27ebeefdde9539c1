package vn.phoihop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Whatever is typed into any text of an activity or a case is text: shown as it was typed, never run, never read by a spreadsheet; too much of it is refused. */
@BrowserTest
class TypedTextTest {

    private static final String TEXT = "<img src=x onerror='window.ran=1'>\"'); drop table activity;--";
    private static final String FORMULA = "=HYPERLINK(\"http://x\");=1+1;\"@SUM(1)";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    BookId book;
    TestStaff station;
    TestStaff police;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        station = TestStaff.named(context, "Trực ban đồn").as(Role.RECORDER, book, new UnitId(3007));
        police = TestStaff.named(context, "Trực ban Công an").as(Role.RECORDER, book, new UnitId(1102));
    }

    @Test
    void in_every_text_of_an_activity() {
        try (Tab lead = signedIn(station);
                Tab partner = signedIn(police)) {
            Page page = lead.go("/activities/new").page();
            page.fill("#startsAt", "01/03/2022 20:00");
            choose(page, "area", "vung bien ha tien");
            page.locator("[id='lead.PERSONNEL_TURN']").fill("8");
            choose(page, "partners[0]", "cong an thanh pho ha tien");
            refusedThenSent(page, "title", "note");
            assertThat(page.locator("#notices")).containsText("được tính từ bây giờ");
            String record = shown(page);
            page.click("#steps a:has-text('Sửa')");
            refusedThenSent(page, "reason");
            shown(page);

            page = partner.go(record).page();
            page.click("a:has-text('Không thống nhất')");
            refusedThenSent(page, "reason");
            shown(page);
            partner.go("/waiting?q=%3Cimg%20src");
            assertThat(page.locator("#list tbody")).containsText(TEXT);
            assertThat(nothingRan(page)).isTrue();
            partner.go("/activities?q=%27%29%3B%20drop%20table");
            assertThat(page.locator("#list tbody")).containsText(TEXT);

            page = lead.go(record).page();
            page.click("#steps a[href*='/steps/withdraw']");
            refusedThenSent(page, "reason");
            shown(page);
        }
    }

    @Test
    void in_every_text_of_a_case() {
        try (Tab lead = signedIn(station);
                Tab partner = signedIn(police)) {
            Page page = lead.go("/cases/new").page();
            page.fill("#openedOn", "05/03/2022");
            page.selectOption("#category", "DRUGS");
            choose(page, "area", "vung bien ha tien");
            choose(page, "partners[0]", "cong an thanh pho ha tien");
            refusedThenSent(page, "title", "note");
            assertThat(page.locator("h1")).hasText("Ghi mốc xử lý");
            String key = URI.create(page.url()).getPath().replaceAll("/cases/(.*)/milestones/new", "$1");
            page.selectOption("#stage", "DETECTED");
            page.click(".card-footer .btn-primary");
            page.waitForURL("**/records/**");
            shown(page);

            page = partner.go("/cases/" + key + "/steps/contest").page();
            refusedThenSent(page, "reason");
            shown(page);
            page = lead.go("/cases/" + key + "/edit").page();
            refusedThenSent(page, "reason");
            shown(page);

            // A hand-over is refused with a reason.
            lead.go("/cases/" + key + "/steps/offer");
            choose(page, "to", "cong an thanh pho ha tien");
            page.click(".card-footer .btn-primary");
            page.waitForURL("**/records/**");
            page = partner.go("/cases/" + key + "/steps/refuse").page();
            refusedThenSent(page, "reason");
            shown(page);
            page = lead.go("/cases/" + key + "/steps/withdraw").page();
            refusedThenSent(page, "reason");
            shown(page);
        }
    }

    @Test
    void a_formula_stays_text_in_what_is_taken_away() throws IOException {
        try (Tab tab = signedIn(station)) {
            Page page = tab.go("/activities/new").page();
            page.fill("#startsAt", "01/03/2022 20:00");
            choose(page, "area", "vung bien ha tien");
            page.locator("[id='lead.PERSONNEL_TURN']").fill("8");
            page.fill("#note", FORMULA);
            page.click(".card-footer .btn-primary");
            page.waitForURL("**/records/**");
            page = tab.go("/cases/new").page();
            page.fill("#openedOn", "05/03/2022");
            page.selectOption("#category", "DRUGS");
            choose(page, "area", "vung bien ha tien");
            page.fill("#note", FORMULA);
            page.click(".card-footer .btn-primary");
            page.waitForURL("**/milestones/new");
            for (String list : List.of("/activities", "/cases")) {
                tab.go(list);
                Download taken = page.waitForDownload(() -> tab.page().click("[data-export]:text-is('CSV')"));
                assertThat(Files.readString(taken.path()))
                        .as(list)
                        .contains(",\"'=HYPERLINK(\"\"http://x\"\");'=1+1;\"\"'@SUM(1)\"")
                        .doesNotContain(",\"=HYPERLINK", ";=");
                page.keyboard().press("Escape");
            }
        }
    }

    @Test
    void a_form_of_ten_megabytes_is_refused_and_stays_as_it_is() {
        try (Tab tab = signedIn(station)) {
            for (String form : List.of("/activities/new", "/cases/new")) {
                Page page = tab.go(form).page();
                page.fill("#title", "Tuần tra đêm");
                page.evaluate("document.querySelector('#note').value = 'x'.repeat(10485760)");
                page.click(".card-footer .btn-primary");
                assertThat(page.locator("#notices")).containsText("BODY_TOO_LARGE");
                assertThat(page.locator("#title")).hasValue("Tuần tra đêm");
            }
        }
    }

    /** Each too long at first: told at its field, all at once; then as the text that tries everything. */
    private static void refusedThenSent(Page page, String... fields) {
        for (String field : fields) {
            page.fill("#" + field, "x".repeat(2_001));
        }
        page.click(".card-footer .btn-primary");
        for (String field : fields) {
            assertThat(page.locator("#" + field + "-error")).containsText("2.000");
            page.fill("#" + field, TEXT);
        }
        page.click(".card-footer .btn-primary");
        assertThat(page.locator(".card-footer .btn-primary").and(page.locator("form[data-sent] *")))
                .hasCount(0);
        page.waitForURL(address -> address.contains("/records/") || address.endsWith("/milestones/new"));
    }

    /** As text, with nothing run; where it stands. */
    private static String shown(Page page) {
        assertThat(page.locator("main")).containsText(TEXT);
        assertThat(page.locator("main img[src=x]")).hasCount(0);
        assertThat(nothingRan(page)).isTrue();
        return URI.create(page.url()).getPath();
    }

    private static boolean nothingRan(Page page) {
        return Boolean.TRUE.equals(page.evaluate("window.ran === undefined"));
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

    private Tab signedIn(TestStaff staff) {
        return Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD);
    }
}
