package vn.phoihop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What stood in a form that was left by a crash or a closed tab is offered again, without its words. */
@BrowserTest
class UnsentFormTest {

    private static final UnitId STATION = new UnitId(3007);
    private static final String KEPT =
            "Object.entries(localStorage).filter(([k]) => k.startsWith('unsent:'))" + ".map(([k, v]) => k + v).join()";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    TestStaff recorder;

    @BeforeEach
    void open() {
        recorder = TestStaff.named(context, "Trực ban").as(Role.RECORDER, TestBooks.inKienGiang(context), STATION);
    }

    @Test
    void a_patrol_left_unsent_is_restored_but_for_its_words() {
        try (Tab tab = Tab.onPhone(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = patrol(tab);
            String id = page.inputValue("input[name=id]");
            assertThat(kept(page))
                    .contains("01/03/2022 20:00", "PERSONNEL_TURN", "Công an thành phố Hà Tiên", recorder.id() + ":vi:")
                    .doesNotContain("Liên hệ", "0912345678", "079200001234", "hai doi");

            tab.go("/activities/new");
            Locator note = page.locator("#unsent");
            assertThat(note).containsText("chưa gửi");
            tab.shot("unsent-offered-phone").check();
            assertThat(page.locator("#startsAt")).not().hasValue("01/03/2022 20:00");
            note.locator("[data-restore]").click();
            assertThat(page.locator("#startsAt")).hasValue("01/03/2022 20:00");
            assertThat(page.locator("[id='partners[0]']")).hasValue(Pattern.compile("Công an thành phố Hà Tiên.*"));
            assertThat(page.locator("[id='partners[0].PERSONNEL_TURN']")).hasValue("5");
            assertThat(page.locator("[id='lead.PERSONNEL_TURN']")).hasValue("8");
            assertThat(page.locator("[id='lead.CRAFT_TURN']")).hasValue("");
            assertThat(page.locator("#title")).hasValue("");
            assertThat(page.locator("input[name=id]").inputValue()).isEqualTo(id);
            assertThat(note).isHidden();
            tab.shot("unsent-restored-phone").check();

            page.fill("#title", "Tuần tra đêm");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("#notices")).containsText("được tính từ bây giờ");
            assertThat(kept(page)).isEmpty();
            tab.go("/activities/new");
            assertThat(page.locator("#unsent")).isHidden();
        }
    }

