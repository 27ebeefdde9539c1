package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

@BrowserTest
class SignInTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void signs_in_and_comes_to_the_page_that_was_asked_for() {
        TestStaff staff = TestStaff.named(context, "Nguyễn Văn Thư").as(Role.RECORDS_CLERK, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.go("/account?x=1");
            assertThat(tab.page().url()).contains("/sign-in?to=%2Faccount%3Fx%3D1");
            tab.check().shot("sign-in-vi");
            tab.page().fill("#login", staff.login());
            tab.page().fill("#password", "khong dung");
            tab.page().click("main button[type=submit]");
            tab.check().shot("sign-in-wrong");
            PlaywrightAssertions.assertThat(tab.page().locator(".problem-summary"))
                    .containsText("Caps Lock");
            assertThat(tab.page().inputValue("#login")).isEqualTo(staff.login());
            tab.page().fill("#password", TestStaff.PASSWORD);
            tab.page().click("main button[type=submit]");
            assertThat(tab.page().url()).endsWith("/account?x=1");
            tab.check().shot("account-vi");
            tab.page().click("text=English");
            tab.check().shot("account-en");
            tab.page().click("details.menu:last-of-type summary");
            tab.page().click("text=Sign out");
            assertThat(tab.page().url()).contains("/sign-in?out");
            tab.check().shot("sign-in-en");
            tab.go("/account");
            assertThat(tab.page().url()).contains("/sign-in");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/sign-in").check().shot("sign-in-phone");
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account").check().shot("account-phone");
        }
        try (Tab tab = Tab.inTheDark(port)) {
            tab.go("/sign-in").check().shot("sign-in-dark");
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account").check().shot("account-dark");
        }
    }

    @Test
    void a_one_time_password_must_be_changed_before_anything_else() {
        TestStaff staff = TestStaff.named(context, "Người mới").as(Role.RECORDER, BookId.COMMON, null);
        String once = Acting.asSystem(() -> accounts.oneTimePassword(staff.id()));
        try (Tab tab = Tab.on(port);
                Tab other = Tab.on(port)) {
            other.signIn(staff.login(), once);
            tab.signIn(staff.login(), once);
            assertThat(tab.page().url()).endsWith("/account");
            tab.go("/");
            assertThat(tab.page().url()).endsWith("/account");
            tab.page().fill("#present", once);
            tab.page().fill("#password", "ngan");
            tab.page().fill("#again", "khac");
            tab.page().click("form[action='/account/password'] button");
            tab.check().shot("account-problems");
            PlaywrightAssertions.assertThat(tab.page().locator(".problem-summary li"))
                    .hasCount(2);
            tab.page().fill("#present", once);
            tab.page().fill("#password", "mat khau moi rat dai");
            tab.page().fill("#again", "mat khau moi rat dai");
            tab.page().click("form[action='/account/password'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("Đã đổi mật khẩu");
            other.go("/account");
            assertThat(other.page().url())
                    .as("what the old password opened is closed")
                    .contains("/sign-in");
        }
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), "mat khau moi rat dai");
        }
    }

    @Test
    void changes_office_and_a_locked_account_is_out_at_once() {
        TestStaff staff = TestStaff.named(context, "Hai Nhiệm Vụ")
                .as(Role.RECORDER, BookId.COMMON, null)
                .as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD);
            tab.page().click("details.menu:last-of-type summary");
            tab.shot("account-menu");
            tab.page().click("button.dropdown-item[aria-pressed=false]");
            tab.page().click("details.menu:last-of-type summary");
            String before = tab.page().textContent("button.dropdown-item[aria-pressed=true]");
            assertThat(before).containsAnyOf("Quản trị", "Cán bộ nhập");
            Acting.runAsSystem(() -> accounts.lock(staff.id(), true));
            tab.go("/account");
            assertThat(tab.page().url()).contains("/sign-in");
        }
    }

    @Test
    void too_many_failures_close_sign_in_for_a_while_and_are_in_the_trail() {
        TestStaff staff = TestStaff.named(context, "Bị thử").as(Role.RECORDER, BookId.COMMON, null);
        SignIns signIns = context.getBean(SignIns.class);
        for (int i = 0; i < SignInTries.FAILURES_OF_ACCOUNT; i++) {
            assertThat(attempt(signIns, staff, "sai", "192.0.2.1")).isInstanceOf(SignIns.Outcome.Wrong.class);
        }
        assertThat(attempt(signIns, staff, TestStaff.PASSWORD, "192.0.2.1")).isInstanceOf(SignIns.Outcome.Wait.class);
        assertThat(attempt(signIns, staff, TestStaff.PASSWORD, "192.0.2.2"))
                .isInstanceOf(SignIns.Outcome.Welcome.class);
        int noted = Acting.asSystem(
                () -> jdbc.sql("select count(*) from access_trail where account = :id and act = 'SIGN_IN_FAILED'")
                        .param("id", staff.id().value())
                        .query(Integer.class)
                        .single());
        assertThat(noted).isEqualTo(SignInTries.FAILURES_OF_ACCOUNT);
    }

    @Test
    void who_tries_many_passwords_at_once_has_no_more_tries_than_one_after_the_other() throws Exception {
        TestStaff staff = TestStaff.named(context, "Bị thử cùng lúc").as(Role.RECORDER, BookId.COMMON, null);
        SignIns signIns = context.getBean(SignIns.class);
        List<Future<SignIns.Outcome>> tries = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                tries.add(many.submit(() -> attempt(signIns, staff, "sai", "192.0.2.11")));
            }
        }
        int compared = 0;
        for (Future<SignIns.Outcome> one : tries) {
            compared += one.get() instanceof SignIns.Outcome.Wrong ? 1 : 0;
        }
        assertThat(compared).isEqualTo(SignInTries.FAILURES_OF_ACCOUNT);
        assertThat(Acting.asSystem(() -> jdbc.sql("select count(*) from sign_in_try where account = :id")
                        .param("id", staff.id().value())
                        .query(Integer.class)
                        .single()))
                .as("tries that are over are gone")
                .isZero();
    }

    @Test
    void a_password_guessed_from_many_addresses_is_guessed_slowly_and_its_holder_gets_in_where_he_is_known() {
        TestStaff staff = TestStaff.named(context, "Bị thử khắp nơi").as(Role.RECORDER, BookId.COMMON, null);
        SignIns signIns = context.getBean(SignIns.class);
        AccessTrail trail = context.getBean(AccessTrail.class);
        Acting.runAsSystem(() -> trail.note(AccessTrail.Act.SIGNED_IN, staff.id(), "198.51.100.1", Admission.PASSWORD));
        for (int i = 0; i < SignInTries.FAILURES_FROM_ANYWHERE; i++) {
            assertThat(attempt(signIns, staff, "sai", "192.0.2." + (100 + i / 2)))
                    .isInstanceOf(SignIns.Outcome.Wrong.class);
        }
        assertThat(attempt(signIns, staff, TestStaff.PASSWORD, "192.0.2.200")).isInstanceOf(SignIns.Outcome.Wait.class);
        assertThat(attempt(signIns, staff, TestStaff.PASSWORD, "198.51.100.1"))
                .isInstanceOf(SignIns.Outcome.Welcome.class);
        assertThat(attempt(signIns, staff, "sai", "198.51.100.1"))
                .as("nobody guesses there either for nothing")
                .isInstanceOf(SignIns.Outcome.Wrong.class);
    }

    @Test
    void answers_carry_the_headers_that_keep_pages_safe() throws Exception {
        HttpResponse<String> answer = get("/sign-in");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("no session for visitors")
                .noneMatch(cookie -> cookie.startsWith("phoihop="));
        String asset = answer.body().replaceAll("(?s).*?(/assets/[0-9a-f]+/app.css).*", "$1");
        assertThat(get(asset).headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable")
                .contains("max-age=31536000");
        HttpResponse<String> api = get("/api/anything");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(api.body()).contains("\"code\":\"NOT_SIGNED_IN\"");
    }

    @Test
    void a_link_to_the_sign_in_page_leads_nowhere_else() {
        assertThat(SignInAnswers.inside("/reports?x=1")).isEqualTo("/reports?x=1");
        assertThat(SignInAnswers.inside("//evil.example")).isEqualTo("/");
        assertThat(SignInAnswers.inside("/\\evil.example")).isEqualTo("/");
        assertThat(SignInAnswers.inside("https://evil.example")).isEqualTo("/");
        assertThat(SignInAnswers.inside(null)).isEqualTo("/");
    }

    @Test
    void what_is_sent_without_the_sign_of_its_form_is_refused_on_pages_and_by_the_api() {
        TestStaff staff = TestStaff.named(context, "Bị mạo danh").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account");
            APIRequestContext browser = tab.page().request();
            APIResponse page = browser.post(address("/account/password"), password(RequestOptions.create(), null));
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.text()).contains("FORM_EXPIRED");
            APIResponse forged = browser.post(address("/account/password"), password(RequestOptions.create(), "x"));
            assertThat(forged.status()).isEqualTo(403);
            APIResponse api = browser.put(
                    address("/api/v1/books/1/activities/" + UUID.randomUUID()),
                    RequestOptions.create()
                            .setHeader("Content-Type", "application/json")
                            .setData("{}"));
            assertThat(api.status()).isEqualTo(403);
            assertThat(api.headers().get("content-type")).contains("application/problem+json");
            assertThat(api.text()).contains("\"code\":\"FORM_EXPIRED\"");
            // With the sign it is read, and refused for what it says.
            String sign = tab.page()
                    .locator("form[action='/account/password'] input[name=_csrf]")
                    .inputValue();
            assertThat(browser.post(address("/account/password"), password(RequestOptions.create(), sign))
                            .text())
                    .doesNotContain("FORM_EXPIRED");
            assertThat(browser.put(
                                    address("/api/v1/books/1/activities/" + UUID.randomUUID()),
                                    RequestOptions.create()
                                            .setHeader("Content-Type", "application/json")
                                            .setHeader("X-XSRF-TOKEN", sign)
                                            .setData("{}"))
                            .text())
                    .contains("\"code\":")
                    .doesNotContain("FORM_EXPIRED");
        }
        assertThat(attempt(context.getBean(SignIns.class), staff, TestStaff.PASSWORD, "192.0.2.3"))
                .as("the password is as before")
                .isInstanceOf(SignIns.Outcome.Welcome.class);
    }

    private static RequestOptions password(RequestOptions sent, @Nullable String sign) {
        FormData form = FormData.create()
                .set("present", TestStaff.PASSWORD)
                .set("password", "cua ke mao danh")
                .set("again", sign == null || sign.equals("x") ? "cua ke mao danh" : "khac");
        return sent.setForm(sign == null ? form : form.set("_csrf", sign));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private SignIns.Outcome attempt(SignIns signIns, TestStaff staff, String password, String address) {
        return Acting.asSystem(() -> signIns.attempt(staff.login(), password, address));
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
