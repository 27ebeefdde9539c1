package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.UUID;
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
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A program reads one unit or area as of a day, the same as its page shows. */
@BrowserTest
@UsesDatabase(own = true)
class PlaceReadTest {

    private static final String CHANGES = "/api/v1/organisation/changes";

    /** The district of Hà Tiên, which ended with all districts, and the commune of Thổ Châu, which went on as a special zone. */
    private static final long HA_TIEN = 10900;

    private static final LocalDate STORY = LocalDate.of(2022, 6, 14);
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private BookId book = BookId.COMMON;
    private TestStaff recorder;
    private String token = "";
    private String administrator = "";

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        recorder = TestStaff.named(context, "Trực ban").as(Role.RECORDER, book, new UnitId(3006));
        token = recorder.token();
        administrator = TestStaff.named(context, "Lê Quản Trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .token();
    }

    @Test
    void anAreaIsReadAsItWasOnADay() throws Exception {
        JsonNode district = read("areas/" + HA_TIEN + "?day=" + STORY);
        assertThat(district.path("exists").asBoolean()).isTrue();
        assertThat(district.path("code").asString()).isEqualTo("900");
        assertThat(district.path("level").asString()).isEqualTo("DISTRICT");
        assertThat(district.at("/parent/id").asLong()).isEqualTo(1091);
        assertThat(district.path("shownOn").asString()).isEqualTo(STORY.toString());
        assertThat(district.path("below").size()).isPositive();
        assertThat(district.path("units").findValuesAsString("code")).contains("CA-KG-900", "HQ-KG-HT");

        JsonNode ended = read("areas/" + HA_TIEN + "?day=" + MERGER);
        assertThat(ended.path("exists").asBoolean()).isFalse();
        assertThat(ended.path("day").asString()).isEqualTo("2025-07-01");
        assertThat(ended.path("shownOn").asString()).isEqualTo("2025-06-30");
        assertThat(ended.at("/parent/code").asString()).isEqualTo("91");
        assertThat(ended.at("/states").size()).isEqualTo(1);
        assertThat(ended.at("/states/0/to").asString()).isEqualTo("2025-07-01");
        assertThat(read("areas/" + HA_TIEN).path("shownOn").asString()).isEqualTo("2025-06-30");
    }

    @Test
    void whatWentIntoAnAreaAndWhereItWentIsReadWithItsDay() throws Exception {
        long commune = organisations
                .current()
                .findArea("31105", STORY)
                .orElseThrow()
                .id()
                .value();
        JsonNode before = read("areas/" + commune + "?day=" + STORY);
        assertThat(before.path("path").asString()).isEqualTo("Xã Thổ Châu · TP Phú Quốc");
        assertThat(before.at("/after/0/since").asString()).isEqualTo("2025-07-01");
        assertThat(before.at("/after/0/whole").asBoolean()).isTrue();
        JsonNode now = read("areas/" + before.at("/after/0/area/id").asLong() + "?day=" + MERGER);
        assertThat(now.at("/name/vi").asString()).isEqualTo("Đặc khu Thổ Châu");
        assertThat(now.at("/before/0/area/id").asLong()).isEqualTo(commune);
        assertThat(now.at("/before/0/area/path").asString()).isEqualTo("Xã Thổ Châu · TP Phú Quốc");
    }

    @Test
    void aUnitIsReadWithWhatItAnswersForAndWhoTookOver() throws Exception {
        change("""
                {"kind": "RENAME", "of": "UNIT", "from": "2024-01-01", "places": [3018], "reason": "Quyết định số 1",
                 "named": [{"vi": "Đồn Biên phòng Thổ Chu", "en": "Tho Chu Border Post", "shortName": "Đồn Thổ Chu"}]}""");
        change("""
                {"kind": "MERGE", "of": "UNIT", "from": "2024-03-01", "places": [3016, 3017], "reason": "Quyết định số 2",
                 "named": [{"code": "BP-GOP", "vi": "Đồn gộp", "en": "Merged Post", "shortName": "Đồn gộp"}]}""");
        change("""
                {"kind": "SPLIT", "of": "UNIT", "from": "2024-03-01", "places": [3015], "successors": [3014, 3013],
                 "reason": "Quyết định số 3"}""");
        JsonNode post = read("units/3018?day=2023-12-31");
        assertThat(post.path("states").size()).isEqualTo(2);
        assertThat(post.at("/states/0/to").asString()).isEqualTo("2024-01-01");
        assertThat(post.at("/states/1/from").asString()).isEqualTo("2024-01-01");
        assertThat(post.at("/states/1/name/vi").asString()).isEqualTo("Đồn Biên phòng Thổ Chu");
        assertThat(post.at("/name/vi").asString())
                .isEqualTo(post.at("/states/0/name/vi").asString());
        assertThat(post.path("force").asString()).isEqualTo("BORDER_GUARD");
        assertThat(post.at("/parent/id").asLong()).isEqualTo(3000);
        assertThat(post.path("areas").findValuesAsString("code")).containsExactlyInAnyOrder("31105", "KG-VB-TC");

        JsonNode merged = read("units/3016?day=2024-03-01");
        assertThat(merged.path("exists").asBoolean()).isFalse();
        assertThat(merged.path("shownOn").asString()).isEqualTo("2024-02-29");
        assertThat(merged.at("/after/0/unit/code").asString()).isEqualTo("BP-GOP");
        assertThat(merged.at("/after/0/whole").asBoolean()).isTrue();
        long heir = merged.at("/after/0/unit/id").asLong();
        JsonNode early = read("units/" + heir + "?day=2024-02-01");
        assertThat(early.path("exists").asBoolean()).as("not founded yet").isFalse();
        assertThat(early.path("shownOn").asString()).isEqualTo("2024-03-01");
        assertThat(early.path("before").findValues("unit"))
                .extracting(unit -> unit.path("id").asLong())
                .containsExactlyInAnyOrder(3016L, 3017L);
        JsonNode shared = read("units/3015?day=2024-03-01");
        assertThat(shared.path("after").findValues("whole"))
                .hasSize(2)
                .as("nobody knows who took over what")
                .noneMatch(JsonNode::asBoolean);
    }

