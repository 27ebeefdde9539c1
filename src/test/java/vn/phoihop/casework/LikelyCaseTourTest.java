package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A case that may be the same is told while one is opened, on its page, and to programs. */
@BrowserTest
class LikelyCaseTourTest extends CasesInABook {

    private static final String SENT = """
            {"kind": "CASE", "category": "DRUGS", "area": 10900, "openedOn": "2022-02-02", "lead": 4001}""";

    @LocalServerPort
    int port;

    TestStaff customs;
    RecordKey there;

    @BeforeEach
    void open() {
        customs = TestStaff.named(context, "Hải quan Hà Tiên").as(Role.RECORDER, book, CUSTOMS);
        there = opened("DRUGS", STATION, "2022-02-01");
    }

    @Test
    void whoOpensACaseIsToldWhileTypingAndOnItsPage() {
        try (Tab tab = Tab.on(port).signIn(customs.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/cases/new").page();
            page.selectOption("#category", "DRUGS");
            page.fill("#openedOn", "02/02/2022");
            page.fill("#area", "thanh pho ha tien");
            page.locator("#area").blur();
            assertThat(page.locator("#likely .alert")).containsText("01/02/2022");
            assertThat(page.locator("#likely .alert")).containsText("mở cách nhau 1 ngày");
            tab.shot("case-likely-form").check();
            tab.go("/records/" + opened("DRUGS", CUSTOMS, "2022-02-02"));
            assertThat(page.locator("section[aria-labelledby=next] .alert")).containsText("01/02/2022");
            tab.shot("case-likely").check();
        }
    }

    @Test
    void programsAreToldBeforeAndAfter() throws Exception {
        JsonNode asked = send("POST", "/likely", SENT);
        assertThat(asked.path(0).path("id").asString("")).isEqualTo(there.id().toString());
        assertThat(asked.path(0).path("inSight").asBoolean(true)).isFalse();
        assertThat(asked.path(0).path("nearness").asString("")).isEqualTo("SAME");
        assertThat(send("POST", "/likely", "{}").path("code").asString("")).isEqualTo("REQUIRED");
        UUID id = UUID.randomUUID();
        JsonNode opened = send("PUT", "/" + id, SENT);
        assertThat(opened.path("likely").path(0).path("daysApart").asInt()).isEqualTo(1);
        assertThat(send("GET", "/" + id + "/likely", null)).hasSize(1);
        assertThat(send("GET", "/" + id, null).path("likely").isNull()).isTrue();
    }

    private JsonNode send(String method, String path, @Nullable String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/books/" + book + "/cases" + path))
                .header("Authorization", "Bearer " + customs.token())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new JsonMapper()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }
}
