package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Whoever has no mouse does the whole task: signs in, writes down, is refused and mends, contests, corrects, confirms, opens a case, hands over, prosecutes, joins. */
@BrowserTest
class KeyboardOnlyTest extends CasesInABook {

    private static final UnitId CITY_POLICE = new UnitId(1102);

    @LocalServerPort
    int port;

    @Test
    void aJointPatrolGoesItsWholeWayWithoutAMouse() {
        try (Tab lead = signedIn(STATION);
                Tab partner = signedIn(CITY_POLICE)) {
            lead.go("/activities");
            lead.page().keyboard().press("n");
            lead.page().waitForURL("**/activities/new**");
            typed(lead, "[id=startsAt]", "01/03/2022 20h");
            typed(lead, "[id=endsAt]", "4h");
            found(lead, "[id=area]", "vung bien ha tien");
            typed(lead, "[id='lead.PERSONNEL_TURN']", "tám");
            found(lead, "[id='partners[0]']", "cong an thanh pho ha tien");
            typed(lead, "[id='partners[0].PERSONNEL_TURN']", "5");
            // Two more, each in a row that is asked for.
            oneMore(lead, 1, "hai quan hon chong", "2");
            oneMore(lead, 2, "hai doi 401", "7");
            lead.page().keyboard().press("Enter");
            assertThat(lead.page().locator(".problem-summary li")).hasCount(1);
            // The summary is where one stands now; its line leads to the field.
            reach(lead, ".problem-summary a");
            lead.page().keyboard().press("Enter");
            assertThat(lead.page().locator("[id='lead.PERSONNEL_TURN']")).isFocused();
            typed(lead, "[id='lead.PERSONNEL_TURN']", "8");
            lead.page().keyboard().press("Enter");
            assertThat(lead.page().locator("#notices")).containsText("được tính từ bây giờ");
            assertThat(lead.page().locator("main")).containsText("Hòn Chông");
            assertThat(lead.page().locator("main")).containsText("Hải đội 401");

            partner.go("/");
            press(partner, "a[href*='confirmation=WAITING']");
            press(partner, "td a[href*='/records/']");
            press(partner, "a[href*='/steps/contest']");
            typed(partner, "#reason", "Tàu về bến lúc 23 giờ");
            press(partner, "main .card-footer button.btn-primary");
            assertThat(partner.page().locator("#notices")).containsText("không thống nhất");

            lead.go("/");
            press(lead, "a[href*='confirmation=CONTESTED']");
            press(lead, "td a[href*='/records/']");
            press(lead, "a[href$='/edit']");
            typed(lead, "[id=endsAt]", "23:00");
            press(lead, "main .card-footer button.btn-primary");
            assertThat(lead.page().locator("main")).containsText("đã trả lời bằng cách sửa hoặc giữ nguyên");

            partner.go("/");
            press(partner, "a[href*='confirmation=WAITING']");
            press(partner, "td a[href*='/records/']");
            press(partner, "form[action*='/steps/confirm'] button");
            assertThat(partner.page().locator("#notices")).containsText("Đã xác nhận");
        }
    }

    private void oneMore(Tab tab, int row, String words, String turns) {
        String unit = "partners[" + row + "]";
        reach(tab, "#more");
        tab.page().keyboard().press("Enter");
        assertThat(tab.page().locator("[id='" + unit + "']")).isVisible();
        found(tab, "[id='" + unit + "']", words);
        typed(tab, "[id='" + unit + ".PERSONNEL_TURN']", turns);
    }

    @Test
    void aCaseIsOpenedRefusedAcceptedProsecutedAndJoinedWithoutAMouse() {
        RecordKey other = opened("DRUGS", DRUG_POLICE, "2022-01-20");
        try (Tab giver = signedIn(STATION);
                Tab receiver = signedIn(DRUG_POLICE)) {
            giver.go("/cases");
            press(giver, "main a[data-new]");
            giver.page().waitForURL("**/cases/new**");
            typed(giver, "#openedOn", "01/02/2022");
            chosen(giver, "#category", "DRUGS");
            found(giver, "[id=area]", "thanh pho ha tien");
            typed(giver, "#title", "Ma tuy qua loi mo");
            giver.page().keyboard().press("Enter");
            giver.page().waitForURL("**/milestones/new");
            chosen(giver, "#stage", "DETECTED");
            typed(giver, "#SUBJECT", "2");
            chosen(giver, "[id='what[0]']", "DRUGS_KG:G");
            typed(giver, "[id='quantity[0]']", "350,5");
            giver.page().keyboard().press("Enter");
            giver.page().waitForURL("**/records/**");
            assertThat(giver.page().locator("#way")).isVisible();
            String record = URI.create(giver.page().url()).getPath();

            offered(giver);
            receiver.go("/");
            press(receiver, "a[href*='waiting=OFFERED']");
            press(receiver, "td a[href*='/records/']");
            press(receiver, "a[href*='/steps/refuse']");
            typed(receiver, "#reason", "Thieu bien ban niem phong");
            press(receiver, "main .card-footer button.btn-primary");
            receiver.page().waitForURL("**/records/**");

            giver.go(record);
            assertThat(giver.page().locator("main")).containsText("Thieu bien ban niem phong");
            offered(giver);
            receiver.go("/");
            press(receiver, "a[href*='waiting=OFFERED']");
            press(receiver, "td a[href*='/records/']");
            press(receiver, "a[href*='/steps/accept']");
            press(receiver, "main .card-footer button.btn-primary");
            assertThat(receiver.page().locator("#notices")).containsText("Đã nhận bàn giao");

            receiver.go(record);
            press(receiver, "a[href$='/milestones/new']");
            chosen(receiver, "#stage", "PROSECUTED");
            typed(receiver, "#SUBJECT", "3");
            receiver.page().keyboard().press("Enter");
            receiver.page().waitForURL("**/records/**");
            assertThat(receiver.page().locator("main")).containsText("Khởi tố");

            press(receiver, "a[href*='/steps/join']");
            chosen(
                    receiver,
                    "#into",
                    receiver.page()
                            .locator("#into option[value^='" + other.id() + "']")
                            .getAttribute("value"));
            press(receiver, "main .card-footer button.btn-primary");
            receiver.page().waitForURL("**/records/**");
            assertThat(receiver.page().locator("main")).containsText("Đã nhập vào vụ việc khác");
        }
    }

