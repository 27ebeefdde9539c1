package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Programs sign in with a token, and only under /api. */
@BrowserTest
class AccessTokensTest {

    private static final LocalDate TODAY = LocalDate.now(SignIns.ZONE);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_token_is_minted_on_the_page_shown_once_works_and_is_revoked() throws Exception {
        TestStaff staff = TestStaff.named(context, "Trần Máy Chủ").as(Role.STAFF_OFFICER, BookId.COMMON, null);
        String token;
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/tokens");
            tab.check().shot("tokens-empty");
            tab.page().fill("#name", " ");
            tab.page().fill("#until", "2099-01-01");
            tab.page().click("form[action='/account/tokens'] button");
            PlaywrightAssertions.assertThat(tab.page().locator(".problem-summary li"))
                    .hasCount(3);
            tab.check().shot("tokens-problems");
            tab.page().fill("#name", "máy chủ báo cáo");
            tab.page().fill("#until", TODAY.plusDays(10).toString());
            tab.page().check("input[value='figure.view']");
            tab.page().check("input[value='report.draft']");
            tab.page().click("form[action='/account/tokens'] button");
            token = tab.page().textContent("#minted");
            tab.check().shot("tokens-minted");
            assertThat(get("/api/v1/me", token).body())
                    .contains("\"role\":\"STAFF_OFFICER\"")
                    .contains("\"authorities\":[\"figure.view\",\"report.draft\"]");
            tab.go("/account/tokens?lang=en");
            assertThat(tab.page().content()).doesNotContain(token);
            PlaywrightAssertions.assertThat(tab.page().locator("table")).containsText("127.0.0.1");
            tab.check().shot("tokens-used-en");
            tab.page().click("button[aria-label^='Revoke']");
            PlaywrightAssertions.assertThat(tab.page().locator("table")).containsText("Revoked");
        }
        HttpResponse<String> refused = get("/api/v1/me", token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(refused.body()).contains("\"code\":\"TOKEN_NOT_GOOD\"").contains("\"instance\":\"/api/v1/me\"");
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD)
                    .go("/account/tokens")
                    .check()
                    .shot("tokens-phone");
        }
    }

    @Test
    void a_token_opens_no_page_leaves_no_session_and_needs_no_form_sign() throws Exception {
        String token = mint(TestStaff.named(context, "Không Trang").as(Role.RECORDER, BookId.COMMON, null));
        HttpResponse<String> page = get("/account", token);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).contains("/sign-in");
        HttpResponse<String> api = get("/api/v1/me", token);
        assertThat(api.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(post("/api/v1/nothing-here", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_session_writes_to_the_api_only_with_the_forms_sign() throws Exception {
        TestStaff staff = TestStaff.named(context, "Có Phiên").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD);
            String cookies = String.join(
                    "; ",
                    tab.page().context().cookies().stream()
                            .map(one -> one.name + "=" + one.value)
                            .toList());
            HttpResponse<String> refused = post("/api/v1/nothing-here", "Cookie", cookies);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("FORM_EXPIRED");
        }
    }

    @Test
    void a_locked_account_an_ended_office_and_a_one_time_password_stop_its_tokens_at_once() throws Exception {
        TestStaff staff = TestStaff.named(context, "Sắp Khóa").as(Role.RECORDER, BookId.COMMON, null);
        String token = mint(staff);
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
        Acting.runAsSystem(() -> accounts.lock(staff.id(), true));
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(401);
        Acting.runAsSystem(() -> accounts.lock(staff.id(), false));
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
        Appointment office = staff.signedIn().appointments().getFirst();
        Acting.runAsSystem(() -> accounts.end(staff.id(), office.id(), TODAY));
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(401);

        TestStaff other = TestStaff.named(context, "Quên Mật Khẩu").as(Role.RECORDER, BookId.COMMON, null);
        String rests = mint(other);
        Acting.asSystem(() -> accounts.oneTimePassword(other.id()));
        assertThat(get("/api/v1/me", rests).statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_mints_more_than_the_office_may_or_for_longer_than_a_year() {
        SignedIn recorder = TestStaff.named(context, "Quá Tay")
                .as(Role.RECORDER, BookId.COMMON, null)
                .signedIn();
        assertThatThrownBy(() -> mint(recorder, Set.of(Authority.ACCOUNT_ADMINISTER), TODAY.plusDays(400)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().stream()
                                        .map(Problem::code)
                                        .toList())
                                .containsExactly(ProblemCode.TOKEN_SCOPE_NOT_OWN, ProblemCode.TOKEN_TOO_LONG));
    }

    @Test
    void an_expired_token_is_refused() throws Exception {
        TestStaff staff = TestStaff.named(context, "Hết Hạn").as(Role.RECORDER, BookId.COMMON, null);
        String token = mint(staff);
        Acting.runAsSystem(() -> jdbc.sql("update access_token set created_at = created_at - interval '9 days',"
                        + " expires_at = now() where account = :account")
                .param("account", staff.id().value())
                .update());
        assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(401);
    }

    @Test
    void requests_read_no_hash_and_nobody_elses_tokens() {
        TestStaff one = TestStaff.named(context, "Một").as(Role.RECORDER, BookId.COMMON, null);
        TestStaff other = TestStaff.named(context, "Hai").as(Role.RECORDER, BookId.COMMON, null);
        mint(one);
        assertThat(other.signedIn().<List<AccessToken>>run(() -> tokens.list(one.id())))
                .isEmpty();
        assertThat(one.signedIn().<List<AccessToken>>run(() -> tokens.list(one.id())))
                .hasSize(1);
        assertThatThrownBy(() -> one.signedIn()
                        .run(() -> transaction.execute(status -> jdbc.sql("select hash from access_token")
                                .query(byte[].class)
                                .list())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> one.signedIn()
                        .run(() -> transaction.execute(status -> jdbc.sql("select password_hash from account")
                                .query(String.class)
                                .list())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void wrong_tokens_of_an_address_are_noted_and_then_turned_away_for_a_while() {
        for (int i = 0; i < AccessTokens.WRONG_FROM_ADDRESS; i++) {
            assertThat(tokens.refuse("192.0.2.77").code()).isEqualTo(ProblemCode.TOKEN_NOT_GOOD);
        }
        assertThat(tokens.refuse("192.0.2.77").code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
        assertThat(tokens.refuse("192.0.2.78").code()).isEqualTo(ProblemCode.TOKEN_NOT_GOOD);
        int noted = Acting.asSystem(() -> jdbc.sql("select count(*) from access_trail where address = '192.0.2.77'")
                .query(Integer.class)
                .single());
        assertThat(noted).isEqualTo(AccessTokens.WRONG_FROM_ADDRESS);
    }

    private String mint(TestStaff staff) {
        return mint(staff.signedIn(), Set.of(Authority.FIGURE_VIEW), TODAY.plusDays(1));
    }

    private String mint(SignedIn who, Set<String> scopes, LocalDate until) {
        return who.run(() -> tokens.mint(who, new AccessTokens.Wish("thử", scopes, until)));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> post(String path, String header, String value) throws Exception {
        return send(HttpRequest.newBuilder(address(path))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
