package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Cases at the desk beside the usual way: joined, severed, withdrawn, confirmed by the dozen, opened without scripts. */
@BrowserTest
class CasePagesTest extends CasesInABook {

    @LocalServerPort
    int port;

    @Test
    void aCaseIsJoinedSeparatedSeveredAndWithdrawn() {
        RecordKey guest = opened("DRUGS", DRUG_POLICE, "2022-02-01");
        RecordKey host = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        reach(guest, "DETECTED", "2022-02-01", "SUBJECT", 2);
        try (Tab tab = signedIn(DRUG_POLICE, Role.RECORDER)) {
            Page page = tab.go("/records/" + guest).page();
            page.click("a[href*='/steps/join']");
            page.selectOption(
                    "#into", host.id() + "@" + as(() -> files.get(host)).version());
            tab.shot("case-join").check();
            sent(page);
            assertThat(page.locator("main")).containsText("Đã nhập vào vụ việc khác");
            tab.shot("case-joined").check();

            page.click("a[href*='/steps/separate']");
            sent(page);
            assertThat(page.locator("#reason-error")).not().isEmpty();
            page.fill("#reason", "Nhập nhầm vụ");
            sent(page);
            assertThat(page.locator("main")).containsText("Đang theo dõi");

            page.click("a[href*='/steps/sever']");
            page.fill("#title", "Phần xử lý riêng");
            sent(page);
            assertThat(page.locator("#on-error")).containsText("Hà Tiên");
            page.fill("#on", "01/03/2022");
            tab.shot("case-sever").check();
            sent(page);
            assertThat(page.locator("h1")).containsText("Phần xử lý riêng");
            tab.shot("case-severed").check();

            // The part is not counted as detected because the whole was: the whole stays as long as the part does.
            String part = page.url();
            tab.go("/records/" + guest).page().click("a[href*='/steps/withdraw']");
            page.fill("#reason", "Ghi trùng");
            sent(page);
            assertThat(page.locator(".problem-summary"))
                    .containsText("“Phần xử lý riêng” (mở ngày 01/03/2022) đã tách ra từ vụ việc này");
            tab.shot("case-withdraw-refused").check();
            tab.go("/records/" + guest + "?lang=en").page().click("a[href*='take-back-milestone']");
            page.fill("#reason", "Ghi nhầm");
            sent(page);
            assertThat(page.locator(".problem-summary"))
                    .containsText("“Phần xử lý riêng” (opened on 01/03/2022) was severed from this one");
            tab.go("/?lang=vi");
            page.navigate(part);

            page.click("a[href*='/steps/withdraw']");
            page.fill("#reason", "Tách nhầm");
            sent(page);
            assertThat(page.locator("main")).containsText("Đã rút");
            assertThat(page.locator("#next ~ .btn-list .btn")).hasCount(0);
        }
    }

