package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Passkeys, with an authenticator that Chromium itself plays. */
@BrowserTest
class PasskeyTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Passkeys passkeys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_passkey_is_added_signs_in_and_is_removed() {
        TestStaff staff = TestStaff.named(context, "Có Khóa").as(Role.STAFF_OFFICER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            authenticator(page);
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/passkeys");
            tab.check().shot("passkeys-none");
            page.fill("#label", "Máy tính trực ban");
            page.fill("#present", "sai mật khẩu");
            page.press("#present", "Enter");
            assertThat(page.locator("form[data-passkey] [role=alert]")).isVisible();
            tab.check().shot("passkeys-wrong-password");
            page.fill("#present", TestStaff.PASSWORD);
            page.click("form[data-passkey] button");
            assertThat(page.locator("tbody")).containsText("Máy tính trực ban");
            tab.check().shot("passkeys");
            page.click("details.menu:last-of-type summary");
            page.click("form[action='/sign-out'] button >> visible=true");

            tab.go("/account?x=1").check().shot("sign-in-passkey");
            page.click("form[data-passkey] button");
            page.waitForURL("**/account?x=1");
            assertThat(page.locator("main")).containsText("Có Khóa");

            page.click("details.menu:last-of-type summary");
            page.click("form[action='/sign-out'] button >> visible=true");
            Acting.runAsSystem(() -> accounts.lock(staff.id(), true));
            page.click("form[data-passkey] button");
            assertThat(page.locator("form[data-passkey] [role=alert]")).containsText("khóa");
            Acting.runAsSystem(() -> accounts.lock(staff.id(), false));

            page.click("form[data-passkey] button");
            page.waitForURL(address -> !address.contains("/sign-in"));
            tab.go("/account/passkeys");
            page.click("form[action$='/remove'] button");
            assertThat(page.locator("#notices")).containsText("Đã xóa");
            page.click("details.menu:last-of-type summary");
            page.click("form[action='/sign-out'] button >> visible=true");
            page.press("form[data-passkey] button", "Enter");
            assertThat(page.locator("form[data-passkey] [role=alert]")).containsText("không dùng được");
            tab.check().shot("sign-in-passkey-refused");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD)
                    .go("/account/passkeys?lang=en")
                    .check()
                    .shot("passkeys-phone-en");
        }
    }

    @Test
    void an_answer_signed_for_another_question_is_refused() {
        TestStaff staff = TestStaff.named(context, "Phát Lại").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            authenticator(page);
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/passkeys");
            page.fill("#label", "USB");
            page.fill("#present", TestStaff.PASSWORD);
            page.click("form[data-passkey] button");
            assertThat(page.locator("tbody")).containsText("USB");
            page.click("details.menu:last-of-type summary");
            page.click("form[action='/sign-out'] button >> visible=true");
            String[] caught = new String[1];
            page.onRequest(request -> {
                if (request.url().contains("/sign-in/passkey?to=")) {
                    caught[0] = request.postData();
                }
            });
            page.click("form[data-passkey] button");
            page.waitForURL(address -> !address.contains("/sign-in"));
            page.click("details.menu:last-of-type summary");
            page.click("form[action='/sign-out'] button >> visible=true");
            Object code = page.evaluate(
                    "async body => { const form = document.querySelector('form[data-passkey]');"
                            + " const headers = {'Accept': 'application/json', 'Content-Type': 'application/json',"
                            + " [form.dataset.header]: form.elements[form.dataset.sign].value};"
                            + " await fetch('/sign-in/passkey/options', {method: 'POST', headers});"
                            + " const answer = await fetch('/sign-in/passkey', {method: 'POST', headers, body});"
                            + " return (await answer.json()).code; }",
                    caught[0]);
            assertThat(code).isEqualTo("PASSKEY_NOT_GOOD");
            tab.go("/account");
            assertThat(page.url()).contains("/sign-in");
        }
        SignedIn other = TestStaff.named(context, "Người Khác")
                .as(Role.RECORDER, BookId.COMMON, null)
                .signedIn();
        String name = passkeys.list(staff.id()).getFirst().name();
        assertThatThrownBy(() ->
                        Acting.runAsSystem(() -> passkeys.remove(other.account().id(), name)))
                .hasMessageContaining("NOT_FOUND");
        assertThatThrownBy(() -> other.run(() ->
                        transaction.execute(_ -> jdbc.sql("delete from passkey").update())))
                .hasStackTraceContaining("permission denied");
    }

    static void authenticator(Page page) {
        CDPSession chromium = page.context().newCDPSession(page);
        chromium.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject all = new JsonObject();
        all.add("options", options);
        chromium.send("WebAuthn.addVirtualAuthenticator", all);
    }
}
