package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What people call accounts, tokens, passkeys and lists is kept and shown as text, whatever it looks like; too much of it is refused. */
@BrowserTest
class NamesAreTextTest {

    private static final String SCRIPT = "<img src=x onerror='window.ran=1'>";
    private static final String SQL = "'); drop table account;--";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    KeptLists lists;

    @Test
    void names_of_accounts() {
        TestStaff administrator = TestStaff.named(context, "Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.signIn(administrator.login(), TestStaff.PASSWORD)
                    .go("/accounts")
                    .page();
            page.fill("#login", "Sai Tên");
            page.fill("#name", "x".repeat(101));
            page.click("form[action='/accounts'] button");
            assertThat(page.locator(".problem-summary li")).hasCount(2);
            page.fill("#name", " ");
            page.evaluate("document.querySelector('#name').required = false");
            page.click("form[action='/accounts'] button");
            assertThat(page.locator(".problem-summary li")).hasCount(2);
            tab.check();
            page.fill("#login", "ten.la.chu");
            page.fill("#name", SCRIPT + SQL);
            page.click("form[action='/accounts'] button");
            assertThat(page.locator("h1")).hasText(SCRIPT + SQL);
            tab.go("/accounts?q=drop%20table");
            assertThat(page.locator("#list tbody")).containsText(SCRIPT + SQL);
            tab.go("/accounts?q=" + "%27%29%3B%20drop%20table%20account%3B--");
            tab.go("/trail?account=%27%20or%201%3D1--&q=%27%3B%20drop%20table%20account%3B--");
            assertThat(page.locator("#list tbody tr")).hasCount(0);
            assertNothingRan(page);
        }
        assertThat(Acting.asSystem(() -> accounts.find("ten.la.chu"))
                        .orElseThrow()
                        .name())
                .isEqualTo(SCRIPT + SQL);
    }

    @Test
    void names_of_tokens_and_lists() {
        TestStaff staff = TestStaff.named(context, SCRIPT).as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.signIn(staff.login(), TestStaff.PASSWORD)
                    .go("/account/tokens")
                    .page();
            page.fill("#name", "x".repeat(61));
            page.check("input[value='record.view']");
            page.click("form[action='/account/tokens'] button");
            assertThat(page.locator("#name-error")).not().isEmpty();
            page.fill("#name", SCRIPT + SQL.substring(0, 20));
            page.check("input[value='record.view']");
            page.click("form[action='/account/tokens'] button");
            assertThat(page.locator("table")).containsText(SCRIPT);
            assertNothingRan(page);

            tab.go("/activities?state=DRAFT");
            page.click("#saved-lists summary");
            page.evaluate("document.querySelector('#saved-name').removeAttribute('maxlength')");
            page.fill("#saved-name", "x".repeat(61));
            page.click("form[data-keep] button");
            assertThat(page.locator("main")).containsText("60");
            tab.go("/activities?state=DRAFT");
            page.click("#saved-lists summary");
            page.fill("#saved-name", SCRIPT);
            page.click("form[data-keep] button");
            page.click("#saved-lists summary");
            assertThat(page.locator("#saved-lists .saved-list")).containsText(SCRIPT);
            assertNothingRan(page);
            tab.go("/cases?kind=CASE");
            assertThat(page.locator("#saved-lists")).isVisible();
        }
    }

    @Test
    void a_list_that_searches_for_what_no_text_may_hold_is_not_kept() {
        TestStaff staff = TestStaff.named(context, "Lưu Tìm Kiếm").as(Role.RECORDER, BookId.COMMON, null);
        for (String address : List.of(
                "/activities?q=079203001234", "/activities?q=0912+345+678", "/cases?kind=CASE&other=68A-123.45")) {
            assertThatThrownBy(() -> staff.signedIn().<Void>run(() -> {
                        lists.save("Đang theo dõi", address);
                        return null;
                    }))
                    .as(address)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .singleElement()
                                    .satisfies(problem ->
                                            assertThat(problem.code().name()).startsWith("TEXT_WITH_")));
        }
        String ours = "/activities?unit=12&after=018f0000-0000-7000-8000-000000000001&q=ma+túy";
        assertThat(staff.signedIn().run(() -> {
                    lists.save("Đang theo dõi", ours);
                    return lists.list("/activities");
                }))
                .singleElement()
                .satisfies(
                        kept -> assertThat(kept.address()).contains("unit=12").contains("q=ma"));
    }

    @Test
    void names_of_passkeys() {
        TestStaff staff = TestStaff.named(context, "Có Khóa").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            PasskeyTest.authenticator(page);
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/passkeys");
            page.evaluate("document.querySelector('#label').removeAttribute('maxlength')");
            page.fill("#label", "x".repeat(61));
            page.fill("#present", TestStaff.PASSWORD);
            page.click("form[data-passkey] button");
            assertThat(page.locator("form[data-passkey] [role=alert]")).containsText("60");
            page.fill("#label", SCRIPT);
            page.fill("#present", TestStaff.PASSWORD);
            page.click("form[data-passkey] button");
            assertThat(page.locator("tbody")).containsText(SCRIPT);
            assertNothingRan(page);
        }
    }

    private static void assertNothingRan(Page page) {
        assertThat(page.evaluate("window.ran")).isNull();
        assertThat(page.locator("main img[src=x]")).hasCount(0);
    }
}
