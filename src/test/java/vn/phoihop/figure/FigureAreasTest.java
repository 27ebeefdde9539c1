package vn.phoihop.figure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The page of a figure reads 2022 by its own districts and communes, and by the communes that stand there now. */
@BrowserTest
class FigureAreasTest {

    private static final String FIGURE = "/figures/PATROLS?window=2021-12-15/2022-06-15";
    private static final AreaId VINH_THANH_VAN = new AreaId(130730);
    private static final AreaId VINH_BAO = new AreaId(130742);
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
        for (AreaId area : List.of(VINH_THANH_VAN, VINH_THANH_VAN, VINH_BAO, WATERS)) {
            patrol(area);
        }
    }

    @Test
    void twoWardsThatBecameOneAreReadAsOne() {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            var page = tab.go(FIGURE + "&level=COMMUNE").page();
            var rows = page.locator("section[aria-labelledby=by-area] tbody tr");
            assertThat(rows).hasCount(3);
            assertThat(rows.first()).containsText("Phường Vĩnh Thanh Vân");
            tab.shot("figure-by-commune").check();
            page.click("nav a:text-is('Như hiện nay')");
            assertThat(rows).hasCount(2);
            assertThat(rows.first()).containsText("Phường Rạch Giá");
            assertThat(rows.first().locator("td").first()).hasText("3");
            assertThat(rows.last()).containsText("Không thuộc riêng địa bàn nào hiện nay");
            tab.shot("figure-as-now").check();
            rows.first().locator("a").click();
            assertThat(page.locator("#list tbody tr")).hasCount(3);
            rows.last().locator("a").click();
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            assertThat(page.locator("#list tbody tr").first()).containsText("Vùng biển");
            tab.go(FIGURE + "&level=COMMUNE&structure=AS_NOW&structureDay=2025-06-30");
            assertThat(rows.first()).containsText("Phường Vĩnh Thanh Vân");
            rows.first().locator("a").click();
            assertThat(page.locator("#list tbody tr")).hasCount(3);
        }
        try (Tab tab = Tab.onPhone(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go(FIGURE + "&structure=AS_NOW&lang=en")
                    .shot("figure-as-now-english-phone")
                    .check();
        }
    }

    @Test
    void programsAskForItTheSameWay() throws Exception {
        String asNow = get("/api/v1/figures/PATROLS/areas?window=2021-12-15/2022-06-15&structure=AS_NOW");
        assertThat(asNow).contains("\"level\":\"COMMUNE\"", "330742", "\"value\":3");
        String then = get("/api/v1/figures/PATROLS/areas?window=2021-12-15/2022-06-15&level=COMMUNE");
        assertThat(then).contains("130730", "130742").doesNotContain("330742");
        assertThat(get("/api/v1/figures/PATROLS/areas?window=2021-12-15/2022-06-15&level=STREET"))
                .contains("VALUE_UNKNOWN", "\"level\"");
    }

    @Test
    void theRestRowOpensItsRecordsToo() throws Exception {
        String records = "/api/v1/figures/PATROLS/records?window=2021-12-15/2022-06-15&area=rest";
        for (String asked : List.of("&level=COMMUNE", "&level=DISTRICT", "&level=COMMUNE&structure=AS_NOW")) {
            assertThat(get(records + asked))
                    .contains("\"area\":" + WATERS)
                    .doesNotContain("\"area\":" + VINH_BAO, "\"area\":" + VINH_THANH_VAN);
        }
    }

    @Test
    void asNowMeansTheDayThatIsNamed() throws Exception {
        String areas = "/api/v1/figures/PATROLS/areas?window=2021-12-15/2022-06-15&level=COMMUNE&structure=AS_NOW";
        assertThat(get(areas + "&structureDay=2025-06-30"))
                .contains("\"day\":\"2025-06-30\"", "230742")
                .doesNotContain("330742");
        assertThat(get(areas + "&structureDay=2025-07-01")).contains("330742").doesNotContain("230742");
        assertThat(get(areas + "&structureDay=someday")).contains("NOT_READABLE", "structureDay");
    }

    @Test
    void aLevelThatIsNoMoreIsRefusedRatherThanAllRest() throws Exception {
        assertThat(get("/api/v1/figures/PATROLS/areas?window=2021-12-15/2022-06-15&level=DISTRICT&structure=AS_NOW"))
                .contains("VALUE_UNKNOWN", "DISTRICT", "PROVINCE, COMMUNE");
    }

    private String get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + staff.token())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void patrol(AreaId area) {
        ForceId force = new ForceId(2);
        Posting posting = new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                null,
                1,
                Map.of(),
                List.of(new Tally(
                        "PATROL",
                        Quantity.ONE,
                        LocalDate.of(2022, 3, 1),
                        area,
                        new UnitId(3007),
                        force,
                        TallyRole.COUNTED,
                        ForceSet.of(force),
                        "PATROL",
                        null,
                        null,
                        false)));
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(Ledger.class).post(posting)));
    }
}
