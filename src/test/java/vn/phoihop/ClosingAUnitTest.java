package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** A unit that answers for something in every room is closed as of a day in the midst of a reporting window. */
@BrowserTest
@UsesDatabase(own = true)
class ClosingAUnitTest {

    private static final String CHANGES = "/api/v1/organisation/changes";
    private static final AreaId AN_GIANG = new AreaId(2091);
    private static final long CUSTOMS_OFFICE = 4000;
    private static final long STATION = 3006;
    private static final long HEIR = 4001;
    private static final String HALF_YEAR = "2025-12-15/2026-06-15";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private BookId book = BookId.COMMON;
    private String administrator = "";
    private String station = "";
    private UnitId unit = new UnitId(1);
    private int codes;

    @BeforeEach
    void foundAUnit() throws Exception {
        TestBooks.inKienGiang(context);
        book = TestBooks.open(context, AN_GIANG);
        administrator = TestStaff.named(context, "Lê Quản Trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .token();
        station = token(new UnitId(STATION), Role.RECORDER);
        unit = founded();
    }

    @Test
    void whateverItAnswersForIsToldAndKeepsItFromClosingUntilSomebodyTakesOver() throws Exception {
        TestStaff officer = TestStaff.named(context, "Ngô Hải Quan")
                .as(Role.RECORDER, book, unit)
                .as(Role.STAFF_OFFICER, book, unit);
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, unit, LocalDate.of(2020, 1, 1)));
        String own = officer.token();
        activities(own);
        cases(own);
        items(own);
        papers(TestStaff.named(context, "Trực báo cáo")
                .as(Role.STAFF_OFFICER, book, unit)
                .token());

        HttpResponse<String> refused = send(administrator, "POST", CHANGES + "/preview", closing(""));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        List<String> left = new ArrayList<>();
        json.readTree(refused.body()).path("problems").forEach(problem -> {
            assertThat(problem.path("code").asString()).isEqualTo("DUTIES_LEFT");
            left.add(problem.path("message").asString());
        });
        assertThat(left).hasSize(10);
        List<String> duties = List.of(
                "3 nhiệm vụ tại đơn vị",
                "Cơ quan điều phối của 1 sổ",
                "2 hoạt động đang soạn hoặc bị trả lại",
                "1 hoạt động chờ đơn vị xác nhận",
                "2 hoạt động diễn ra từ ngày đó trở đi",
                "3 vụ, băng nhóm đang chủ trì hoặc được đề nghị nhận",
                "1 vụ chờ đơn vị xác nhận",
                "1 vụ mở từ ngày đó trở đi",
                "1 yêu cầu xác minh đơn vị còn nợ trả lời",
                "1 tin chờ đơn vị gửi quyết định");
        assertThat(left)
                .allSatisfy(detail ->
                        assertThat(duties).anySatisfy(duty -> assertThat(detail).contains(duty)));
        assertThat(duties)
                .allSatisfy(duty ->
                        assertThat(left).anySatisfy(detail -> assertThat(detail).contains(duty)));
        assertThat(send(administrator, "PUT", CHANGES + "/" + UUID.randomUUID(), sent(closing("")))
                        .statusCode())
                .isEqualTo(409);

