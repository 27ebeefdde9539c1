package vn.phoihop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
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

/** A form that was sent, gone back to, changed and sent once more: it leads to the record that is there, and nothing is written twice. */
@BrowserTest
class SentTwiceTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    TestStaff recorder;

    @BeforeEach
    void open() {
        BookId book = TestBooks.inKienGiang(context);
        recorder = TestStaff.named(context, "Trực ban đồn").as(Role.RECORDER, book, new UnitId(3007));
    }

    @Test
    void anActivityIsCorrectedWhereItIs() {
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/activities/new").page();
            String id = page.locator("#activity-form [name=id]").inputValue();
            patrol(page, "8");
            assertThat(page.locator("#notices")).containsText("được tính từ bây giờ");
            tab.go("/activities/new");
            takesBack(page, "#activity-form", id);
            patrol(page, "9");
            leadsTo(tab, id);
            assertThat(page.locator("main")).containsText("8");
            tab.go("/activities");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
        }
    }

    @Test
    void aCaseIsCorrectedWhereItIs() {
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/cases/new").page();
            String id = page.locator("#case-form [name=id]").inputValue();
            found(page, "Ma túy qua lối mở");
            assertThat(page.locator("h1")).hasText("Ghi mốc xử lý");
            tab.go("/cases/new");
            takesBack(page, "#case-form", id);
            found(page, "Ma túy trên tàu cá");
            leadsTo(tab, id);
            assertThat(page.locator("h1")).containsText("Ma túy qua lối mở");
            tab.go("/cases");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
        }
    }

    private static void patrol(Page page, String personnel) {
        page.fill("#startsAt", "01/03/2022 20:00");
        page.fill("#area", "vung bien ha tien");
        page.locator("[id='lead.PERSONNEL_TURN']").fill(personnel);
        page.click(".card-footer .btn-primary");
    }

    private static void found(Page page, String title) {
        page.fill("#openedOn", "01/02/2022");
        page.selectOption("#category", "DRUGS");
        page.fill("#area", "thanh pho ha tien");
        page.fill("#title", title);
        page.click(".card-footer .btn-primary");
    }

    /** What a browser shows after Back: the form as it was sent, with the id that was minted for it. */
    private static void takesBack(Page page, String form, String id) {
        page.evalOnSelector(form + " [name=id]", "(field, id) => field.value = id", id);
    }

    private static void leadsTo(Tab tab, String id) {
        Page page = tab.page();
        assertThat(page.locator(".problem-summary")).containsText("đã được ghi trước đó");
        tab.check();
        page.click(".problem-summary a:has-text('Mở bản ghi đã có')");
        assertThat(page).hasURL(Pattern.compile(".*/records/\\d+/" + id + ".*"));
    }
}
