package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** An answer owed within two days is told as due: by the desk, the list and programs, until it is given or overdue. */
@BrowserTest
class DueSoonTest extends ItemsInABook {

    @Test
    void a_request_due_within_two_days_waits_as_such() throws Exception {
        UUID today = due(0);
        UUID soon = due(2);
        UUID later = due(3);
        assertThat(list(customs, "waiting=DUE")).containsExactlyInAnyOrder(today.toString(), soon.toString());
        assertThat(list(customs, "waiting=ANSWER")).contains(later.toString());
        assertThat(list(stranger, "waiting=DUE")).isEmpty();
        try (Tab desk = Tab.on(port).signIn(staff(Role.RECORDER, CUSTOMS).login(), TestStaff.PASSWORD)) {
            Page page = desk.go("/").page();
            assertThat(page.locator("main")).containsText("yêu cầu xác minh đến hạn trong hai ngày");
            page.click("main a[href*='waiting=DUE']");
            for (UUID one : new UUID[] {today, soon}) {
                assertThat(page.locator("#list a[href*='" + one + "']")).hasCount(1);
            }
            assertThat(page.locator("#list a[href*='" + later + "']")).hasCount(0);
        }
        taken(customs, soon, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        assertThat(list(customs, "waiting=DUE")).containsExactly(today.toString());
        past(today);
        assertThat(list(customs, "waiting=DUE")).isEmpty();
        assertThat(list(customs, "waiting=OVERDUE")).containsExactly(today.toString());
    }

    private UUID due(int days) throws Exception {
        return given(REQUEST.replace("}", ", \"due\": \"" + today().plusDays(days) + "\"}"));
    }
}