        String followed = closing(", \"successors\": [" + HEIR + "]");
        JsonNode foreseen = foreseen(followed);
        assertThat(told(foreseen, true)).containsExactlyInAnyOrderElementsOf(duties);
        assertThat(told(foreseen, false))
                .containsExactlyInAnyOrder(
                        "1 tin chờ đơn vị xác nhận đã nhận",
                        "1 nhóm nơi nhận có tên đơn vị, phải sửa trước khi dùng lại",
                        "1 báo cáo có kỳ chứa ngày này",
                        "1 thể thức văn bản còn hiệu lực sau ngày này",
                        "1 kỳ báo cáo đang mở vào ngày này, hạn gửi của cấp tỉnh");
        assertThat(first(foreseen, "nhiệm vụ tại đơn vị")).contains("/accounts/" + officer.login());
        assertThat(first(foreseen, "báo cáo có kỳ")).containsExactly("Sổ thử · 15/12/2025 – 14/06/2026");
        assertThat(send(administrator, "PUT", CHANGES + "/" + UUID.randomUUID(), sent(followed))
                        .statusCode())
                .isEqualTo(201);
        assertThat(context.getBean(Organisations.class).current().answering(unit, LocalDate.of(2026, 3, 1)))
                .isEqualTo(new UnitId(HEIR));
    }

    @Test
    void theWindowOfABookIsToldToAUnitThatOnlyTookPartInIt() throws Exception {
        assertThat(foreseen(closing("")).path("affected"))
                .as("nothing of it in any book")
                .isEmpty();
        activity(station, "SUBMITTED", "2026-02-10", STATION, unit.value());
        assertThat(told(foreseen(closing(", \"successors\": [" + HEIR + "]")), false))
                .containsExactly("1 kỳ báo cáo đang mở vào ngày này, hạn gửi của cấp tỉnh");
    }

    private void activities(String own) throws Exception {
        activity(own, "DRAFT", "2026-02-10", unit.value(), STATION);
        activity(own, "DRAFT", "2026-02-11", unit.value(), STATION);
        activity(station, "SUBMITTED", "2026-02-12", STATION, unit.value());
        activity(own, "SUBMITTED", "2026-02-13", unit.value(), STATION);
        activity(own, "SUBMITTED", "2026-03-01", unit.value(), STATION);
        activity(own, "SUBMITTED", "2026-03-05", unit.value(), STATION);
    }

    private void activity(String token, String state, String day, long lead, long partner) throws Exception {
        put(token, "activities", """
                {"state": "%s", "kind": "PATROL", "startsAt": "%sT08:00:00+07:00", "endsAt": "%sT11:00:00+07:00", "area": 501001,
                 "lead": {"unit": %s, "amounts": {"PERSONNEL_TURN": 8}}, "partners": [{"unit": %s}]}""".formatted(state, day, day, lead, partner));
    }

    private void cases(String own) throws Exception {
        opened(own, "2026-02-01", unit.value(), STATION);
        opened(own, "2026-03-10", unit.value(), STATION);
        opened(station, "2026-02-02", STATION, unit.value());
        UUID offered = opened(station, "2026-02-03", STATION, CUSTOMS_OFFICE);
        HttpResponse<String> offer = client.send(
                request(station, "/api/v1/books/" + book + "/cases/" + offered + "/hand-overs")
                        .header("If-Match", "\"1\"")
                        .POST(BodyPublishers.ofString("{\"to\": %s, \"on\": \"2026-02-04\"}".formatted(unit)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(offer.statusCode()).as(offer.body()).isEqualTo(200);
    }

    private UUID opened(String token, String day, long lead, long partner) throws Exception {
        return put(token, "cases", """
                {"kind": "CASE", "category": "DRUGS", "area": 501001, "openedOn": "%s", "lead": %s, "partners": [%s]}""".formatted(day, lead, partner));
    }

    private void items(String own) throws Exception {
        String request = """
                {"kind": "VERIFICATION", "topics": ["SEA"], "area": 501001, "title": "Xác minh tàu vào cảng",
                 "text": "Tàu có làm thủ tục không", "sender": %s, "urgency": "URGENT", "units": [%s]}""";
        put(station, "exchange", request.formatted(STATION, unit));
        UUID asked = put(own, "exchange", request.formatted(unit, STATION));
        HttpResponse<String> answer = send(
                station,
                "PUT",
                "/api/v1/books/" + book + "/exchange/" + asked + "/turns/" + UUID.randomUUID(),
                "{\"step\": \"REPLY\", \"words\": \"Có làm thủ tục\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        put(
                station,
                "exchange-groups",
                "{\"unit\": %s, \"name\": \"Tuyến biển\", \"units\": [%s]}".formatted(STATION, unit));
    }

    private void papers(String officer) throws Exception {
        HttpResponse<String> started = send(
                officer,
                "POST",
                "/api/v1/books/" + book + "/reports",
                "{\"form\": \"SIX_MONTH\", \"window\": \"" + HALF_YEAR + "\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        String heads = "/api/v1/books/" + book + "/letterheads/" + unit;
        String seen = send(administrator, "GET", heads, "")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> head = client.send(
                request(administrator, heads)
                        .header("If-Match", seen)
                        .PUT(BodyPublishers.ofString("""
                                {"from": "2020-01-01", "body": "Chi cục Hải quan", "symbol": "HQ", "place": "An Giang",
                                 "office": "CHI CỤC TRƯỞNG", "addressees": ["Bộ Tài chính"], "copies": ["Như trên"], "archive": "VT"}"""))
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).as(head.body()).isEqualTo(200);
    }

    private UnitId founded() throws Exception {
        codes++;
        String code = "HQ-DONG-" + book + "-" + codes;
        String wished = """
                {"kind": "FOUND", "of": "UNIT", "from": "2024-01-01", "parent": %s, "reason": "Quyết định số 7",
                 "named": [{"code": "%s", "vi": "Hải quan cửa khẩu sắp đóng", "en": "Closing Customs"}]}""".formatted(CUSTOMS_OFFICE, code);
        assertThat(send(administrator, "PUT", CHANGES + "/" + UUID.randomUUID(), sent(wished))
                        .statusCode())
                .isEqualTo(201);
        return context.getBean(Organisations.class)
                .current()
                .findUnit(code, LocalDate.of(2024, 1, 1))
                .orElseThrow()
                .id();
    }

    private String closing(String successors) {
        return """
                {"kind": "CLOSE", "of": "UNIT", "from": "2026-03-01", "places": [%s], "reason": "Quyết định số 8"%s}""".formatted(unit, successors);
    }

    private String sent(String wished) {
        return "{\"seen\": " + context.getBean(Organisations.class).current().position() + ", \"change\": " + wished
                + "}";
    }

    private JsonNode foreseen(String wished) throws Exception {
        HttpResponse<String> answer = send(administrator, "POST", CHANGES + "/preview", wished);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static List<String> told(JsonNode foreseen, boolean duty) {
        List<String> words = new ArrayList<>();
        foreseen.path("affected").forEach(one -> {
            if (one.path("duty").asBoolean() == duty) {
                words.add(one.path("what").asString());
            }
        });
        return words;
    }

    /** The first ones of what is told in these words: their page, or their name where they have none. */
    private static List<String> first(JsonNode foreseen, String words) {
        List<String> found = new ArrayList<>();
        foreseen.path("affected").forEach(one -> {
            if (one.path("what").asString().contains(words)) {
                one.path("first")
                        .forEach(each -> found.add(
                                each.path("href").asString("").isEmpty()
                                        ? each.path("words").asString()
                                        : each.path("href").asString()));
            }
        });
        return found;
    }

    private String token(UnitId of, Role role) {
        return TestStaff.named(context, "Cán bộ " + of).as(role, book, of).token();
    }

    private UUID put(String token, String what, String body) throws Exception {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = send(token, "PUT", "/api/v1/books/" + book + "/" + what + "/" + id, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private HttpResponse<String> send(String token, String method, String path, String body) throws Exception {
        return client.send(
                request(token, path)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }
}
