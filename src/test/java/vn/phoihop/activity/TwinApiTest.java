package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** Programs are told of twins before and after they write, join them, and merge them where their office may. */
@BrowserTest
class TwinApiTest {

    private static final String PATROL = """
            {"state": "SUBMITTED", "kind": "PATROL", "startsAt": "2022-03-01T20:00:00+07:00",
             "endsAt": "2022-03-02T04:00:00+07:00", "area": 500001,
             "lead": {"unit": LEAD, "amounts": {"PERSONNEL_TURN": 8}}}""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    SearchingTwins searching;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    BookId book;
    String station;
    String customs;
    String office;
    String root;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
        Acting.runAsSystem(() ->
                context.getBean(CoordinationOffices.class).appoint(book, new UnitId(1001), LocalDate.of(2020, 1, 1)));
        station = token(3007);
        customs = token(4003);
        office = token(1001);
        root = "/api/v1/books/" + book + "/activities";
    }

    @Test
    void aTwinIsToldBeforeAndAfterAndIsJoined() {
        String there = root + "/" + UUID.randomUUID();
        assertThat(json(send(station, "PUT", there, of(3007))).path("twins")).isEmpty();
        JsonNode asked = json(send(customs, "POST", root + "/twins", of(4003)));
        assertThat(asked).hasSize(1);
        assertThat(asked.path(0).path("score").asInt()).isEqualTo(60);
        assertThat(asked.path(0).path("inSight").asBoolean()).isFalse();
        assertThat(asked.path(0).path("reasons").path(0).asString("")).isEqualTo("SAME_AREA");
        assertProblem(send(customs, "POST", root + "/twins", "{\"kind\": \"PATROL\"}"), 422, "REQUIRED");

        String own = root + "/" + UUID.randomUUID();
        JsonNode made = json(send(customs, "PUT", own, of(4003)));
        assertThat(made.path("twins")).hasSize(1);
        assertThat(made.path("twins").path(0).path("id").asString("")).isEqualTo(id(there));
        assertProblem(
                send(customs, "POST", there + "/join", "{\"unit\": 4003, \"amounts\": {\"PERSONNEL_TURN\": 3}}"),
                404,
                "NOT_FOUND");
        assertProblem(send(customs, "POST", there + "/join", "{}"), 422, "REQUIRED");
        JsonNode joined =
                json(send(customs, "POST", there + "/join", "{\"own\": \"%s\", \"ownVersion\": 1}".formatted(id(own))));
        assertThat(joined.path("partners")
                        .path(0)
                        .path("amounts")
                        .path("PERSONNEL_TURN")
                        .asInt())
                .as(joined.toString())
                .isEqualTo(8);
        assertThat(json(get(customs, own)).path("state").asString("")).isEqualTo("WITHDRAWN");
        String three = "{\"unit\": 4003, \"amounts\": {\"PERSONNEL_TURN\": 3}}";
        assertProblem(send(customs, "POST", there + "/join", three), 409, "CHANGED_MEANWHILE");
        JsonNode again = json(send(customs, "POST", there + "/join", three, "If-Match", "\"2\""));
        assertThat(again.path("partners")
                        .path(0)
                        .path("amounts")
                        .path("PERSONNEL_TURN")
                        .asInt())
                .isEqualTo(3);
        assertProblem(
                send(customs, "POST", there + "/join", "{\"unit\": 4003, \"amounts\": {\"PERSONNEL_TURN\": -3}}"),
                422,
                "AMOUNT_NOT_POSITIVE");
    }

    @Test
    void whatWasNotSavedJoinsToo() {
        String there = root + "/" + UUID.randomUUID();
        send(station, "PUT", there, of(3007));
        JsonNode joined = json(send(customs, "POST", there + "/join", "{\"activity\": " + of(4003) + "}"));
        assertThat(joined.path("partners").path(0).path("unit").asInt()).isEqualTo(4003);
        String other = of(4003).replace("2022-03-0", "2022-04-0");
        assertProblem(
                send(token(4002), "POST", there + "/join", "{\"activity\": " + other.replace("4003", "4002") + "}"),
                422,
                "JOIN_NO_TWIN");
    }

    @Test
    void twoAreMergedTakenApartAndSaidToBeTwo() {
        String one = root + "/" + UUID.randomUUID();
        String two = root + "/" + UUID.randomUUID();
        send(station, "PUT", one, of(3007));
        send(customs, "PUT", two, of(4003).replace("8}", "9}"));
        Acting.runAsSystem(() -> searching.follow(book));
        JsonNode pair = pairs(office).path(0);
        assertThat(List.of(
                        pair.path("one").path("id").asString(""),
                        pair.path("other").path("id").asString("")))
                .as("two forces that each name only themselves: %s", pair)
                .containsExactlyInAnyOrder(id(one), id(two));
        assertThat(pair.path("mayDecide").asBoolean()).isTrue();
        JsonNode seenByCustoms = pairs(customs).path(0);
        assertThat(seenByCustoms.path("mayDecide").asBoolean(true)).isFalse();
        assertThat(seenByCustoms.path("deciders").valueStream().map(JsonNode::asInt))
                .as("who may instead")
                .contains(1001);
        JsonNode preview = json(get(office, one + "/merge?other=" + id(two)));
        assertThat(preview.path("windows")).hasSize(1);
        assertThat(preview.path("windows").path(0).path("figures").toString())
                .contains("{\"indicator\":\"PATROLS\",\"now\":2,\"after\":1}");
        JsonNode ofQuarter = json(get(
                office,
                one + "/merge?period=2021-12-15/2022-03-15&other=" + id(two) + "&take=3007.PERSONNEL_TURN." + id(one)));
        assertThat(ofQuarter.path("windows").path(0).path("to").asString("")).isEqualTo("2022-03-15");
        assertProblem(get(office, one + "/merge?take=3007&other=" + id(two)), 422, "NOT_READABLE");
        assertProblem(get(office, one + "/merge?period=never&other=" + id(two)), 422, "NOT_READABLE");
        String ofNeither =
                "{\"other\": \"%s\", \"otherVersion\": 1, \"take\": [{\"unit\": 3007, \"measure\": \"PERSONNEL_TURN\", \"record\": \"%s\"}]}"
                        .formatted(id(two), UUID.randomUUID());
        assertProblem(send(office, "POST", one + "/merge", ofNeither, "If-Match", "\"1\""), 422, "MERGE_CHOICE_UNFIT");
        assertProblem(
                get(office, one + "/merge?other=" + id(two) + "&take=3007.PERSONNEL_TURN." + id(two)),
                422,
                "MERGE_CHOICE_UNFIT");
        String body = "{\"other\": \"%s\", \"otherVersion\": 1, \"reason\": \"Cùng một cuộc\"}".formatted(id(two));
        assertProblem(send(station, "POST", one + "/merge", body, "If-Match", "\"1\""), 404, "NOT_FOUND");
        assertProblem(send(office, "POST", one + "/merge", body), 428, "VERSION_MISSING");
        assertProblem(send(office, "POST", one + "/merge", body, "If-Match", "\"3\""), 412, "CHANGED_MEANWHILE");
        assertProblem(send(office, "POST", one + "/merge", "{}", "If-Match", "\"1\""), 422, "REQUIRED");
        JsonNode merged = json(send(office, "POST", one + "/merge", body, "If-Match", "\"1\""));
        assertThat(merged.path("links").path(0).path("relation").asString("")).isEqualTo("MERGED_FROM");
        assertThat(json(get(office, two)).path("state").asString("")).isEqualTo("MERGED");
        String why = "{\"reason\": \"Hai cuộc\"}";
        assertProblem(send(customs, "POST", two + "/undo-merge", why, "If-Match", "\"2\""), 403, "MERGE_NOT_YOURS");
        assertThat(json(send(office, "POST", two + "/undo-merge", why, "If-Match", "\"2\""))
                        .path("state")
                        .asString(""))
                .isEqualTo("SUBMITTED");
        assertProblem(send(office, "POST", two + "/undo-merge", why, "If-Match", "\"3\""), 409, "MERGE_NONE");
        String apart = "{\"other\": \"%s\", \"otherVersion\": 3, \"reason\": \"Hai tổ\"}".formatted(id(two));
        assertThat(json(send(office, "POST", one + "/tell-apart", apart, "If-Match", "\"3\""))
                        .path("links")
                        .path(0)
                        .path("relation")
                        .asString(""))
                .isEqualTo("APART");
        assertThat(pairs(office)).as("told apart").isEmpty();
        JsonNode toldApart = json(get(office, "/api/v1/books/" + book + "/twins?standing=APART"));
        assertThat(toldApart.path("items").path(0).path("apart").asString("")).isEqualTo("Hai tổ");
        assertThat(json(get(office, "/api/v1/books/" + book + "/twins?least=xx"))
                        .path("code")
                        .asString(""))
                .isEqualTo("NOT_READABLE");
        assertThat(send(office, "POST", one + "/doubt-again", apart.replace("3,", "4,"), "If-Match", "\"4\"")
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode pairs(String token) {
        return json(get(token, "/api/v1/books/" + book + "/twins")).path("items");
    }

    private static String of(int lead) {
        return PATROL.replace("LEAD", Integer.toString(lead));
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString("")).isEqualTo(code);
    }

    private JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private String token(long unit) {
        return TestStaff.named(context, "Máy " + unit)
                .as(Role.RECORDER, book, new UnitId(unit))
                .token();
    }

    private HttpResponse<String> get(String token, String path) {
        return send(token, "GET", path, null);
    }

    private HttpResponse<String> send(
            String token, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
