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
import java.util.stream.Stream;
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
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The page of a figure reads it by unit: the posts and departments under each command, the commands, and the records behind each row. */
@BrowserTest
class FigureUnitsTest {

    private static final String FIGURE = "/figures/PATROLS?window=2021-12-15/2022-06-15";
    private static final UnitId COMMAND = new UnitId(3000);
    private static final UnitId POST = new UnitId(3007);
    private static final UnitId OTHER_POST = new UnitId(3008);

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
        for (UnitId unit : List.of(POST, POST, OTHER_POST, COMMAND)) {
            patrol(unit);
        }
    }

    @Test
    void postsAreReadByThemselvesAndWithTheirCommand() {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            var page = tab.go(FIGURE).page();
            var rows = page.locator("section[aria-labelledby=by-unit] tbody tr");
            assertThat(rows).hasCount(3);
            assertThat(rows.first().locator("td").first()).hasText("2");
            assertThat(rows.last()).containsText("Ghi cho đơn vị cấp trên");
            tab.shot("figure-by-unit").check();
            rows.first().locator("a").click();
            assertThat(page.locator("#list tbody tr")).hasCount(2);
            assertThat(page.locator("section[aria-labelledby=by-unit] nav a:text-is('Cấp thứ 2 từ trên xuống')"))
                    .hasCount(1);
            page.click("section[aria-labelledby=by-unit] nav a:text-is('Cấp trên cùng')");
            assertThat(rows).hasCount(1);
            assertThat(rows.first().locator("td").first()).hasText("4");
            page.click("section[aria-labelledby=by-unit] nav a:text-is('Như hiện nay')");
            assertThat(rows).hasCount(1);
            rows.first().locator("a").click();
            assertThat(page.locator("#list tbody tr")).hasCount(4);
            tab.go(FIGURE + "&unitLevel=2&unitStructure=AS_NOW");
            assertThat(rows.last()).containsText("không có đơn vị tiếp nhận");
        }
        try (Tab tab = Tab.onPhone(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go(FIGURE + "&unitStructure=AS_NOW&lang=en")
                    .shot("figure-by-unit-english-phone")
                    .check();
        }
    }

    @Test
    void programsAskForItTheSameWay() throws Exception {
        String path = "/api/v1/figures/PATROLS/units?window=2021-12-15/2022-06-15";
        assertThat(get(path)).contains("\"level\":1", "3007", "3008", "\"value\":2", "\"unit\":null");
        assertThat(get(path + "&unitLevel=0&unitStructure=AS_NOW")).contains("3000", "\"value\":4", "AS_NOW");
        assertThat(get(path + "&unitLevel=12")).contains("VALUE_UNKNOWN", "\"unitLevel\"");
        assertThat(get(path + "&unitStructure=ONCE")).contains("VALUE_UNKNOWN", "\"unitStructure\"");
    }

    @Test
    void whatIsNoNumberOfAUnitOrAnAreaIsRefusedByItsName() throws Exception {
        String path = "/api/v1/figures/PATROLS/records?window=2021-12-15/2022-06-15&";
        for (String wrong : List.of("unit=0", "unit=-1", "unit=x", "area=0", "district=0")) {
            assertThat(get(path + wrong))
                    .contains("NOT_READABLE", "\"" + wrong.substring(0, wrong.indexOf('=')) + "\"");
        }
    }

    @Test
    void aWeekIsComparedWithTheSameWeekAndAllElseWithTheSameDays() {
        FigureWindows windows = context.getBean(FigureWindows.class);
        Window week = Window.parse("2022-06-09/2022-06-16");
        Window half = Window.parse("2021-12-15/2022-06-15");
        Window days = Window.parse("2022-03-03/2022-03-21");
        assertThat(staff.signedIn()
                        .<List<String>>run(() -> Stream.of(week, half, days)
                                .map(windows::yearBefore)
                                .map(Window::toString)
                                .toList()))
                .containsExactly("2021-06-10/2021-06-17", "2020-12-15/2021-06-15", "2021-03-03/2021-03-21");
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

    private void patrol(UnitId unit) {
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
                        new AreaId(1091),
                        unit,
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
