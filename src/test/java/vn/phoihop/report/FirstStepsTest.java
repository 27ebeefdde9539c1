package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Tab;

/** The home page of whoever sets up an installation: what is to be done first, ticked one after the other, and gone in the end. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@UsesDatabase(own = true)
class FirstStepsTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Test
    void anAdministratorIsLedThroughTheFirstSteps() {
        ReportFixture fixture = ReportFixture.withoutLetterhead(context);
        TestStaff administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port).signIn(administrator.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/").page();
            assertThat(page.locator("#first-steps li")).hasCount(4);
            assertThat(page.locator("#leads-nowhere")).containsText("--origin");
            assertThat(page.locator("#first-steps .badge")).hasCount(1);
            assertThat(page.locator("#first-steps li").first().locator(".badge"))
                    .isVisible();
            tab.shot("first-steps").check();
            page.click("#first-steps li:nth-child(2) a");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/coordination$"));
            fixture.coordinatedBy(ReportFixture.STAFF_DEPARTMENT);
            fixture.letterhead(ReportFixture.LETTERHEAD);
            tab.go("/");
            assertThat(page.locator("#first-steps .badge")).hasCount(3);
            TestStaff recorder = TestStaff.named(context, "Trần Văn Ghi")
                    .as(Role.RECORDER, fixture.book, ReportFixture.STAFF_DEPARTMENT);
            tab.go("/");
            assertThat(page.locator("#first-steps")).hasCount(0);
            try (Tab other = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
                assertThat(other.go("/").page().locator("#first-steps")).hasCount(0);
            }
        }
    }
}
