package vn.phoihop.activity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

/** One joint patrol played by four browsers: the lead writes it down on a phone, two partners confirm, one contests, and it is settled. */
@BrowserTest
class JointPatrolTest {

    private static final UnitId STATION = new UnitId(3007);
    private static final UnitId CITY_POLICE = new UnitId(1102);
    private static final UnitId SQUADRON = new UnitId(5010);
    private static final UnitId CUSTOMS = new UnitId(4003);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    BookId book;
    boolean phones;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
    }

    /** Once at desks, and once with everybody on a phone. */
    @ParameterizedTest(name = "partners on a phone: {0}")
    @ValueSource(booleans = {false, true})
    void fourBrowsersPlayOneJointPatrol(boolean small) {
        phones = small;
        TestStaff leader = staff("Tổ trưởng tuần tra", STATION);
        try (Tab phone = Tab.onPhone(port).signIn(leader.login(), TestStaff.PASSWORD);
                Tab police = desk("Cán bộ Công an", CITY_POLICE);
                Tab customs = desk("Customs officer", CUSTOMS);
                Tab coastGuard = desk("Cán bộ Cảnh sát biển", SQUADRON)) {
            String record = writtenDown(phone);

            // Two confirm: one by mouse, one in English with the keyboard alone.
            police.go("/")
                    .shot("activity-home-waiting" + (phones ? "-on-phone" : ""))
                    .check();
            police.page().click("a[href*='confirmation=WAITING']");
            police.shot("activity-list-waiting" + (phones ? "-on-phone" : "")).check();
            police.page().click("td a[href*='/records/']");
            police.page().click("text=Xác nhận (Công an");
            assertThat(police.page().locator("#notices")).containsText("Đã xác nhận");
            confirmedByKeyboard(customs, record);

            // One contests; both sides see why.
            coastGuard.go(record);
            coastGuard.page().click("a:has-text('Không thống nhất')");
            coastGuard.page().click("main button.btn-primary");
            assertThat(coastGuard.page().locator(".problem-summary")).isVisible();
            coastGuard.page().fill("#reason", "Tàu của hải đội về bến lúc 23 giờ, không phải 04 giờ.");
            coastGuard.shot("activity-contest" + (phones ? "-on-phone" : "")).check();
            coastGuard.page().click("main button.btn-primary");
            coastGuard
                    .shot("activity-record-contested" + (phones ? "-on-phone" : ""))
                    .check();

            // The lead finds it waiting and answers by correcting.
            phone.go("/").page().click("a[href*='confirmation=CONTESTED']");
            phone.shot("activity-list-contested-phone").check();
            phone.page().click("td a[href*='/records/']");
            assertThat(phone.page().locator("#steps")).containsText("không phải 04 giờ");
            phone.shot("activity-record-contested-phone").check();

            // Saved as it was, nothing is written; who stands by it answers, and the partner says no again.
            phone.page().click("#steps a:has-text('Sửa')");
            phone.page().click(".card-footer .btn-primary");
            assertThat(phone.page().locator("#notices")).containsText("Nội dung không khác trước");
            phone.page().click("#steps a:has-text('Giữ nguyên nội dung')");
            phone.page().fill("#reason", "Sổ trực của đồn ghi 04 giờ.");
            phone.shot("activity-uphold-phone").check();
            phone.page().click("main button.btn-primary");
            assertThat(phone.page().locator("#steps")).containsText("Đơn vị chủ trì đã trả lời");
            coastGuard.go(record);
            assertThat(coastGuard.page().locator("main")).containsText("Sổ trực của đồn ghi 04 giờ.");
            coastGuard.page().click("a:has-text('Không thống nhất')");
            coastGuard.page().fill("#reason", "Tàu của hải đội về bến lúc 23 giờ, không phải 04 giờ.");
            coastGuard.page().click("main button.btn-primary");

            phone.go(record);
            phone.page().click("#steps a:has-text('Sửa')");
            phone.page().fill("#endsAt", "23:00");
            phone.shot("activity-correct-phone").check();
            phone.page().click(".card-footer .btn-primary");
            assertThat(phone.page().locator("#steps")).containsText("Đơn vị chủ trì đã trả lời");

            // The partner confirms: settled.
            coastGuard.go(record).page().click("text=Xác nhận (");
            assertThat(coastGuard.page().locator("#steps")).not().containsText("không phải 04 giờ");
            coastGuard
                    .go("/activities?confirmation=CONFIRMED")
                    .shot("activity-list-settled" + (phones ? "-on-phone" : ""))
                    .check();
            assertThat(coastGuard.page().locator("td a[href*='/records/']")).hasCount(1);
        }
    }

    /** On a phone of 360 pixels; what is wrong is told at once and nothing typed is lost. */
    private static String writtenDown(Tab phone) {
        phone.go("/activities/new").shot("activity-new-phone").check();
        Page page = phone.page();
        page.fill("#startsAt", "01/03/2022 20h");
        page.fill("#endsAt", "4h");
        page.locator("[id='lead.PERSONNEL_TURN']").fill("tám");
        page.fill("#title", "Liên hệ 0912345678");
        page.click(".card-footer .btn-primary");
        assertThat(page.locator(".problem-summary li")).hasCount(3);
        phone.shot("activity-new-problems-phone").check();
        choose(page, "area", "vung bien ha tien");
        page.locator("[id='lead.PERSONNEL_TURN']").fill("8");
        page.locator("[id='lead.CRAFT_TURN']").fill("1");
        page.fill("#title", "Tuần tra đêm");
        partner(page, 0, "cong an thanh pho ha tien", "5");
        partner(page, 1, "hai quan hon chong", "2");
        partner(page, 2, "hai doi 401", "6");
        page.click("button:has-text('Lưu nháp')");
        page.waitForURL(address -> address.contains("/records/"));
        phone.shot("activity-draft-phone").check();
        page.click("#steps button:has-text('Gửi')");
        assertThat(page.locator("#notices")).containsText("được tính từ bây giờ");
        phone.shot("activity-record-phone").check();
        return URI.create(page.url()).getPath();
    }

    private static void partner(Page page, int row, String unit, String personnel) {
        if (row > 0) {
            page.click("#more");
        }
        choose(page, "partners[" + row + "]", unit);
        page.locator("[id='partners[" + row + "].PERSONNEL_TURN']").fill(personnel);
    }

    /** Types into a box that finds, and takes the first it offers, without the mouse. */
    private static void choose(Page page, String field, String words) {
        Locator box = page.locator("[id='" + field + "']");
        box.fill("");
        box.pressSequentially(words);
        assertThat(page.locator("[id='" + field + "-list'] [role=option]").first())
                .isVisible();
        box.press("ArrowDown");
        box.press("Enter");
    }

    private static void confirmedByKeyboard(Tab customs, String record) {
        customs.go(record + "?lang=en");
        Page page = customs.page();
        for (int i = 0; i < 60 && !"BUTTON Confirm".equals(focused(page)); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("#notices")).containsText("Confirmed");
        customs.shot("activity-record-english").check();
    }

    private static String focused(Page page) {
        String text = String.valueOf(page.evaluate(
                "document.activeElement.tagName + ' ' + document.activeElement.textContent.trim().split(' ')[0]"));
        return text;
    }

    private TestStaff staff(String name, UnitId unit) {
        return TestStaff.named(context, name).as(Role.RECORDER, book, unit);
    }

    private Tab desk(String name, UnitId unit) {
        return (phones ? Tab.onPhone(port) : Tab.on(port))
                .signIn(staff(name, unit).login(), TestStaff.PASSWORD);
    }
}
