package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
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

    TestStaff staff;
    TestStaff station;

    @BeforeEach
    void open() {
        BookId book = TestBooks.inKienGiang(context);
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
    void calendarsFetchItAsAFileWithLinesTheyCanRead() throws Exception {
        String file = get(staff, "/api/v1/calendar.ics?level=PROVINCE");
        assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        List<String> lines = file.lines().toList();
        assertThat(lines).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        String unfolded = file.replace("\r\n ", "");
        assertThat(unfolded).contains("SUMMARY:Báo cáo 6 tháng – 6 tháng").contains("DTSTART;VALUE=DATE:");
        assertThat(unfolded.lines().filter(line -> line.startsWith("UID:")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(get(staff, "/api/v1/calendar.ics?level=PROVINCE").lines().filter(line -> line.startsWith("UID:")))
                .containsExactlyElementsOf(
                        lines.stream().filter(line -> line.startsWith("UID:")).toList());
        assertThat(get(staff, "/api/v1/calendar")).contains("\"PROVINCE\"");
        assertThat(get(staff, "/api/v1/calendar?level=STREET")).contains("VALUE_UNKNOWN", "\"level\"");
    }

    @Test
    void whatEndedLongAgoWithoutAReportIsLateAndWhatIsOpenIsAhead() {
        DueDates dates = context.getBean(DueDates.class);
        LocalDate today = dates.today();
        List<DueDates.DueDate> due =
                Acting.asSystem(() -> dates.list(CalendarPages.stretch(today), AreaLevel.PROVINCE, staff.signedIn()));
        assertThat(due)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.standing())
                        .isEqualTo(
                                !today.isAfter(one.window().lastDay())
                                        ? DueDates.Standing.AHEAD
                                        : today.isAfter(one.on()) ? DueDates.Standing.LATE : DueDates.Standing.OPEN));
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
