package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.BrowserTest;

/** Cases by programs: the whole way, all that is refused, strangers, and two at once. */
@BrowserTest
class CaseApiTest extends CasesInABook {

    private static final String GOOD = """
            {"kind": "CASE", "category": "DRUGS", "area": 10900, "openedOn": "2022-02-01", "lead": 3006, "partners": [4001],
             "title": "Ma túy qua lối mở"}""";

    private static final String DETECTED = """
            {"stage": "DETECTED", "occurredOn": "2022-02-01",
             "amounts": [{"measure": "SUBJECT", "quantity": 2}, {"measure": "DRUGS_KG", "quantity": 350.5, "unit": "G"}]}""";

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private String guard = "";
    private String police = "";
    private String customs = "";
    private String stranger = "";

    @BeforeEach
    void appoint() {
        guard = staff(STATION);
        police = staff(DRUG_POLICE);
        customs = staff(CUSTOMS);
        stranger = staff(CRIMINAL_POLICE);
    }

    private String staff(vn.phoihop.vocabulary.UnitId unit) {
        return TestStaff.named(context, "Chương trình")
                .as(Role.RECORDER, book, unit)
                .token();
    }

    @Test
    void a_case_goes_its_way_by_programs_alone() throws Exception {
        UUID id = UUID.randomUUID();
        HttpResponse<String> made = put(guard, id, GOOD, null);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(put(guard, id, GOOD, null).statusCode()).isEqualTo(200);
        UUID milestone = UUID.randomUUID();
        assertThat(put(guard, id + "/milestones/" + milestone, DETECTED, null).statusCode())
                .isEqualTo(201);
        JsonNode shown = json.readTree(
                put(guard, id + "/milestones/" + milestone, DETECTED, null).body());
        assertThat(shown.at("/milestones/0/amounts/1/quantity").decimalValue()).isEqualByComparingTo("0.3505");
        assertProblem(post(police, id + "/hand-overs/accept", "{}", 2), 404, "NOT_FOUND");
        assertThat(post(customs, id + "/contest", "{\"reason\": \"Hải quan thu giữ tang vật\"}", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(list(guard, "waiting=CONTESTED")).containsExactly(id.toString());
        JsonNode upheld = json.readTree(post(guard, id + "/uphold", "{\"reason\": \"Đồn lập biên bản\"}", 3)
                .body());
        assertThat(upheld.path("confirmation").asString()).isEqualTo("PENDING");
        assertProblem(post(guard, id + "/uphold", "{\"reason\": \"Nữa\"}", 4), 409, "NOT_CONTESTED");
        assertProblem(
                post(guard, id + "/hand-overs", "{\"to\": 1011, \"on\": \"2022-02-03\"}", 2), 412, "CHANGED_MEANWHILE");
        assertThat(post(guard, id + "/hand-overs", "{\"to\": 1011, \"on\": \"2022-02-03\"}", 4)
                        .statusCode())
                .isEqualTo(200);
        assertThat(list(police, "waiting=OFFERED")).containsExactly(id.toString());
        assertProblem(post(police, id + "/hand-overs/refuse", "{}", 5), 422, "REQUIRED");
        assertProblem(post(guard, id + "/hand-overs/accept", "{\"on\": \"2022-02-03\"}", 5), 403, "NOT_ALLOWED");
        assertThat(post(police, id + "/hand-overs/accept", "{\"on\": \"2022-02-03\"}", 5)
                        .statusCode())
                .isEqualTo(200);
        String prosecuted = "{\"stage\": \"PROSECUTED\", \"occurredOn\": \"2022-02-10\"}";
        assertProblem(put(guard, id + "/milestones/" + UUID.randomUUID(), prosecuted, null), 403, "NOT_ALLOWED");
        assertThat(put(police, id + "/milestones/" + UUID.randomUUID(), prosecuted, null)
                        .statusCode())
                .isEqualTo(201);
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "1").containsEntry("DRUGS_SEIZED_KG", "0.3505");
        assertThat(list(police, "q=ma+tuy+loi+mo&category=DRUGS&stage=PROSECUTED&without=SOLVED"))
                .containsExactly(id.toString());
        assertThat(list(stranger, "")).isEmpty();
    }

    @Test
    void everything_wrong_is_told_at_once_and_leaves_no_trace() throws Exception {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = put(guard, id, """
                {"kind": "PATROL", "category": "NONE", "area": 999999, "openedOn": "2099-01-01", "lead": 888888,
                 "partners": [888888, 777777], "title": "CMND 123456789", "note": "TỐI MẬT: gọi 0912345678"}""", null);
        assertThat(codes(answer))
                .contains(
                        "kind NOT_IN_CATALOGUE",
                        "category NOT_IN_CATALOGUE",
                        "area AREA_UNKNOWN_ON_DAY",
                        "openedOn NOT_HAPPENED_YET",
                        "lead UNIT_UNKNOWN_ON_DAY",
                        "partners[0] NAMED_TWICE",
                        "partners[1] UNIT_UNKNOWN_ON_DAY",
                        "title TEXT_WITH_IDENTITY_NUMBER",
                        "note TEXT_WITH_PHONE",
                        "note TEXT_WITH_SECRECY_MARK");
        assertThat(codes(put(guard, id, "{}", null)))
                .contains("kind REQUIRED", "area REQUIRED", "openedOn REQUIRED", "lead REQUIRED");
        assertThat(codes(put(guard, id, GOOD.replace("\"category\": \"DRUGS\",", ""), null)))
                .containsExactly("category REQUIRED");
        assertProblem(put(guard, id, "{", null), 400, "BODY_NOT_JSON");
        assertThat(codes(put(police, id, GOOD, null))).contains("lead CASE_LEAD_NOT_OWN");
        assertThat(Acting.asSystem(() -> ledger.history(new RecordKey(book, id))))
                .isEmpty();
        put(guard, id, GOOD, null);
        HttpResponse<String> milestone = put(guard, id + "/milestones/" + UUID.randomUUID(), """
                {"stage": "BROKEN_DOWN", "occurredOn": "2021-01-01", "partners": [3006],
                 "amounts": [{"measure": "SUBJECT", "quantity": 1.5}, {"measure": "SUBJECT", "quantity": -1},
                             {"measure": "ATTENDANCE", "quantity": 1}, {"measure": "GUNS", "quantity": 9999999999999},
                             {"measure": "DRUG_PILLS", "quantity": 1, "unit": "KG"}, {"measure": "DRUGS_KG"}]}""", null);
        assertThat(codes(milestone))
                .contains(
                        "stage STAGE_NOT_IN_CATEGORY",
                        "occurredOn CASE_MILESTONE_BEFORE_OPENING",
                        "partners[0] NAMED_TWICE",
                        "amounts[0] TOO_MANY_DECIMALS",
                        "amounts[1] NAMED_TWICE",
                        "amounts[1] AMOUNT_NOT_POSITIVE",
                        "amounts[2] MEASURE_NOT_OF_KIND",
                        "amounts[3] AMOUNT_TOO_LARGE",
                        "amounts[4].unit NOT_READABLE",
                        "amounts[5].quantity REQUIRED");
        assertThat(Acting.asSystem(() -> ledger.history(new RecordKey(book, id))))
                .hasSize(1);
    }

    @Test
    void a_strangers_case_is_neither_seen_nor_taken_by_its_id() throws Exception {
        UUID id = UUID.randomUUID();
        put(guard, id, GOOD, null);
        assertProblem(get(stranger, id.toString()), 404, "NOT_FOUND");
        String own = GOOD.replace("3006", "1009");
        assertThat(put(stranger, id, own, null).statusCode()).isIn(403, 404, 409);
        assertProblem(put(stranger, id, own, 1), 404, "NOT_FOUND");
        assertProblem(post(stranger, id + "/withdraw", "{\"reason\": \"x\"}", 1), 404, "NOT_FOUND");
        assertProblem(post(customs, id + "/withdraw", "{\"reason\": \"x\"}", 1), 403, "NOT_ALLOWED");
        assertProblem(
                put(guard, id, own.replace("1009", "3006").replace("lối mở", "cửa khẩu"), null),
                409,
                "WRITTEN_ALREADY");
        String another = GOOD.replace("3006", "4001").replace("[4001]", "[]");
        assertProblem(put(customs, id, another, null), 409, "ID_ALREADY_TAKEN");
        assertThat(Acting.asSystem(() -> ledger.history(new RecordKey(book, id))))
                .hasSize(1);
        UUID milestone = UUID.randomUUID();
        put(guard, id + "/milestones/" + milestone, DETECTED, null);
        assertProblem(
                put(guard, id + "/milestones/" + milestone, DETECTED.replace("350.5", "400"), null),
                409,
                "WRITTEN_ALREADY");
        String nobodys = TestStaff.named(context, "Sổ khác")
                .as(Role.RECORDER, vn.phoihop.database.TestBooks.open(context), STATION)
                .token();
        assertProblem(get(nobodys, id.toString()), 404, "NOT_FOUND");
        assertThat(get(nobodys, "").statusCode()).isEqualTo(404);
    }

    @Test
    void of_two_who_change_the_same_version_one_is_told() throws Exception {
        UUID id = UUID.randomUUID();
        put(guard, id, GOOD, null);
        List<Integer> statuses = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Integer> offer = () -> post(guard, id + "/hand-overs", "{\"to\": 1011, \"on\": \"2022-02-03\"}", 1)
                    .statusCode();
            Callable<Integer> withdraw = () -> post(guard, id + "/withdraw", "{\"reason\": \"Nhập nhầm\"}", 1)
                    .statusCode();
            for (var done : both.invokeAll(List.of(offer, withdraw))) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(Acting.asSystem(() -> ledger.history(new RecordKey(book, id))))
                .hasSize(2);
    }

    private List<String> list(String token, String query) throws Exception {
        List<String> ids = new ArrayList<>();
        json.readTree(get(token, "?" + query).body())
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private List<String> codes(HttpResponse<String> answer) {
        List<String> codes = new ArrayList<>();
        json.readTree(answer.body())
                .path("problems")
                .forEach(problem -> codes.add(problem.path("where").asString() + " "
                        + problem.path("code").asString()));
        return codes;
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).path("code").asString()).isEqualTo(code);
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return send(token, "GET", path, null, null);
    }

    private HttpResponse<String> put(String token, Object path, String body, @Nullable Integer version)
            throws Exception {
        return send(token, "PUT", path.toString(), body, version);
    }

    private HttpResponse<String> post(String token, String path, String body, @Nullable Integer version)
            throws Exception {
        return send(token, "POST", path, body, version);
    }

    private HttpResponse<String> send(
            String token, String method, String path, @Nullable String body, @Nullable Integer version)
            throws Exception {
        String rest = path.isEmpty() || path.startsWith("?") ? path : "/" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/v1/books/" + book + "/cases" + rest))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