    private void offered(Tab giver) {
        press(giver, "a[href*='/steps/offer']");
        found(giver, "[id=to]", "ma tuy");
        press(giver, "main .card-footer button.btn-primary");
        giver.page().waitForURL("**/records/**");
        assertThat(giver.page().locator("main")).containsText("Đang chờ");
    }

    /** How much a usual joint patrol asks of who copies that of yesterday, "under a minute": counted, not timed. */
    @Test
    void yesterdaysPatrolIsCopiedWithFewKeys() {
        try (Tab lead = signedIn(STATION)) {
            lead.go("/activities/new");
            typed(lead, "[id=startsAt]", "01/03/2022 20h");
            found(lead, "[id=area]", "vung bien ha tien");
            typed(lead, "[id='lead.PERSONNEL_TURN']", "8");
            found(lead, "[id='partners[0]']", "cong an thanh pho ha tien");
            typed(lead, "[id='partners[0].PERSONNEL_TURN']", "5");
            lead.page().keyboard().press("Enter");
            assertThat(lead.page().locator("#notices")).containsText("được tính từ bây giờ");

            lead.go("/activities");
            int before = keys;
            fields = 0;
            lead.page().keyboard().press("n");
            keys++;
            lead.page().waitForURL("**/activities/new**");
            press(lead, "a[href*='copy=']");
            lead.page().waitForURL("**copy=**");
            int reached = keys;
            // The book of this test has no areas today: it is written down for a day of then.
            typed(lead, "[id=startsAt]", "02/03/2022 20h");
            typed(lead, "[id=endsAt]", "4h");
            typed(lead, "[id='lead.PERSONNEL_TURN']", "9");
            lead.page().keyboard().press("Enter");
            keys++;
            assertThat(lead.page().locator("#notices")).containsText("được tính từ bây giờ");
            System.out.printf(
                    "A usual joint patrol, copied: %d fields typed, %d keys in all, %d of them on the form%n",
                    fields, keys - before, keys - reached);
            assertThat(fields).isLessThanOrEqualTo(FIELDS_OF_A_COPY);
            assertThat(keys - before).isLessThanOrEqualTo(KEYS_OF_A_COPY);
        }
    }

    /** 65 when it was counted; at two keys a second far under a minute. */
    private static final int KEYS_OF_A_COPY = 80;

    private static final int FIELDS_OF_A_COPY = 3;

    private int keys;
    private int fields;

    /** By tabulator alone, as far as it takes. */
    private void reach(Tab tab, String selector) {
        Page page = tab.page();
        page.waitForLoadState();
        assertThat(page.locator(selector).first()).isVisible();
        for (int i = 0; i < 200; i++) {
            if (Boolean.TRUE.equals(
                    page.evaluate("wanted => Boolean(document.activeElement?.matches(wanted))", selector))) {
                return;
            }
            page.keyboard().press("Tab");
            keys++;
        }
        assertThat(selector).as("reached by tabulator at " + page.url()).isEmpty();
    }

    private void press(Tab tab, String selector) {
        reach(tab, selector);
        tab.page().keyboard().press("Enter");
        keys++;
        tab.page().waitForLoadState();
    }

    private void typed(Tab tab, String selector, String text) {
        reach(tab, selector);
        tab.page().keyboard().press("Control+A");
        tab.page().keyboard().type(text);
        keys += 1 + text.length();
        fields++;
    }

    /** Down a list, as far as it takes. */
    private void chosen(Tab tab, String selector, String value) {
        reach(tab, selector);
        for (int i = 0; i < 60 && !tab.page().locator(selector).inputValue().equals(value); i++) {
            tab.page().keyboard().press("ArrowDown");
            keys++;
        }
        assertThat(tab.page().locator(selector)).hasValue(value);
        fields++;
    }

    /** Types into a box that finds, and takes the first it offers. */
    private void found(Tab tab, String selector, String words) {
        typed(tab, selector, words);
        String list = selector.replaceFirst("^\\[id='?", "").replaceFirst("'?]$", "");
        assertThat(tab.page().locator("[id='" + list + "-list'] [role=option]").first())
                .isVisible();
        tab.page().keyboard().press("ArrowDown");
        tab.page().keyboard().press("Enter");
        keys += 2;
    }

    private Tab signedIn(UnitId unit) {
        TestStaff staff =
                TestStaff.named(context, "Không chuột " + UUID.randomUUID()).as(Role.RECORDER, book, unit);
        Tab tab = Tab.on(port).go("/sign-in");
        typed(tab, "#login", staff.login());
        typed(tab, "#password", TestStaff.PASSWORD);
        tab.page().keyboard().press("Enter");
        tab.page().waitForURL(address -> !address.contains("/sign-in"));
        return tab;
    }
}
