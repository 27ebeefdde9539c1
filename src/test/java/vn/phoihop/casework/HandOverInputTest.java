package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.CommonBook;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** A case offered to whom it cannot go, and accepted twice: told clearly, and nothing is written. */
@BrowserTest
@UsesDatabase(own = true)
class HandOverInputTest extends CasesInABook {

    private static final UnitId HEIR = new UnitId(4002);

    @LocalServerPort
    int port;

    @Autowired
    ChangingUnits units;

    @Autowired
    CommonBook common;

    private final JsonMapper json = new JsonMapper();
    private RecordKey key;
    private String guard = "";
    private String police = "";

    @BeforeEach
    void open() {
        key = opened("DRUGS", STATION, "2022-02-01");
        guard = staff(STATION);
        police = staff(DRUG_POLICE);
    }

    private String staff(UnitId unit) {
        return TestStaff.named(context, "Chương trình")
                .as(Role.RECORDER, book, unit)
                .token();
    }

    @Test
    void nobodyHandsACaseOverToItself() throws Exception {
        JsonNode problem = refused(offer(3006), "to", "CASE_LED_ALREADY");
        assertThat(problem.path("message").asString()).isNotEmpty();
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void ofAClosedUnitItIsToldSinceWhenAndWhoTookOver() throws Exception {
        Acting.runAsSystem(() -> {
            units.close(CUSTOMS, HEIR, day("2022-02-02"), common.position(), "thử");
            units.close(CRIMINAL_POLICE, null, day("2022-02-02"), common.position(), "thử");
        });
        assertThat(refused(offer(4001), "to", "UNIT_TAKEN_OVER_SINCE").toString())
                .contains("02/02/2022", organisationName(HEIR));
        assertThat(refused(offer(1009), "to", "UNIT_CLOSED_SINCE").toString()).contains("02/02/2022");
        assertThat(refused(offer(888888), "to", "UNIT_UNKNOWN_ON_DAY").toString())
                .contains("888888");
        assertThat(entries()).isEqualTo(1);
        HttpResponse<String> named = send(guard, "PUT", "/" + UUID.randomUUID(), """
                {"kind": "CASE", "category": "DRUGS", "area": 10900, "openedOn": "2022-02-03", "lead": 3006,
                 "partners": [4001, 1009]}""", null);
        assertThat(refused(named, "partners[0]", "UNIT_TAKEN_OVER_SINCE").toString())
                .contains("02/02/2022", organisationName(HEIR));
        assertThat(named.body()).contains("UNIT_CLOSED_SINCE").doesNotContain("UNIT_UNKNOWN_ON_DAY");
    }

    @Test
    void whoOpenedACaseStandsOnceItWasHandedOver() throws Exception {
        offer(1011);
        assertThat(accept(police, 2).statusCode()).isEqualTo(200);
        HttpResponse<String> corrected = send(police, "PUT", "/" + key.id(), """
                {"kind": "CASE", "category": "DRUGS", "area": 10900, "openedOn": "2022-02-01", "lead": 1011,
                 "reason": "Ghi nhầm đơn vị mở"}""", 3);
        refused(corrected, "lead", "CASE_LEAD_STANDS");
        assertThat(entries()).isEqualTo(3);
    }

    private String organisationName(UnitId unit) {
        return Acting.asSystem(() -> context.getBean(vn.phoihop.organisation.Organisations.class)
                .current()
                .unit(unit)
                .name()
                .vi());
    }

    @Test
    void whatWasAcceptedIsNotAcceptedOnceMore() throws Exception {
        assertThat(offer(1011).statusCode()).isEqualTo(200);
        assertThat(accept(police, 2).statusCode()).isEqualTo(200);
        int before = entries();
        for (String token : List.of(police, guard)) {
            HttpResponse<String> again = accept(token, 3);
            assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
            assertThat(json.readTree(again.body()).path("code").asString()).isEqualTo("STEP_NOT_POSSIBLE");
        }
        assertThat(accept(police, 2).statusCode()).as("of a version long gone").isEqualTo(412);
        assertThat(entries()).isEqualTo(before);
    }

    private HttpResponse<String> offer(long to) throws Exception {
        return post(guard, "hand-overs", "{\"to\": " + to + ", \"on\": \"2022-02-03\"}", 1);
    }

    private HttpResponse<String> accept(String token, int version) throws Exception {
        return post(token, "hand-overs/accept", "{\"on\": \"2022-02-03\"}", version);
    }

    private int entries() {
        return Acting.asSystem(() -> ledger.history(key).size());
    }

    private JsonNode refused(HttpResponse<String> answer, String where, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode problem = json.readTree(answer.body()).at("/problems/0");
        assertThat(problem.path("where").asString()).isEqualTo(where);
        assertThat(problem.path("code").asString()).as(answer.body()).isEqualTo(code);
        return problem;
    }

    private HttpResponse<String> post(String token, String step, String body, int version) throws Exception {
        return send(token, "POST", "/" + key.id() + "/" + step, body, version);
    }

    private HttpResponse<String> send(String token, String method, String path, String body, @Nullable Integer version)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/books/" + book + "/cases" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "vi")
                .method(method, BodyPublishers.ofString(body));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
