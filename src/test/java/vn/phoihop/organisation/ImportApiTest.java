package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;

/** A program of an administrator sends lists, looks at what they change and applies them, safely however often it asks. */
@BrowserTest
@UsesDatabase(own = true)
class ImportApiTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private TestStaff administrator;
    private String token;

    @BeforeEach
    void open() {
        TestBooks.inKienGiang(context);
        administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        token = administrator.token();
    }

    @Test
    void listsAreSentLookedAtAndAppliedOnce() {
        String address = "/api/v1/organisation/imports/" + UUID.randomUUID();
        StringBuilder rows = new StringBuilder(ListFiles.AREAS + "61T;PROVINCE;;Tỉnh Sáu Mốt;Sixty-one;;;\n");
        for (int i = 100; i < 180; i++) {
            rows.append("61").append(i).append(";COMMUNE;61T;Xã ").append(i).append(";Commune;;;\n");
        }
        HttpResponse<String> sent = send("PUT", address, body("areas.csv", rows.toString()), "");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(json.readTree(sent.body()).at("/counts/FOUNDED").asInt()).isEqualTo(81);
        assertThat(send("PUT", address, body("areas.csv", rows.toString()), "").statusCode())
                .isEqualTo(200);
        assertThat(send("PUT", address, body("areas.csv", ListFiles.AREAS + "62T;PROVINCE;;x;x;;;\n"), "")
                        .statusCode())
                .isEqualTo(409);
        JsonNode first =
                json.readTree(send("GET", address + "/differences", "", "").body());
        assertThat(first.path("items").size()).isEqualTo(50);
        assertThat(first.at("/items/1/row").asString()).isEqualTo("areas.csv:3");
        JsonNode rest = json.readTree(
                send("GET", address + "/differences?after=" + first.path("next").asString(), "", "")
                        .body());
        assertThat(rest.path("items").size()).isEqualTo(31);
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(send("POST", address + "/apply", "", "").statusCode()).isEqualTo(428);
        assertThat(send("POST", address + "/apply", "", "\"999999\"").statusCode())
                .isEqualTo(412);
        String seen = sent.headers().firstValue("ETag").orElseThrow();
        for (int times = 0; times < 2; times++) {
            HttpResponse<String> applied = send("POST", address + "/apply", "", seen);
            assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
            assertThat(json.readTree(applied.body()).path("applied").asLong())
                    .isEqualTo(organisations.current().position());
        }
        assertThat(organisations.current().findArea("61100", LocalDate.of(2026, 1, 1)))
                .isPresent();
        // Uploads are forgotten after a day, changes never.
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql("delete from organisation_import")
                        .update()));
        HttpResponse<String> late =
                send("PUT", address, body("areas.csv", ListFiles.AREAS + "64T;PROVINCE;;x;x;;;\n"), "");
        late = send(
                "POST",
                address + "/apply",
                "",
                late.headers().firstValue("ETag").orElseThrow());
        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
        assertThat(late.body()).contains("CHANGE_ID_TAKEN");
        HttpResponse<String> list = send("GET", "/api/v1/organisation/lists/areas?format=csv", "", "");
        assertThat(list.body()).contains("\"61T\",\"PROVINCE\",\"Tỉnh Sáu Mốt\"");
        String again = "/api/v1/organisation/imports/" + UUID.randomUUID();
        HttpResponse<String> back = send("PUT", again, body("areas.csv", list.body()), "");
        assertThat(json.readTree(back.body()).path("counts").size())
                .as(back.body())
                .isZero();
    }

    @Test
    void whatCannotBeIsToldAndNotKept() {
        String address = "/api/v1/organisation/imports/" + UUID.randomUUID();
        HttpResponse<String> refused = send("PUT", address, body("a.csv", ListFiles.AREAS + "1 1;TOWN;;;;;;\n"), "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("a.csv:2 code", "CODE_NOT_USABLE", "a.csv:2 level", "VALUE_UNKNOWN", "a.csv:2 name_vi");
        assertThat(send("GET", address, "", "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", address, "{\"files\":[]}", "").statusCode()).isEqualTo(422);
        assertThat(send("PUT", address, "{\"files\":[{\"name\":\"a\",\"content\":\"%%%\"}]}", "")
                        .body())
                .contains("EMPTY");
        String large = body("a.csv", "x".repeat(5 * 1024 * 1024));
        assertThat(send("PUT", address, large, "").body()).contains("FILE_TOO_LARGE");
        String tooLarge = body("a.csv", "x".repeat(7 * 1024 * 1024));
        assertThat(send("PUT", address, tooLarge, "").statusCode()).isEqualTo(413);
        assertThat(send("PUT", "/api/v1/books/1/activities/" + UUID.randomUUID(), large, "")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("GET", "/api/v1/organisation/lists/people", "", "").statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/api/v1/organisation/lists/areas?format=pdf", "", "")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aTokenThatMayOnlyLookDoesNotImport() {
        token = administrator.token(Set.of(Authority.ORGANISATION_VIEW));
        String address = "/api/v1/organisation/imports/" + UUID.randomUUID();
        assertThat(send("PUT", address, body("a.csv", ListFiles.AREAS + "63T;PROVINCE;;x;x;;;\n"), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", address, "", "").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/api/v1/organisation/lists/areas", "", "").statusCode())
                .isEqualTo(403);
    }

    private String body(String name, String text) {
        return "{\"files\":[{\"name\":\"" + name + "\",\"content\":\""
                + Base64.getEncoder().encodeToString(ListFiles.csv(text)) + "\"}]}";
    }

    private HttpResponse<String> send(String method, String path, String body, String seen) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!seen.isEmpty()) {
            request.header("If-Match", seen);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
