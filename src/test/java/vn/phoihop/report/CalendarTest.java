package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.phoihop.report.DueDates.standing;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.report.DueDates.Standing;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What is due when, on its page, for programs and for the calendars people have. */
@BrowserTest
class CalendarTest {

    private static final UnitId POLICE = new UnitId(1000);
    private static final UnitId STATION = new UnitId(3007);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    BookId book = BookId.COMMON;
    TestStaff staff;
    TestStaff station;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, POLICE);
        station = TestStaff.named(context, "Trực ban đồn").as(Role.RECORDER, book, STATION);
    }

    @Test
    void theCalendarShowsWhatIsDueAndFromWhom() {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/reports").page().click("text=Lịch báo cáo");
            assertThat(tab.page().locator("h1")).hasText("Lịch báo cáo");
            assertThat(tab.page().locator("tbody tr").first()).containsText("6 tháng");
            tab.shot("calendar").check();
        }
        try (Tab tab = Tab.onPhone(port).signIn(station.login(), TestStaff.PASSWORD)) {
            tab.go("/reports/calendar?lang=en");
            assertThat(tab.page().locator("h1")).hasText("Reporting calendar");
            tab.shot("calendar-english-phone").check();
        }
    }

    @Test
    void aBookTakesUpTheWeeklyReportOnThePageAndGivesItUpAgain() throws Exception {
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, POLICE, LocalDate.of(2020, 1, 1)));
        try (Tab tab = Tab.onPhone(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            var page = tab.go("/reports/calendar").page();
            var week = page.locator("section[aria-labelledby=forms-title] tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("Báo cáo tuần"));
            assertThat(week).containsText("Chưa áp dụng");
            week.locator("button").click();
            assertThat(week).containsText("Từ ngày");
            assertThat(page.locator("main")).containsText("Tuần ");
            week.locator("input[name=until]").fill(LocalDate.now().plusDays(400).toString());
            week.locator("button").click();
            assertThat(week).containsText("thôi từ ngày");
            assertThat(week.locator("button").first()).containsText("Thay đổi");
            tab.shot("calendar-forms-phone").check();
            week.locator("button").last().click();
            assertThat(week).not().containsText("thôi từ ngày");
            assertThat(get(staff, "/api/v1/calendar/forms")).contains("\"form\":\"WEEK\"", "\"since\":\"20");
            assertThat(get(staff, "/api/v1/calendar?level=PROVINCE")).contains("\"form\":\"WEEK\"");
            tab.go("/reports/calendar?lang=en");
            week = page.locator("section[aria-labelledby=forms-title] tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("Weekly report"));
            week.locator("button").click();
            assertThat(week).containsText("Not taken up");
        }
        try (Tab tab = Tab.on(port).signIn(station.login(), TestStaff.PASSWORD)) {
            tab.go("/reports/calendar");
            assertThat(tab.page().locator("form[action='/reports/calendar/forms']"))
                    .hasCount(0);
        }
    }

    @Test
    void calendarsFetchItAsAFileWithLinesTheyCanRead() throws Exception {
        String file = get(staff, "/api/v1/calendar.ics?level=PROVINCE");
        assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        List<String> lines = file.lines().toList();
        assertThat(lines).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        String unfolded = file.replace("\r\n ", "");
        assertThat(unfolded).contains("SUMMARY:Báo cáo 6 tháng – 6 tháng").contains("DTSTART;VALUE=DATE:");
        assertThat(unfolded.lines().filter(line -> line.startsWith("SUMMARY:")))
                .as("side by side with the calendar of another level it is told apart")
                .allMatch(line -> line.endsWith("(Cấp tỉnh)"));
        assertThat(unfolded).contains("X-WR-CALNAME:Lịch báo cáo – Cấp tỉnh");
        assertThat(get(staff, "/api/v1/calendar.ics?level=COMMUNE").replace("\r\n ", ""))
                .contains("(Cấp xã)")
                .doesNotContain("Cấp tỉnh");
        assertThat(lines).contains("REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H");
        assertThat(unfolded.lines().filter(line -> line.startsWith("UID:")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(get(staff, "/api/v1/calendar.ics?level=PROVINCE").lines().filter(line -> line.startsWith("UID:")))
                .containsExactlyElementsOf(
                        lines.stream().filter(line -> line.startsWith("UID:")).toList());
        assertThat(get(staff, "/api/v1/calendar")).contains("\"PROVINCE\"");
        assertThat(get(staff, "/api/v1/calendar?level=STREET")).contains("VALUE_UNKNOWN", "\"level\"");
        for (String asked : List.of("/api/v1/calendar", "/api/v1/calendar.ics")) {
            assertThat(get(staff, asked + "?level=DISTRICT"))
                    .as("there are no districts any more")
                    .contains("VALUE_UNKNOWN", "PROVINCE, COMMUNE");
        }
    }

    @Test
    void whatIsDueIsAheadThenOpenThenLateUnlessItWasIssued() {
        Window half = Window.parse("2021-12-15/2022-06-15");
        LocalDate due = LocalDate.of(2022, 6, 20);
        assertThat(standing(LocalDate.of(2022, 6, 14), half, due, AreaLevel.PROVINCE, false))
                .isEqualTo(Standing.AHEAD);
        assertThat(standing(LocalDate.of(2022, 6, 14), half, LocalDate.of(2022, 6, 14), AreaLevel.COMMUNE, false))
                .as("due on the last day itself")
                .isEqualTo(Standing.OPEN);
        assertThat(standing(LocalDate.of(2022, 6, 15), half, due, AreaLevel.PROVINCE, false))
                .isEqualTo(Standing.OPEN);
        assertThat(standing(due, half, due, AreaLevel.PROVINCE, false)).isEqualTo(Standing.OPEN);
        assertThat(standing(due.plusDays(1), half, due, AreaLevel.PROVINCE, false))
                .isEqualTo(Standing.LATE);
        assertThat(standing(due.plusDays(1), half, due, AreaLevel.COMMUNE, false))
                .isEqualTo(Standing.PASSED);
        assertThat(standing(due.plusDays(1), half, due, AreaLevel.PROVINCE, true))
                .isEqualTo(Standing.DONE);
    }

    @Test
    void whatHasBeenDueInTheBooksInSightIsListedByDay() {
        DueDates dates = context.getBean(DueDates.class);
        List<DueDates.DueDate> due = Acting.asSystem(
                () -> dates.list(Window.parse("2022-06-01/2023-01-01"), AreaLevel.PROVINCE, staff.signedIn()));
        assertThat(due)
                .extracting(DueDates.DueDate::on, DueDates.DueDate::standing)
                .containsExactly(
                        tuple(LocalDate.of(2022, 6, 20), Standing.LATE),
                        tuple(LocalDate.of(2022, 12, 20), Standing.LATE));
    }

    private String get(TestStaff who, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + who.token())
                                .header("Accept", "*/*")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
