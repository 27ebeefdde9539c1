package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpSession;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The shared computer of a duty room: nobody reads over the shoulder of somebody who went away, and nothing typed is lost. */
@BrowserTest
class IdleLockTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void the_page_covers_itself_and_what_was_typed_is_there_afterwards() {
        TestStaff staff = TestStaff.named(context, "Trực Ban").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            page.clock().install();
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/tokens");
            page.fill("#name", "đang gõ dở");
            page.clock().fastForward("09:00");
            page.keyboard().press("Shift");
            page.clock().fastForward("09:30");
            assertThat(page.locator("#lock")).not().isVisible();
            page.clock().fastForward("01:00");
            assertThat(page.locator("#lock")).isVisible();
            assertThat(page.locator("#name")).not().isVisible();
            assertThat(page.locator("#lock-unsent")).isVisible();
            tab.check().shot("lock-cover");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            assertThat(page.locator("#lock")).isVisible();
            page.fill("#lock-secret", "sai");
            page.press("#lock-secret", "Enter");
            assertThat(page.locator("#lock-problem")).isVisible();
            tab.check().shot("lock-wrong");
            page.fill("#lock-secret", TestStaff.PASSWORD);
            page.click("#lock-open button");
            assertThat(page.locator("#lock")).not().isVisible();
            assertThat(page.locator("#name")).hasValue("đang gõ dở");
            page.check("input[value='figure.view']");
            page.click("form[action='/account/tokens'] button");
            assertThat(page.locator("#minted")).isVisible();
        }
    }

    @Test
    void the_server_refuses_until_unlocked_and_keeps_a_form_that_came_too_late() {
        TestStaff staff = TestStaff.named(context, "Đi Vắng").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/tokens");
            page.fill("#name", "gửi muộn");
            page.check("input[value='figure.view']");
            Object locked = page.evaluate("fetch('/lock', {method: 'POST', redirect: 'manual',"
                    + " headers: JSON.parse(document.body.getAttribute('hx-headers'))}).then(r => r.status)");
            assertThat(locked).isEqualTo(0);
            assertThat(page.evaluate("fetch('/api/v1/me').then(r => r.json()).then(p => p.code)"))
                    .isEqualTo("SCREEN_LOCKED");
            assertThat(page.evaluate("fetch('/', {headers: {'HX-Request': 'true'}}).then(r => r.status)"))
                    .isEqualTo(423);
            assertThat(page.evaluate("fetch('/account').then(r => r.url)").toString())
                    .contains("/lock?to=%2Faccount");
            page.press("#name", "Enter");
            assertThat(page.locator("#secret")).isVisible();
            tab.check().shot("lock-held");
            page.fill("#secret", "sai");
            page.press("#secret", "Enter");
            assertThat(page.locator("#secret-error")).not().isEmpty();
            page.fill("#secret", TestStaff.PASSWORD);
            page.press("#secret", "Enter");
            assertThat(page.locator("#secret")).hasCount(0);
            tab.check().shot("lock-send-again");
            page.click("form[action='/account/tokens'] button");
            assertThat(page.locator("#minted")).isVisible();
            assertThat(page.locator("td").first()).containsText("gửi muộn");
        }
    }

    @Test
    void a_code_of_the_second_factor_unlocks_as_well_and_once() {
        TestStaff staff = TestStaff.named(context, "Mở Bằng Mã").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/tokens");
            SecondFactors factors = context.getBean(SecondFactors.class);
            byte[] secret = Acting.asSystem(() -> {
                factors.begin(staff.id());
                byte[] begun = factors.begun(staff.id()).orElseThrow();
                factors.confirm(staff.id(), SecondFactorTest.code(begun, -1));
                return begun;
            });
            page.fill("#name", "gõ trước khi khóa");
            cover(page);
            page.fill("#lock-secret", "000000");
            page.click("#lock-open button");
            assertThat(page.locator("#lock-problem")).isVisible();
            String code = SecondFactorTest.code(secret, 0);
            page.fill("#lock-secret", code);
            page.click("#lock-open button");
            assertThat(page.locator("#lock")).not().isVisible();
            assertThat(page.locator("#name")).hasValue("gõ trước khi khóa");
            cover(page);
            page.fill("#lock-secret", code);
            page.click("#lock-open button");
            assertThat(page.locator("#lock-problem")).isVisible();
            page.fill("#lock-secret", TestStaff.PASSWORD);
            page.click("#lock-open button");
            assertThat(page.locator("#lock")).not().isVisible();
        }
    }

    private static void cover(Page page) {
        page.click("details.menu:last-of-type summary");
        page.click("[data-lock-now]");
        assertThat(page.locator("#lock")).isVisible();
    }

    @Test
    void locked_by_hand_and_handed_over_to_somebody_else() {
        TestStaff first = TestStaff.named(context, "Ca Trước").as(Role.RECORDER, BookId.COMMON, null);
        TestStaff second = TestStaff.named(context, "Ca Sau").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.onPhone(port)) {
            Page page = tab.page();
            tab.signIn(first.login(), TestStaff.PASSWORD).go("/account");
            page.click("details.menu:last-of-type summary");
            page.click("[data-lock-now]");
            assertThat(page.locator("#lock")).isVisible();
            tab.check().shot("lock-phone");
            tab.go("/account/sessions");
            assertThat(page.url()).contains("/lock?to=");
            tab.check().shot("lock-page-phone");
            page.click("form[action='/sign-out'] button");
            tab.signIn(second.login(), TestStaff.PASSWORD).go("/account");
            assertThat(page.locator("main")).containsText("Ca Sau");
            tab.go("/account/sessions");
            assertThat(page.locator("tbody tr")).hasCount(1);
        }
    }

    @Test
    void idle_is_a_minute_longer_on_the_server_than_on_the_page() {
        Instant begin = Instant.parse("2026-11-24T01:00:00Z");
        MockHttpSession session = new MockHttpSession();
        lockAt(begin, 10).see(session);
        assertThat(lockAt(begin.plusSeconds(660), 10).isLocked(session)).isFalse();
        assertThat(lockAt(begin.plusSeconds(661), 10).isLocked(session)).isTrue();
        assertThat(lockAt(begin.plusSeconds(100_000), 0).isLocked(session))
                .as("never where it is turned off")
                .isFalse();
        lockAt(begin.plusSeconds(661), 10).open(session);
        assertThat(lockAt(begin.plusSeconds(700), 10).isLocked(session)).isFalse();
    }

    private static IdleLock lockAt(Instant moment, int minutes) {
        return new IdleLock(Duration.ofMinutes(minutes), Clock.fixed(moment, ZoneOffset.UTC));
    }
}