    @Test
    void manyAreConfirmedAtOnceAndFoundAgain() {
        RecordKey first = joint("Ma túy qua lối mở");
        joint("Ma túy trên tàu cá");
        RecordKey third = joint("Ma túy trong bưu phẩm");
        RecordKey offered = opened("DRUGS", STATION, "2022-02-03");
        as(() -> handling.take(new Offering(offered, CUSTOMS, day("2022-02-03"), by(STATION))));
        try (Tab tab = signedIn(CUSTOMS, Role.RECORDER)) {
            Page page = tab.go("/cases").page();
            assertThat(page.locator("#saved-lists")).isVisible();
            // What is offered to the unit waits for another answer, so that its row has no box.
            assertThat(page.locator("#list tbody tr")).hasCount(4);
            assertThat(page.locator("#list tbody input[type=checkbox]")).hasCount(3);
            page.locator("th [data-choose-all]").check();
            tab.shot("case-bulk-chosen").check();
            reach(third, "DETECTED", "2022-02-02");
            page.click("button:has-text('Xác nhận các vụ việc đã chọn')");
            assertThat(page.locator(".alert-success")).containsText("Xác nhận: đã xong 2 trong 3 bản ghi đã chọn");
            assertThat(page.locator(".alert-danger")).containsText("CHANGED_MEANWHILE");
            tab.shot("case-bulk-done").check();
            page.setViewportSize(Tab.PHONE, 740);
            tab.shot("case-bulk-done-phone").check();
            tab.go("/cases?lang=en");
            assertThat(page.locator("#list tbody input[type=checkbox]")).hasCount(1);
            page.locator("#list tbody input[type=checkbox]").check();
            page.click("button:has-text('Confirm the chosen cases')");
            tab.shot("case-bulk-done-phone-en").check();
            page.setViewportSize(Tab.DESK, 800);
            tab.go("/cases?lang=vi");

            tab.go("/records/" + first);
            // Who has confirmed by mistake may still contest.
            assertThat(page.locator("a[href*='/steps/contest']")).hasText("Xác nhận nhầm, không thống nhất");
            tab.go("/search?q=" + first.id().toString().substring(0, 8));
            assertThat(page.locator("main a[href^='/records/']")).hasCount(1);
            tab.go("/search?q=TAU+ca");
            assertThat(page.locator("main a[href^='/records/']")).hasCount(1);
            tab.shot("case-found").check();
        }
        try (Tab tab = signedIn(new UnitId(4003), Role.RECORDER)) {
            tab.go("/search?q=ma+tuy+tren+tau+ca");
            assertThat(tab.page().locator("main a[href^='/records/']")).hasCount(0);
        }
    }

    @Test
    void aCaseIsOpenedAndReachesAMilestoneWithoutScripts() {
        TestStaff staff = TestStaff.named(context, "Cán bộ nhập").as(Role.RECORDER, book, DRUG_POLICE);
        try (Tab tab = Tab.withoutScripts(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/cases/new").page();
            page.fill("#openedOn", "01/02/2022");
            page.selectOption("#category", "DRUGS");
            page.fill("#area", "ha tien");
            page.locator("[id='partners[0]']").fill("don bien phong ha tien");
            page.click("button[value=more-partners]");
            page.locator("[id='partners[1]']").fill("khong co don vi nay");
            sent(page);
            assertThat(page.locator("[id='partners[1]-error']")).not().isEmpty();
            assertThat(page.locator("#area-error")).not().isEmpty();
            tab.shot("case-form-without-scripts");
            page.fill("#area", "thanh pho ha tien");
            page.click("button[value=less-partners-1]");
            sent(page);
            assertThat(page.locator("h1")).hasText("Ghi mốc xử lý");
            page.selectOption("#stage", "DETECTED");
            page.fill("#SUBJECT", "2");
            page.click("button[value=more-goods]");
            page.locator("[id='what[1]']").selectOption("DRUGS_KG:G");
            page.locator("[id='quantity[1]']").fill("350,5");
            sent(page);
            assertThat(page.locator("#way")).isVisible();
            assertThat(page.locator("main")).containsText("Thành phố Hà Tiên");
            assertThat(page.locator("main")).containsText("Đồn Biên phòng Hà Tiên");
        }
    }

    private RecordKey joint(String title) {
        RecordKey key = key();
        CaseForm form = new CaseForm(
                "CASE", "DRUGS", HA_TIEN, day("2022-02-02"), STATION, List.of(CUSTOMS), title, null, false);
        as(() -> handling.take(new Opening(key, form, by(STATION))));
        return key;
    }

    private static void sent(Page page) {
        page.locator(".card-footer .btn-primary").click();
        page.waitForLoadState();
    }

    private Tab signedIn(UnitId unit, Role role) {
        return Tab.on(port)
                .signIn(
                        TestStaff.named(context, "Cán bộ " + unit)
                                .as(role, book, unit)
                                .login(),
                        TestStaff.PASSWORD);
    }
}
