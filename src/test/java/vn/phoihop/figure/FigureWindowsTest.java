package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.function.Function;
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
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A regime that was changed leaves the windows of before what they were, and is told of where a figure is compared across the change. */
@BrowserTest
@UsesDatabase(own = true)
class FigureWindowsTest {

    private static final Window HALF_OF_2022 = Window.parse("2021-12-15/2022-06-15");
    private static final Window HALF_OF_2021 = Window.parse("2020-12-15/2021-06-15");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Catalogues catalogues;

    @Autowired
    ChangingCatalogue changing;

    @Test
    void aChangedRegimeIsReadAsItWasOnTheDaysOfTheWindow() {
        assertThat(comparedByAnother(HALF_OF_2022)).isFalse();
        assertThat(named(HALF_OF_2021)).contains("2021").doesNotContain("/");
        Catalogue known = catalogues.current(LocalDate.of(2022, 6, 1));
        Regime now = known.regime("HALF_YEAR_15");
        Regime calendar = known.regime("HALF_YEAR_CALENDAR");
        Regime then = new Regime(now.code(), now.name(), calendar.turns(), null, now.dueDays(), now.due());
        Acting.runAsSystem(() ->
                changing.define(then, new Validity(null, LocalDate.of(2021, 12, 1)), known.position(), "Quản trị"));
        assertThat(comparedByAnother(HALF_OF_2022)).isTrue();
        assertThat(named(HALF_OF_2022)).contains("2022").doesNotContain("/");
        assertThat(named(HALF_OF_2021))
                .as("no window of the regime as it was then")
                .isEqualTo(HALF_OF_2021.toString());
        theFigureSaysSoOnItsPage();
    }

    private void theFigureSaysSoOnItsPage() {
        TestStaff staff = TestStaff.named(context, "Cán bộ tham mưu")
                .as(Role.STAFF_OFFICER, TestBooks.inKienGiang(context), new UnitId(1000));
        String warning = ".figure-head .alert-warning";
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            tab.go("/figures/PATROLS?window=" + HALF_OF_2022);
            PlaywrightAssertions.assertThat(tab.page().locator(warning))
                    .containsText("không thuộc cùng một chế độ báo cáo");
            tab.go("/figures/PATROLS?lang=en&window=" + HALF_OF_2022);
            PlaywrightAssertions.assertThat(tab.page().locator(warning)).containsText("another reporting regime");
        }
    }

    @Test
    void aRegimeThatWasNotThereAYearBeforeIsComparedWithAWarningToo() {
        asked(FigureWindows::standard);
        Regime february = new Regime(
                "HALF_YEAR_FEBRUARY",
                new LocalizedText("6 tháng từ tháng 2", "Half-year from February"),
                List.of(turn(2), turn(8)),
                null,
                6,
                List.of());
        Acting.runAsSystem(() -> changing.define(
                february,
                new Validity(LocalDate.of(2022, 2, 1), null),
                catalogues.current().position(),
                "Quản trị"));
        assertThat(comparedByAnother(Window.parse("2022-02-01/2022-08-01"))).isTrue();
        assertThat(comparedByAnother(Window.parse("2023-02-01/2023-08-01"))).isFalse();
    }

    private static Regime.Turn turn(int month) {
        return new Regime.Turn(MonthDay.of(month, 1), null, new LocalizedText("Nửa năm {year}", "Half of {year}"));
    }

    private String named(Window window) {
        return asked(windows -> windows.name(window).vi());
    }

    private boolean comparedByAnother(Window window) {
        return asked(windows -> windows.comparedByAnother(window));
    }

    /** Each time by somebody else, since what a book offers is kept for some seconds. */
    private <T> T asked(Function<FigureWindows, T> question) {
        BookId book = TestBooks.inKienGiang(context);
        TestStaff staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        return staff.signedIn().<T>run(() -> question.apply(context.getBean(FigureWindows.class)));
    }
}
