package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

    private static void atProvider(Tab tab, String login) {
        tab.page().click("a[href^='/sign-in/with/oidc']");
        tab.page().fill("input[name=username]", login);
        tab.page().fill("input[name=password]", RealProvider.PASSWORD);
        tab.page().click("button[type=submit]");
        tab.page().waitForURL("http://localhost:*/**");
        tab.page().waitForLoadState();
    }
}
