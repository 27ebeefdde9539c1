package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** A program writes down a joint patrol, another confirms or contests it; what is wrong is told with its place. */
@BrowserTest
class ActivityApiTest {

    private static final String PATROL = """
            {"state": "SUBMITTED", "kind": "PATROL", "startsAt": "2022-03-01T20:00:00+07:00",
             "endsAt": "2022-03-02T04:00:00+07:00", "area": 500001,
             "lead": {"unit": 3007, "amounts": {"PERSONNEL_TURN": 8, "CRAFT_TURN": 1}},
             "partners": [{"unit": 1102, "amounts": {"PERSONNEL_TURN": 5}}], "title": "Tuần tra đêm"}""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    BookId book;
    String station;
    String police;
    String customs;
    String root;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
        station = token(3007);
        police = token(1102);
        customs = token(4003);
        root = "/api/v1/books/" + book + "/activities";
    }

    @Test
    void whoMayNotIsToldSoBeforeTheBodyIsRead() {
        String inspector = TestStaff.named(context, "Đoàn kiểm tra")
                .as(Role.INSPECTOR, book, new UnitId(3007))
                .token();
        String address = root + "/" + UUID.randomUUID();
        assertProblem(send(inspector, "PUT", address, "{not json"), 403, "NOT_ALLOWED");
        assertProblem(send(inspector, "POST", address + "/confirm", "[]"), 403, "NOT_ALLOWED");
        assertProblem(send(inspector, "POST", root + "/bulk", "nothing"), 403, "NOT_ALLOWED");
        assertProblem(send(station, "PUT", address, "{not json"), 400, "BODY_NOT_JSON");
    }

    /** Names are borne by two and change; the writer is the account. */
    @Test
    void twoOfTheSameNameAreTwoWriters() throws IOException {
        String first = namesake();
        String second = namesake();
        String address = root + "/" + UUID.randomUUID();
        assertThat(send(first, "PUT", address, PATROL).statusCode()).isEqualTo(201);
        assertThat(mine(first)).isEqualTo(1);
        assertThat(mine(second)).isZero();
        String amended = "{\"activity\": " + PATROL.replace("\"PERSONNEL_TURN\": 8", "\"PERSONNEL_TURN\": 9") + "}";
        assertProblem(send(second, "POST", address + "/correct", amended, "If-Match", "\"1\""), 422, "REQUIRED");
        assertThat(send(first, "POST", address + "/correct", amended, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(mine(second)).isZero();
    }

    private String namesake() {
        return TestStaff.named(context, "Nguyễn Trùng Tên")
                .as(Role.RECORDER, book, new UnitId(3007))
                .token();
    }

    private int mine(String token) throws IOException {
        return json.readTree(send(token, "GET", root + "?mine=yes", null).body())
                .path("items")
                .size();
    }

    @Test
    void aPatrolIsWrittenOnceContestedCorrectedAndConfirmed() {
        String address = root + "/" + UUID.randomUUID();
        HttpResponse<String> made = send(station, "PUT", address, PATROL);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(send(station, "PUT", address, PATROL).statusCode()).isEqualTo(200);
        assertProblem(send(station, "PUT", address, PATROL.replace("8", "9")), 409, "WRITTEN_ALREADY");

        assertProblem(send(police, "POST", address + "/contest", "{}", "If-Match", "\"1\""), 422, "REQUIRED");
        HttpResponse<String> contested = send(
                police, "POST", address + "/contest", "{\"reason\": \"Chỉ có bốn đồng chí\"}", "If-Match", "\"1\"");
        assertThat(json(contested).path("confirmation").asString("")).isEqualTo("CONTESTED");
        assertThat(json(get(station, root + "?confirmation=CONTESTED")).path("items"))
                .hasSize(1);

        HttpResponse<String> upheld =
                send(station, "POST", address + "/uphold", "{\"reason\": \"Theo sổ trực\"}", "If-Match", "\"2\"");
        assertThat(json(upheld).path("confirmation").asString("")).isEqualTo("PENDING");
        assertThat(json(upheld).path("reason").asString("")).isEqualTo("Theo sổ trực");
        assertProblem(
                send(station, "POST", address + "/uphold", "{\"reason\": \"Nữa\"}", "If-Match", "\"3\""),
                409,
                "NOT_CONTESTED");
        send(police, "POST", address + "/contest", "{\"reason\": \"Vẫn sai\"}", "If-Match", "\"3\"");

        String correction = "{\"activity\": " + PATROL.replace("5}", "4}") + ", \"reason\": \"Theo ý kiến\"}";
        assertProblem(send(station, "POST", address + "/correct", correction), 428, "VERSION_MISSING");
        assertProblem(
                send(station, "POST", address + "/correct", correction, "If-Match", "\"1\""), 412, "CHANGED_MEANWHILE");
        // 2^32 + 4 is not 4.
        assertProblem(
                send(station, "POST", address + "/correct", correction, "If-Match", "\"4294967300\""),
                412,
                "CHANGED_MEANWHILE");
        assertThat(send(station, "POST", address + "/correct", correction, "If-Match", "\"4\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> settled = send(police, "POST", address + "/confirm", "{}", "If-Match", "\"5\"");
        assertThat(json(settled).path("confirmation").asString("")).isEqualTo("CONFIRMED");

        assertProblem(
                send(
                        police,
                        "POST",
                        address + "/withdraw",
                        "{\"reason\": \"Không phải của tôi\"}",
                        "If-Match",
                        "\"6\""),
                403,
                "NOT_ALLOWED");
        HttpResponse<String> withdrawn =
                send(station, "POST", address + "/withdraw", "{\"reason\": \"Nhập trùng\"}", "If-Match", "\"6\"");
        assertThat(json(withdrawn).path("state").asString("")).isEqualTo("WITHDRAWN");
    }

    @Test
    void theSheetOfADayAndWhatIsOpenAtShiftEndAreThereForPrograms() {
        send(station, "PUT", root + "/" + UUID.randomUUID(), PATROL);
        JsonNode led = json(get(station, "/api/v1/day-sheet?date=2022-03-01"));
        assertThat(led.path("records")).hasSize(1);
        assertThat(led.at("/led/PATROL").asInt()).isEqualTo(1);
        assertThat(led.at("/putIn/PERSONNEL_TURN").asInt()).isEqualTo(8);
        JsonNode joined = json(get(police, "/api/v1/day-sheet?date=2022-03-01"));
        assertThat(joined.path("led")).isEmpty();
        assertThat(joined.path("tookPart").asInt()).isEqualTo(1);
        assertThat(joined.at("/putIn/PERSONNEL_TURN").asInt()).isEqualTo(5);
        assertThat(json(get(station, "/api/v1/day-sheet?date=2022-03-02")).path("records"))
                .isEmpty();
        assertThat(json(get(station, "/api/v1/day-sheet?asOf=2022-03-01")).path("day"))
                .as("as known then, of that day")
                .hasToString("\"2022-03-01\"");
        assertThat(open(station, "activity.handOver.unconfirmed")).isEqualTo(1);
        assertThat(open(station, "activity.handOver.confirm")).isZero();
        assertThat(open(police, "activity.handOver.confirm")).isEqualTo(1);
        assertThat(open(police, "exchange.handOver.OVERDUE.IN")).isZero();
    }

    /** So many are open of a sort, each of them named. */
    private int open(String token, String sort) {
        for (JsonNode one : json(get(token, "/api/v1/shift-hand-over")).path("open")) {
            if (one.path("sort").asString("").equals(sort)) {
                assertThat(one.path("records")).hasSize(one.path("number").asInt());
                return one.path("number").asInt();
            }
        }
        throw new AssertionError("no such sort: " + sort);
    }

    @Test
    void allThatIsWrongIsToldAtOnceByTheNamesOfItsMembers() {
        String wrong = PATROL.replace("500001", "1001")
                .replace("\"CRAFT_TURN\": 1", "\"CRAFT_TURN\": 1.5")
                .replace("1102", "999999999")
                .replace("Tuần tra đêm", "Liên hệ 0912345678");
        HttpResponse<String> refused = send(station, "PUT", root + "/" + UUID.randomUUID(), wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("problems").findValuesAsString("where"))
                .containsExactlyInAnyOrder("area", "lead.amounts.CRAFT_TURN", "partners.0.unit", "title");
        assertThat(json(get(station, root)).path("items")).isEmpty();
    }

    @Test
    void whoIsNotInTheRecordNeitherReadsNorTakesIt() {
        String address = root + "/" + UUID.randomUUID();
        send(station, "PUT", address, PATROL);
        assertProblem(get(customs, address), 404, "NOT_FOUND");
        assertProblem(send(customs, "POST", address + "/confirm", "{}"), 404, "NOT_FOUND");
        HttpResponse<String> taken = send(customs, "PUT", address, PATROL.replace("\"unit\": 3007", "\"unit\": 4003"));
        assertThat(taken.statusCode()).isBetween(400, 499);
        assertThat(json(get(station, address)).path("lead").path("unit").asInt())
                .isEqualTo(3007);
        assertThat(json(get(customs, root)).path("items")).isEmpty();
        assertProblem(get(station, "/api/v1/books/1/activities"), 404, "NOT_FOUND");
    }

    @Test
    void draftsAreSubmittedTogetherAndTheListIsFilteredByWordsWithoutMarks() {
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        String draft = PATROL.replace("SUBMITTED", "DRAFT");
        send(station, "PUT", root + "/" + first, draft);
        send(station, "PUT", root + "/" + second, draft.replace("\"PERSONNEL_TURN\": 8, ", ""));
        HttpResponse<String> many = send(
                station,
                "POST",
                root + "/bulk",
                "{\"step\": \"submit\", \"records\": [\"" + first + "\", \"" + second + "\"]}");
        assertThat(json(many).path("done").path(0).asString("")).isEqualTo(first);
        assertThat(json(many)
                        .path("failed")
                        .path(0)
                        .path("problems")
                        .path(0)
                        .path("code")
                        .asString(""))
                .isEqualTo("MEASURE_REQUIRED");
        for (String words : new String[] {"tuan+tra+dem", "Tu%E1%BA%A7n+tra+%C4%91%C3%AAm", "hon+chong", "dem+tuan"}) {
            assertThat(json(get(station, root + "?state=SUBMITTED&q=" + words)).path("items"))
                    .as(words)
                    .hasSize(1);
        }
        assertThat(json(get(station, root + "?q=khong+co+gi")).path("items")).isEmpty();
        assertThat(json(get(station, root + "?mine=yes&force=BORDER_GUARD&from=2022-03-01&to=2022-03-02&unit=3000"))
                        .path("items"))
                .hasSize(2);
        assertProblem(get(station, root + "?state=GONE&from=xx"), 422, "NOT_READABLE");
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
