package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A regime by which the book reports changes amid a window: the calendar says which days no report holds, or two do. */
@BrowserTest
@UsesDatabase(own = true)
class CalendarSeamTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void theCalendarSaysWhichDaysAreInNoWindowOrInTwo() {
        BookId book = TestBooks.inKienGiang(context);
        TestStaff staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            var warning = tab.go("/reports/calendar").page().locator("main .alert-warning");
            assertThat(warning).hasCount(0);
            // Halves from the 15th and halves of the calendar begin on no day together: whatever the day is, something
            // is left out or in both.
            fromTodayOnByTheCalendar();
            tab.go("/reports/calendar");
            assertThat(warning).hasCount(1);
            assertThat(warning).containsText("giữa một kỳ báo cáo: các ngày ");
            tab.shot("calendar-seam").check();
            tab.go("/reports/calendar?lang=en");
            assertThat(warning).containsText("amid one of its windows: the days ");
        }
    }

    private void fromTodayOnByTheCalendar() {
        Catalogue known = context.getBean(Catalogues.class).current();
        Regime now = known.regime("HALF_YEAR_15");
        Regime then = new Regime(
                now.code(), now.name(), known.regime("HALF_YEAR_CALENDAR").turns(), null, now.dueDays(), now.due());
        Acting.runAsSystem(() -> context.getBean(ChangingCatalogue.class)
                .define(then, Validity.from(LocalDate.now()), known.position(), "Quản trị"));
    }
}
