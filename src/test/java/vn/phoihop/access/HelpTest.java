package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Help is where one stands: the guide one click away, also from a refusal; and nobody is told to press what is not there. */
@BrowserTest
class HelpTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void the_guide_is_a_click_away_in_both_languages() {
        TestStaff recorder = TestStaff.named(context, "Người Mới").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(recorder.login(), TestStaff.PASSWORD).go("/trail");
            assertThat(tab.page().locator("main")).containsText("NOT_ALLOWED");
            tab.page().click("main a[href='/help']");
            assertThat(tab.page().locator("h1")).hasText("Hướng dẫn sử dụng");
            tab.check().shot("help-vi");
            tab.page().click("a[href='/help/recorder']");
            assertThat(tab.page().locator("h1")).containsText("Cán bộ nhập");
            tab.go("/help/inspector?lang=en").check().shot("help-inspector-en");
            assertThat(tab.page().locator("main")).containsText("The last day");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(recorder.login(), TestStaff.PASSWORD)
                    .go("/help/administrator")
                    .check()
                    .shot("help-phone");
        }
    }

    @Test
    void an_empty_list_advises_only_what_the_reader_may_do() {
        BookId book = TestBooks.open(context, new AreaId(1091));
        TestStaff inspector = TestStaff.named(context, "Đoàn Kiểm Tra").as(Role.INSPECTOR, book, null);
        TestStaff recorder = TestStaff.named(context, "Người Ghi").as(Role.RECORDER, book, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(inspector.login(), TestStaff.PASSWORD).go("/activities");
            assertThat(tab.page().locator(".empty-title")).not().containsText("Bấm");
            tab.go("/cases").check();
            assertThat(tab.page().locator(".empty-title")).not().containsText("Bấm");
        }
        try (Tab tab = Tab.on(port)) {
            tab.signIn(recorder.login(), TestStaff.PASSWORD).go("/activities");
            assertThat(tab.page().locator(".empty-title")).containsText("Bấm");
        }
    }
}