    @Test
    void whatIsNotThereIsNotFoundAndADayIsADay() throws Exception {
        for (String kind : new String[] {"units", "areas"}) {
            assertThat(get(kind + "/999999999", token).statusCode()).isEqualTo(404);
            assertThat(get(kind + "/999999999", token).body()).contains("\"NOT_FOUND\"");
            assertThat(get(kind + "/0", token).statusCode()).isEqualTo(404);
            assertThat(get(kind + "/-5", token).statusCode()).isEqualTo(404);
            HttpResponse<String> odd = get(kind + "/3006?day=2022-02-30", token);
            assertThat(odd.statusCode()).as(odd.body()).isEqualTo(422);
            assertThat(odd.body()).contains("\"where\":\"day\"");
            assertThat(get(kind + "/3006", "falsch").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whatWasRenamedLaterIsReadAsItWasKnownBefore() throws Exception {
        String unit = "units/3010?day=2024-06-01";
        String before = "0:" + organisations.current().position() + "," + book + ":0";
        String known = read(unit).at("/name/vi").asString();
        change("""
                {"kind": "RENAME", "of": "UNIT", "from": "2024-01-01", "places": [3010], "reason": "Quyết định số 2",
                 "named": [{"vi": "Đồn Biên phòng tên mới", "en": "Border Post Renamed", "shortName": "Đồn tên mới"}]}""");
        assertThat(read(unit).at("/name/vi").asString()).isEqualTo("Đồn Biên phòng tên mới");
        assertThat(read(unit + "&asOf=" + before).at("/name/vi").asString()).isEqualTo(known);
        assertThat(get(unit + "&asOf=2099-01-01", token).body()).contains("AS_OF_IN_THE_FUTURE");
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Locator main =
                    tab.go("/organisation/" + unit + "&asOf=" + before).page().locator("main");
            assertThat(main.textContent()).contains(known, "như đã biết").doesNotContain("Đồn Biên phòng tên mới");
            tab.check().shot("place-then");
            main.locator("ul.found a").first().click();
            assertThat(tab.page().locator(".as-of-band").count()).isEqualTo(1);
            tab.page().click(".as-of-band a");
            assertThat(tab.page().locator(".as-of-band").count()).isZero();
        }
    }

    @Test
    void thePageOfADistrictThatEndedSaysSoAndShowsHowItLastWas() {
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Locator main = tab.go("/organisation/areas/" + HA_TIEN + "?day=2025-07-01")
                    .page()
                    .locator("main");
            assertThat(main.textContent())
                    .contains("Không tồn tại vào ngày 01/07/2025", "30/06/2025", "Tỉnh Kiên Giang", "Đơn vị phụ trách");
            assertThat(main.locator("a[href$='?day=2025-06-30']").count()).isPositive();
            tab.check().shot("place-ended");
            tab.go("/organisation/areas/" + HA_TIEN + "?day=2022-06-14");
            assertThat(tab.page().locator("main .alert").count()).isZero();
        }
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = get(path, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String as) throws Exception {
        return client.send(request("/api/v1/" + path, as).build(), BodyHandlers.ofString());
    }

    private void change(String wished) throws Exception {
        String sent = "{\"seen\": " + organisations.current().position() + ", \"change\": " + wished + "}";
        HttpResponse<String> made = client.send(
                request(CHANGES + "/" + UUID.randomUUID(), administrator)
                        .PUT(BodyPublishers.ofString(sent))
                        .build(),
                BodyHandlers.ofString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private HttpRequest.Builder request(String path, String as) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + as)
                .header("Content-Type", "application/json");
    }
}
