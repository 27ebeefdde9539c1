package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Signing in by OpenID Connect, against a real provider. */
@BrowserTest
class OidcTest {

    private static final RealProvider PROVIDER = RealProvider.start();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SecondFactors secondFactors;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("phoihop.oidc.issuer", PROVIDER::issuer);
        properties.add("phoihop.oidc.client-id", () -> RealProvider.CLIENT);
        properties.add("phoihop.oidc.client-secret", () -> RealProvider.SECRET);
        properties.add("phoihop.oidc.name", () -> "Xác thực tỉnh");
    }

    @BeforeEach
    void tellTheProviderWhereWeAre() {
        PROVIDER.sendBackTo("http://localhost:" + port + "/sign-in/back/oidc");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void whom_the_provider_names_comes_in_as_the_account_of_that_login() {
        TestStaff staff = TestStaff.named(context, "Có Ở Cả Hai").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.go("/account?x=1").check().shot("sign-in-provider");
            atProvider(tab, staff.login());
            assertThat(tab.page().url()).endsWith("/account?x=1");
            assertThat(tab.page().locator("main")).containsText("Có Ở Cả Hai");
            tab.page().click("details.menu:last-of-type summary");
            tab.page().click("form[action='/sign-out'] button >> visible=true");
            tab.page().waitForURL("**/sign-in?out=1");
        }
        String way = Acting.asSystem(
                () -> jdbc.sql("select what from access_trail where account = :account and act = 'SIGNED_IN'")
                        .param("account", staff.id().value())
                        .query(String.class)
                        .single());
        assertThat(way).isEqualTo("OIDC");
    }

    @Test
    void whom_nobody_knows_here_stays_outside_and_no_account_is_made() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/sign-in");
            atProvider(tab, "nguoi.la");
            assertThat(tab.page().url()).contains("/sign-in?problem=OIDC_NOT_LINKED");
            tab.check().shot("sign-in-not-linked");
            tab.go("/account");
            assertThat(tab.page().url()).contains("/sign-in");
        }
        assertThat(Acting.asSystem(() -> accounts.find("nguoi.la"))).isEmpty();
    }

    @Test
    void the_second_factor_is_asked_for_after_the_provider_too() {
        TestStaff staff = TestStaff.named(context, "Hai Lớp Qua Tỉnh").as(Role.RECORDER, BookId.COMMON, null);
        byte[] secret = Acting.asSystem(() -> {
            secondFactors.begin(staff.id());
            byte[] begun = secondFactors.begun(staff.id()).orElseThrow();
            secondFactors.confirm(staff.id(), SecondFactorTest.code(begun, -1));
            return begun;
        });
        try (Tab tab = Tab.on(port)) {
            tab.go("/account/sessions");
            atProvider(tab, staff.login());
            assertThat(tab.page().url()).contains("/sign-in/code?to=%2Faccount%2Fsessions");
            tab.page().fill("#code", SecondFactorTest.code(secret, 0));
            tab.page().click("main button[type=submit]");
            tab.page().waitForURL("**/account/sessions");
        }
    }

    @Test
    void a_locked_account_stays_outside() {
        TestStaff staff = TestStaff.named(context, "Khóa Cả Hai").as(Role.RECORDER, BookId.COMMON, null);
        Acting.runAsSystem(() -> accounts.lock(staff.id(), true));
        try (Tab tab = Tab.on(port)) {
            tab.go("/sign-in");
            atProvider(tab, staff.login());
            assertThat(tab.page().locator(".problem-summary")).containsText("khóa");
        }
    }

    @Test
    void an_answer_nobody_asked_for_is_refused() {
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/sign-in/back/oidc?code=forged&state=forged");
            assertThat(tab.page().url()).contains("/sign-in?problem=OIDC_FAILED");
            tab.check().shot("sign-in-provider-failed-phone");
            tab.go("/sign-in?problem=FAULT");
            assertThat(tab.page().locator(".problem-summary")).hasCount(0);
        }
    }

    @Test
    void who_came_by_the_provider_unlocks_by_it_and_what_was_typed_is_sent_on() {
        TestStaff staff = TestStaff.named(context, "Không Có Mật Khẩu").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            tab.go("/account/tokens");
            atProvider(tab, staff.login());
            page.fill("#name", "gõ trước khi khóa");
            page.check("input[value='figure.view']");
            lock(page);
            page.press("#name", "Enter");
            assertThat(page.locator("#lock-go-on")).isVisible();
            tab.check().shot("lock-provider");
            page.click("#lock-go-on button");
            assertThat(page.locator("#secret-error")).not().isEmpty();

            Page other = page.waitForPopup(() -> page.click("#lock-provider"));
            other.waitForURL("**/lock/opened");
            assertThat(other.locator("[data-unlocked]")).isVisible();
            other.close();
            page.waitForURL("**/lock/open");
            assertThat(page.locator("h1")).hasText("Gửi tiếp nội dung đã nhập");
            page.click("form[action='/account/tokens'] button");
            assertThat(page.locator("#minted")).isVisible();
            assertThat(page.locator("td").first()).containsText("gõ trước khi khóa");
        }
        assertThat(noted(staff, "UNLOCKED")).containsExactly("OIDC");
    }

    @Test
    void the_cover_opens_once_another_tab_has_been_unlocked_by_the_provider() {
        TestStaff staff = TestStaff.named(context, "Trực Qua Tỉnh").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            tab.go("/account/tokens");
            atProvider(tab, staff.login());
            page.fill("#name", "dưới tấm che");
            page.click("details.menu:last-of-type summary");
            page.click("[data-lock-now]");
            assertThat(page.locator("#lock")).isVisible();
            Page other = page.waitForPopup(() -> page.click("#lock-other-way button"));
            other.waitForURL("**/lock?to=%2Flock%2Fopened");
            List<String> asked = new ArrayList<>();
            other.onRequest(request -> asked.add(request.url()));
            other.click("#lock-provider");
            other.waitForURL("**/lock/opened");
            assertThat(asked).anyMatch(url -> url.contains("prompt=login") && url.contains("max_age=0"));
            other.close();
            assertThat(page.locator("#lock")).not().isVisible();
            assertThat(page.locator("#name")).hasValue("dưới tấm che");
            page.check("input[value='figure.view']");
            page.click("form[action='/account/tokens'] button");
            assertThat(page.locator("#minted")).isVisible();
        }
    }

    @Test
    void another_account_and_one_that_was_not_asked_anew_unlock_nothing() {
        TestStaff staff = TestStaff.named(context, "Đi Ăn Trưa").as(Role.RECORDER, BookId.COMMON, null);
        TestStaff stranger = TestStaff.named(context, "Người Ngồi Nhờ").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            tab.go("/account");
            atProvider(tab, staff.login());
            lock(page);
            PROVIDER.askedBefore(Duration.ofMinutes(10));
            tab.go("/account");
            page.click("#lock-provider");
            page.waitForURL("**/lock?*problem=OIDC_NOT_ASKED_ANEW");
            tab.check().shot("lock-not-asked");
            PROVIDER.askedBefore(Duration.ZERO);
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("provider"));
            atProvider(tab, stranger.login());
            page.waitForURL("**/lock?*problem=OIDC_OTHER_ACCOUNT");
            assertThat(page.locator(".problem-summary")).isVisible();
            tab.go("/account");
            assertThat(page.url()).contains("/lock?to=%2Faccount");
        } finally {
            PROVIDER.askedBefore(Duration.ZERO);
        }
        assertThat(noted(staff, "UNLOCKED")).isEmpty();
    }

    @Test
    void who_came_by_the_provider_confirms_there_and_adds_a_passkey_without_a_password() {
        TestStaff staff = TestStaff.named(context, "Thêm Khóa").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            PasskeyTest.authenticator(page);
            tab.go("/account/passkeys");
            atProvider(tab, staff.login());
            page.fill("#label", "máy trực ban");
            page.click("form[data-passkey] button");
            assertThat(page.locator("form[data-passkey] [role=alert]")).isVisible();
            tab.check().shot("passkeys-provider");
            page.evaluate("window.before = true");
            page.click("form[data-passkey] a");
            page.waitForFunction("() => !window.before && document.readyState === 'complete'");
            assertThat(page.url()).endsWith("/account/passkeys");
            page.fill("#label", "máy trực ban");
            page.click("form[data-passkey] button");
            assertThat(page.locator("tbody")).containsText("máy trực ban");

            lock(page);
            tab.go("/account");
            page.click("form[data-passkey] button");
            page.waitForURL("**/account");
        }
        assertThat(noted(staff, "UNLOCKED")).containsExactly("PASSKEY");
    }

    private List<String> noted(TestStaff staff, String act) {
        return Acting.asSystem(() -> jdbc.sql("select what from access_trail where account = :account and act = :act")
                .param("account", staff.id().value())
                .param("act", act)
                .query(String.class)
                .list());
    }

    private static void lock(Page page) {
        page.evaluate("fetch('/lock', {method: 'POST', redirect: 'manual',"
                + " headers: JSON.parse(document.body.getAttribute('hx-headers'))}).then(r => r.status)");
    }

    private static void atProvider(Tab tab, String login) {
        tab.page().click("a[href^='/sign-in/with/oidc']");
        tab.page().fill("input[name=username]", login);
        tab.page().fill("input[name=password]", RealProvider.PASSWORD);
        tab.page().click("button[type=submit]");
        tab.page().waitForURL("http://localhost:*/**");
        tab.page().waitForLoadState();
    }
}