    @Test
    void hours_are_kept_as_the_form_lets_them_be_typed() {
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            for (String[] hours : new String[][] {{"01/03/2022 20h", "4h30"}, {"1/3/2022 20 giờ 15", "04:30"}}) {
                Page page = tab.go("/activities/new").page();
                page.fill("#startsAt", hours[0]);
                page.fill("#title", "20h tại bến");
                page.fill("#endsAt", hours[1]);
                page.waitForFunction("text => " + KEPT + ".includes(text)", hours[1]);
                assertThat(kept(page)).contains(hours[0]).doesNotContain("tại bến");
                tab.go("/activities/new").page().click("#unsent [data-restore]");
                assertThat(page.locator("#startsAt")).hasValue(hours[0]);
                assertThat(page.locator("#endsAt")).hasValue(hours[1]);
                tab.go("/activities/new").page().click("#unsent [data-drop]");
            }
        }
    }

    @Test
    void a_case_left_unsent_is_restored_in_english() {
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/cases/new?lang=en").page();
            page.fill("#openedOn", "05/03/2022");
            choose(page, "area", "vung bien ha tien");
            choose(page, "partners[0]", "cong an thanh pho ha tien");
            page.click("button[value=more-partners]");
            choose(page, "partners[1]", "hai doi 401");
            page.fill("#note", "words");
            waitKept(page, "partners[1]");
            tab.go("/cases/new");
            assertThat(page.locator("#unsent")).containsText("was filled in and not sent");
            tab.shot("unsent-offered-english").check();
            page.click("#unsent [data-restore]");
            assertThat(page.locator("#openedOn")).hasValue("05/03/2022");
            assertThat(page.locator("[id='partners[1]']")).not().hasValue("");
            assertThat(page.locator("#area")).not().hasValue("");
            assertThat(page.locator("#note")).hasValue("");

            tab.go("/cases/new").page().click("#unsent [data-drop]");
            assertThat(page.locator("#unsent")).hasCount(0);
            assertThat(kept(page)).isEmpty();
        }
    }

    @Test
    void a_milestone_left_unsent_is_restored_but_for_its_words() {
        try (Tab tab = Tab.onPhone(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/cases/new").page();
            page.fill("#openedOn", "01/02/2022");
            page.selectOption("#category", "DRUGS");
            choose(page, "area", "thanh pho ha tien");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("#stage")).isVisible();
            String address = page.url();
            page.selectOption("#stage", "DETECTED");
            page.fill("#occurredOn", "02/02/2022");
            page.fill("#SUBJECT", "2");
            page.locator("[id='what[0]']").selectOption("DRUGS_KG:G");
            page.locator("[id='quantity[0]']").fill("350,5");
            page.click("button[value=more-goods]");
            page.locator("[id='what[1]']").selectOption("DRUG_PILLS");
            page.locator("[id='quantity[1]']").fill("0912345678");
            choose(page, "partners[0]", "cong an thanh pho ha tien");
            waitKept(page, "partners[0]");
            page.waitForFunction("text => " + KEPT + ".includes(text)", "Công an thành phố Hà Tiên");
            assertThat(kept(page)).contains("DETECTED", "DRUG_PILLS", "350,5").doesNotContain("0912345678");

            page.navigate(address);
            assertThat(page.locator("#unsent")).containsText("chưa gửi");
            tab.shot("unsent-milestone-phone").check();
            assertThat(page.locator("#SUBJECT")).hasValue("");
            page.click("#unsent [data-restore]");
            assertThat(page.locator("#stage")).hasValue("DETECTED");
            assertThat(page.locator("#occurredOn")).hasValue("02/02/2022");
            assertThat(page.locator("#SUBJECT")).hasValue("2");
            assertThat(page.locator("[id='what[0]']")).hasValue("DRUGS_KG:G");
            assertThat(page.locator("[id='quantity[0]']")).hasValue("350,5");
            assertThat(page.locator("[id='what[1]']")).hasValue("DRUG_PILLS");
            assertThat(page.locator("[id='quantity[1]']")).hasValue("");
            assertThat(page.locator("[id='partners[0]']")).hasValue(Pattern.compile("Công an thành phố Hà Tiên.*"));
            page.locator("[id='quantity[1]']").fill("12");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("#way")).isVisible();
            assertThat(kept(page)).isEmpty();

            page.locator("#way ~ * a, section:has(#way) a")
                    .filter(new Locator.FilterOptions().setHasText("Sửa"))
                    .first()
                    .click();
            assertThat(page.locator("#reason")).isVisible();
            page.fill("#SUBJECT", "3");
            page.fill("#reason", "Theo lời ông Nguyễn Văn A");
            page.waitForFunction("text => " + KEPT + ".includes(text)", "SUBJECT");
            assertThat(kept(page)).doesNotContain("Nguyễn");
            page.reload();
            page.click("#unsent [data-restore]");
            assertThat(page.locator("#SUBJECT")).hasValue("3");
            assertThat(page.locator("#reason")).hasValue("");
        }
    }

    @Test
    void it_goes_when_signed_out_with_another_account_and_after_three_days() {
        TestStaff other = TestStaff.named(context, "Ca sau").as(Role.RECORDER, TestBooks.inKienGiang(context), STATION);
        try (Tab tab = Tab.on(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = patrol(tab);
            page.evaluate("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");
            page.waitForURL(address -> address.contains("/sign-in"));
            assertThat(kept(page)).isEmpty();

            tab.signIn(recorder.login(), TestStaff.PASSWORD);
            patrol(tab);
            page.context().clearCookies();
            tab.signIn(other.login(), TestStaff.PASSWORD);
            assertThat(kept(page)).isEmpty();
            assertThat(tab.go("/activities/new").page().locator("#unsent")).isHidden();

            patrol(tab);
            tab.go("/");
            assertThat(kept(page)).isNotEmpty();
            page.evaluate(
                    "for (const k of Object.keys(localStorage).filter(k => k.startsWith('unsent:'))) {"
                            + " const v = JSON.parse(localStorage[k]); v.at -= 3 * 86400000; localStorage[k] = JSON.stringify(v); }");
            tab.go("/");
            assertThat(kept(page)).isEmpty();
        }
        try (Tab tab = Tab.withoutScripts(port).signIn(other.login(), TestStaff.PASSWORD)) {
            assertThat(tab.go("/activities/new").page().locator("#unsent")).isHidden();
        }
    }

    private static Page patrol(Tab tab) {
        Page page = tab.go("/activities/new").page();
        page.fill("#startsAt", "01/03/2022 20:00");
        choose(page, "area", "vung bien ha tien");
        page.locator("[id='lead.PERSONNEL_TURN']").fill("8");
        page.locator("[id='lead.CRAFT_TURN']").fill("079200001234");
        page.fill("#title", "Liên hệ 0912345678");
        page.fill("#note", "Liên hệ 0912345678");
        choose(page, "partners[0]", "cong an thanh pho ha tien");
        page.locator("[id='partners[0].PERSONNEL_TURN']").fill("5");
        page.click("#more");
        page.locator("[id='partners[1]']").fill("hai doi");
        waitKept(page, "partners[1]");
        return page;
    }

    private static void waitKept(Page page, String text) {
        page.waitForFunction("text => " + KEPT + ".includes(text) || " + KEPT + ".includes('\"5\"')", text);
    }

    private static String kept(Page page) {
        return String.valueOf(page.evaluate(KEPT));
    }

    private static void choose(Page page, String field, String words) {
        Locator box = page.locator("[id='" + field + "']");
        box.fill("");
        box.pressSequentially(words);
        assertThat(page.locator("[id='" + field + "-list'] [role=option]").first())
                .isVisible();
        box.press("ArrowDown");
        box.press("Enter");
    }
}
