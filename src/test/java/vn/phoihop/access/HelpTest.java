package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Help is where one stands: the guide one click away, also from a refusal. */
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
}
