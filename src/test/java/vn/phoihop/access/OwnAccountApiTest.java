package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What a program may take away of its own account, and how many lists it may keep. */
@BrowserTest
class OwnAccountApiTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    TestStaff staff;
    String token;

    @BeforeEach
    void appoint() {
        staff = TestStaff.named(context, "Có Chương Trình").as(Role.RECORDER, BookId.COMMON, null);
        token = staff.token();
    }

    @Test
    void aTokenThatIsRevokedOpensNothingAnyMore() {
        String other = staff.token();
        String id = json(send(other, "GET", "/api/v1/me/tokens", ""))
                .get(0)
                .path("id")
                .asString();
        HttpResponse<String> revoked = send(token, "DELETE", "/api/v1/me/tokens/" + id, "");
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(json(revoked))
                .hasSize(2)
                .filteredOn(one -> !one.path("revokedAt").isNull())
                .hasSize(1);
        assertThat(json(revoked).get(0).path("id").asString()).isEqualTo(id);
        assertThat(send(token, "GET", "/api/v1/me", "").statusCode()).isEqualTo(200);
        assertThat(send(other, "GET", "/api/v1/me", "").statusCode())
                .as("the newest, listed first")
                .isEqualTo(401);
    }

    @Test
    void aSessionThatIsEndedAsksToSignInAgain() {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            JsonNode open = json(send(token, "GET", "/api/v1/me/sessions", ""));
            assertThat(open).hasSize(1);
            String name = open.get(0).path("name").asString();
            assertThat(json(send(token, "DELETE", "/api/v1/me/sessions/" + name, ""))
                            .path("number")
                            .asInt())
                    .isEqualTo(1);
            assertThat(tab.go("/account").page()).hasURL(Pattern.compile(".*/sign-in.*"));
            assertThat(send(token, "DELETE", "/api/v1/me/sessions/" + name, "").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aPasskeyThatIsRemovedIsNotListedAnyMore() {
        try (Tab tab = Tab.on(port)) {
            Page page = tab.page();
            PasskeyTest.authenticator(page);
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/passkeys");
            page.fill("#label", "USB");
            page.fill("#present", TestStaff.PASSWORD);
            page.click("form[data-passkey] button");
            assertThat(page.locator("tbody")).containsText("USB");
        }
        JsonNode known = json(send(token, "GET", "/api/v1/me/passkeys", ""));
        assertThat(known).hasSize(1);
        HttpResponse<String> removed = send(
                token,
                "DELETE",
                "/api/v1/me/passkeys/" + known.get(0).path("name").asString(),
                "");
        assertThat(removed.statusCode()).as(removed.body()).isEqualTo(200);
        assertThat(json(removed)).isEmpty();
        assertThat(json(send(token, "GET", "/api/v1/me/passkeys", ""))).isEmpty();
    }

    @Test
    void oneListMoreThanFitIsRefusedUnlessItTakesThePlaceOfAnother() {
        for (int i = 0; i < KeptLists.MOST; i++) {
            assertThat(keep("Bộ lọc " + i, "/activities?kind=PATROL").statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> full = keep("Thêm một bộ lọc", "/activities?kind=SWEEP");
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(json(full).path("code").asString()).isEqualTo("SAVED_LISTS_FULL");
        assertThat(json(keep("Bộ lọc 7", "/activities?kind=SWEEP"))).hasSize(KeptLists.MOST);
        assertThat(keep("Của danh sách khác", "/cases?state=OPEN").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> keep(String name, String address) {
        return send(
                token, "POST", "/api/v1/me/lists", "{\"name\": \"%s\", \"address\": \"%s\"}".formatted(name, address));
    }

    private JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(String by, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + by)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
