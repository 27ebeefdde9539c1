package vn.phoihop.figure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A figure by area and by unit beside that of another window: on its page, in files, for programs. */
@BrowserTest
@UsesDatabase(own = true)
class ComparedWindowsTest {

    private static final String HALF_2022 = "2021-12-15/2022-06-15";
    private static final String HALF_2026 = "2025-12-15/2026-06-15";
    private static final String NOW = "&level=COMMUNE&structure=AS_NOW";
    private static final AreaId VINH_THANH_VAN = new AreaId(130730);
    private static final AreaId VINH_BAO = new AreaId(130742);
    private static final AreaId RACH_GIA = new AreaId(330742);
    private static final AreaId WATERS = new AreaId(500001);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    BookId book = BookId.COMMON;
    TestStaff staff;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        PostedTallies posted = new PostedTallies(context, book);
        for (AreaId area : List.of(VINH_THANH_VAN, VINH_THANH_VAN, VINH_BAO, WATERS)) {
            posted.patrol(area, LocalDate.of(2022, 3, 1));
        }
        for (AreaId area : List.of(RACH_GIA, RACH_GIA, RACH_GIA, RACH_GIA, new AreaId(331105))) {
            posted.patrol(area, LocalDate.of(2026, 3, 1));
        }
    }

    @Test
    void theSameTerritoryIsComparedOnThePageAndEachValueOpensItsOwnRecords() {
        try (Tab tab = Tab.withoutScripts(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/figures/PATROLS?window=" + HALF_2026 + NOW).page();
            Locator section = page.locator("section[aria-labelledby=by-area]");
            section.locator("select[name=against]").selectOption(HALF_2022);
            section.locator("button:text-is('So sánh')").click();
            assertThat(page.url()).contains("structure=AS_NOW", "level=COMMUNE", "#by-area");
            Locator rows = section.locator("tbody tr");
            assertThat(section.locator("thead")).containsText("2026");
            assertThat(section.locator("thead")).containsText("2022");
            assertThat(rows).hasCount(3);
            assertThat(rows.first()).containsText("Phường Rạch Giá");
            assertThat(rows.first().locator("td")).hasText(new String[] {"4", "3", "+1 +33,3%"});
            assertThat(rows.nth(1).locator("td")).hasText(new String[] {"1", "0", "+1"});
            assertThat(rows.last().locator("td")).hasText(new String[] {"0", "1", "−1 −100%"});
            assertThat(section.locator("tfoot td")).hasText(new String[] {"5", "4", "+1 +25%"});
            assertThat(section.locator(".alert-warning")).hasCount(0);
            tab.shot("figure-compared").check();
            rows.first().locator("td a").nth(1).click();
            assertThat(page.locator("#list tbody tr")).hasCount(3);
            assertThat(section.locator("tfoot td")).hasText(new String[] {"4", "5", "−1 −20%"});
            page.goBack();
            rows.first().locator("td a").first().click();
            assertThat(page.locator("#list tbody tr")).hasCount(4);
            Locator units = page.locator("section[aria-labelledby=by-unit]");
            assertThat(units.locator("tfoot td")).hasText(new String[] {"5", "4", "+1 +25%"});
            units.locator("tbody tr").first().locator("td a").nth(1).click();
            assertThat(page.locator("#list tbody tr")).hasCount(4);
        }
        try (Tab tab = Tab.onPhone(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/figures/PATROLS?window=" + HALF_2026 + NOW + "&against=" + HALF_2022)
                    .shot("figure-compared-phone")
                    .check();
            tab.go("/figures/PATROLS?lang=en&window=" + HALF_2026 + "&level=COMMUNE&against=" + HALF_2022)
                    .shot("figure-compared-english-phone")
                    .check();
        }
    }

    @Test
    void windowsOfOtherRegimesAndLengthsAreComparedWithAWarning() {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/figures/PATROLS?window=" + HALF_2026 + NOW + "&against=2022-01-01/2022-04-01")
                    .page();
            Locator warnings = page.locator("section[aria-labelledby=by-area] .alert-warning");
            assertThat(warnings).hasCount(2);
            assertThat(warnings.first()).containsText("không thuộc cùng một chế độ báo cáo");
            assertThat(warnings.last()).containsText("182 ngày và 90 ngày");
            assertThat(page.locator("#by-area-against option:checked")).hasText("01/01/2022 – 31/03/2022");
            tab.shot("figure-compared-warned").check();
        }
    }

    @Test
    void programsAreToldTheOtherAndTheDifference() throws Exception {
        String areas = "/api/v1/figures/PATROLS/areas?window=" + HALF_2026 + NOW;
        JsonNode answer = get(areas + "&against=" + HALF_2022);
        assertThat(answer.at("/against/window").asString()).isEqualTo(HALF_2022);
        assertThat(answer.at("/against/value").asInt()).isEqualTo(5);
        assertThat(answer.at("/against/other").asInt()).isEqualTo(4);
        assertThat(answer.at("/against/difference").asInt()).isEqualTo(1);
        assertThat(answer.at("/against/cautions").toString()).isEqualTo("[]");
        JsonNode ward = answer.at("/rows/0");
        assertThat(ward.at("/area").asLong()).isEqualTo(RACH_GIA.value());
        assertThat(ward.at("/value").asInt()).isEqualTo(4);
        assertThat(ward.at("/other").asInt()).isEqualTo(3);
        assertThat(ward.at("/difference").asInt()).isEqualTo(1);
        assertThat(answer.at("/rows/2/area").isNull()).isTrue();
        assertThat(answer.at("/rows/2/difference").asInt()).isEqualTo(-1);
        JsonNode then = get(areas.replace("AS_NOW", "AS_IT_HAPPENED") + "&against=" + HALF_2022);
        assertThat(then.at("/rows/0/other").isNull()).as("not there then").isTrue();
        JsonNode unknown = get(areas + "&against=2019-12-15/2020-06-15");
        assertThat(unknown.at("/against/other").isNull()).isTrue();
        assertThat(unknown.at("/rows/0/other").isNull()).isTrue();
        JsonNode units = get("/api/v1/figures/PATROLS/units?window=" + HALF_2026 + "&against=" + HALF_2022);
        assertThat(units.at("/rows/0/other").asInt()).isEqualTo(4);
        assertThat(get(areas).at("/against").isNull()).isTrue();
        assertThat(get(areas).at("/rows/0/other").isNull()).isTrue();
    }

    @Test
    void whereThereAreBareCountsAloneTheirTotalsAreShown() {
        String before = "2018-12-15/2019-06-15";
        String after = "2019-12-15/2020-06-15";
        context.getBean(DeclaringCounts.class)
                .take(
                        Map.of(
                                "counts.csv",
                                "indicator,window,value,source_vi\nPATROLS,%s,40,Báo cáo số 1\nPATROLS,%s,50,Báo cáo số 2\n"
                                        .formatted(before, after)
                                        .getBytes(StandardCharsets.UTF_8)),
                        book,
                        "Quản trị",
                        false);
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            Locator section = tab.go("/figures/PATROLS?window=" + after + "&against=" + before)
                    .page()
                    .locator("section[aria-labelledby=by-area]");
            assertThat(section.locator("tbody tr")).hasCount(0);
            assertThat(section.locator("tfoot td")).containsText(new String[] {"50", "40", "+10"});
            assertThat(section).containsText("chọn “Như hiện nay”");
            Locator none = tab.go("/figures/PATROLS?window=2017-12-15/2018-06-15&against=" + before)
                    .page()
                    .locator("section[aria-labelledby=by-area]");
            assertThat(none).not().containsText("Chưa có gì trong cả hai kỳ");
        }
    }

    @Test
    void aBareCountIsInTheTotalAndInNoRow() throws Exception {
        context.getBean(DeclaringCounts.class)
                .take(
                        Map.of(
                                "counts.csv",
                                "indicator,window,value,source_vi\nPATROLS,%s,9874,Báo cáo số 12\n"
                                        .formatted(HALF_2022)
                                        .getBytes(StandardCharsets.UTF_8)),
                        book,
                        "Quản trị",
                        false);
        JsonNode answer = get("/api/v1/figures/PATROLS/areas?window=" + HALF_2026 + NOW + "&against=" + HALF_2022);
        assertThat(answer.at("/against/countOnly").asBoolean()).isTrue();
        assertThat(answer.at("/against/other").asInt()).isEqualTo(9878);
        assertThat(answer.at("/rows/0/other").asInt()).isEqualTo(3);
        assertThat(answer.at("/rows/0/difference").isNull()).isTrue();
        assertThat(answer.at("/rows/1/other").isNull())
                .as("the count may have been there")
                .isTrue();
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            Locator section = tab.go("/figures/PATROLS?window=" + HALF_2026 + NOW + "&against=" + HALF_2022)
                    .page()
                    .locator("section[aria-labelledby=by-area]");
            assertThat(section.locator("tbody tr").first().locator("td"))
                    .hasText(new String[] {"4", "3", "–không có số để so sánh"});
            assertThat(section.locator("tfoot td").nth(1)).hasText("9.878");
            assertThat(section).containsText("Tổng số có phần chỉ là số đếm");
            tab.shot("figure-compared-bare").check();
        }
    }

    @Test
    void whatWasDefinedOtherwiseIsComparedWithAWarning() throws Exception {
        Catalogue known = context.getBean(Catalogues.class).current();
        Indicator now = known.indicator("SWEEPS");
        Indicator then = new Indicator(
                now.code(),
                now.label(),
                now.measure(),
                now.role(),
                now.kinds(),
                now.categories(),
                now.stage(),
                true,
                now.creditedForces(),
                now.areaLevels(),
                now.unit(),
                now.hedge(),
                now.subsetOf());
        Acting.runAsSystem(() -> context.getBean(ChangingCatalogue.class)
                .define(then, new Validity(null, LocalDate.of(2024, 1, 1)), known.position(), "Quản trị"));
        String sweeps = "/api/v1/figures/SWEEPS/units?window=" + HALF_2026 + "&against=";
        assertThat(get(sweeps + HALF_2022).at("/against/cautions").toString()).isEqualTo("[\"DEFINITION\"]");
        assertThat(get(sweeps + "2024-12-15/2025-06-15").at("/against/cautions").toString())
                .isEqualTo("[]");
    }

    @Test
    void whatIsNoWindowIsRefusedByItsName() throws Exception {
        for (String wrong : List.of("2022-06-15/2021-12-15", "2022-06-15/2022-06-15", "2022", "xưa")) {
            for (String path : List.of("areas", "units")) {
                assertThat(get("/api/v1/figures/PATROLS/" + path + "?window=" + HALF_2026 + "&against="
                                        + java.net.URLEncoder.encode(wrong, StandardCharsets.UTF_8))
                                .toString())
                        .contains("WINDOW_NOT_READABLE", "\"against\"", wrong);
            }
        }
    }

    @Test
    void aFileHasTheOtherWindowInItsHead() throws IOException {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/figures/PATROLS?window=" + HALF_2026 + NOW + "&against=" + HALF_2022);
            List<String> lines =
                    Files.readAllLines(taken(tab, "by-area", "CSV", "patrols-areas-2025-12-15-against-2021-12-15"));
            assertThat(lines.getFirst())
                    .contains(
                            ",Số lượng (cuộc),So với 15/12/2021 – 14/06/2022 (cuộc),\"Tăng, giảm (cuộc)\",\"Tăng, giảm (%)\",Không so sánh được,Chính xác,");
            assertThat(lines).hasSize(4);
            assertThat(lines.get(1)).contains("\"Phường Rạch Giá\",4,3,1,33.3,,");
            tab.go("/figures/PATROLS?lang=en&window=" + HALF_2026 + "&against=2022-01-01/2022-04-01&unitLevel=1");
            try (ReadableWorkbook workbook =
                    new ReadableWorkbook(taken(tab, "by-unit", "XLSX", "patrols-units-2025-12-15-against-2022-01-01")
                            .toFile())) {
                List<Row> rows = workbook.getFirstSheet().read();
                assertThat(rows.getFirst().getCellText(11))
                        .isEqualTo("Compared with 01/01/2022 – 31/03/2022 (patrols)");
                assertThat(rows.get(1).getCellAsNumber(11).orElseThrow()).isEqualByComparingTo("4");
                assertThat(rows.get(1).getCellAsNumber(12).orElseThrow()).isEqualByComparingTo("1");
                assertThat(rows.get(1).getCellText(15)).contains("another reporting regime");
            }
        }
    }

    private static Path taken(Tab tab, String section, String format, String name) {
        var link =
                tab.page().locator("section[aria-labelledby=" + section + "] .list-export a:text-is('" + format + "')");
        var download = tab.page().waitForDownload(link::click);
        assertThat(download.suggestedFilename()).startsWith(name);
        return download.path();
    }

    private JsonNode get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                            .header("Authorization", "Bearer " + staff.token())
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }
}
