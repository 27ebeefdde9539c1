package vn.phoihop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.report.ReportsInFile;
import vn.phoihop.sample.Sample;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The whole house in one walk: a patrol from the form it is written on to the issued report, and one that comes too late. */
@BrowserTest
@UsesDatabase(own = true)
class HouseTest {

    private static final String BORDER_GUARD_STATION = "Đồn Biên phòng Cửa khẩu quốc tế Hà Tiên";

    @Autowired
    Sample sample;

    @LocalServerPort
    int port;

    @BeforeEach
    void load() {
        sample.load((records, of) -> {});
    }

    @Test
    void onePatrolFromTheFormToTheIssuedReport() throws Exception {
        String record = recordPatrol("10/06/2022 22:00", true);
        lookAtFigure(record);
        String report = startReport();
        take(report, "thammuu", "freeze");
        recordPatrol("11/06/2022 05:30", false);
        take(report, "truongphong", "approve");
        take(report, "chihuy", "sign");
        take(report, "vanthu", "issue");
        try (Tab tab = signedIn("thammuu")) {
            tab.go(report);
            assertThat(tab.page().locator("#line-PATROLS")).containsText("10.969");
            assertThat(tab.page().locator("#adjustments")).containsText("+1");
            tab.page().locator("#adjustments a[href*='figure=PATROLS']").click();
            assertThat(tab.page().locator(".alert-success")).containsText("khớp");
            assertThat(tab.page().locator("#list tbody tr")).hasCount(1);
            assertThat(tab.page().locator("#list")).containsText("Nay mới được tính");
            tab.shot("house-adjustments").check();
            String list = URI.create(tab.page().url()).getPath() + "?figure=PATROLS&lang=";
            tab.go(list + "en").check();
            Pictures.look(tab, "adjustments-english");
            tab.go(list + "vi");
            tab.page().locator("#list a[href^='/records/']").click();
            assertThat(tab.page().locator("section[aria-labelledby=history]")).containsText("Gửi vào sổ");
            tab.go(report);
            Pictures.take(tab, "report");
            Download pdf = tab.page().waitForDownload(() -> tab.page().click("text=PDF"));
            assertThat(new String(Files.readAllBytes(pdf.path()), 0, 5, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF-");
            tab.go("/figures/PATROLS");
            assertThat(tab.page().locator(".figure-large")).containsText("10.970");
        }
        onThePhone(report);
        lookAtTheOtherRoles(record);
    }

    private String recordPatrol(String begins, boolean refusedFirst) throws IOException {
        try (Tab tab = signedIn("nhap.bp")) {
            Page page = tab.go("/activities/new").check().page();
            if (refusedFirst) {
                page.fill("#startsAt", "hôm qua");
                page.fill("#title", "liên hệ 0912345678");
                page.click(".card-footer .btn-primary");
                assertThat(page.locator(".problem-summary li")).hasCount(3);
                assertThat(page.inputValue("#startsAt")).isEqualTo("hôm qua");
                tab.shot("house-form-refused").check();
                page.fill("#title", "");
            }
            page.fill("#startsAt", begins);
            page.fill("#area", "Tuyến biên giới Hà Tiên");
            page.fill("[name='lead.PERSONNEL_TURN']", "5");
            page.fill("[id='partners[0]']", "Công an thành phố Hà Tiên");
            page.fill("[name='partners[0].PERSONNEL_TURN']", "3");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("#notices")).containsText("Đã ghi vào sổ");
            assertThat(page.locator("section[aria-labelledby=history]")).containsText("Gửi vào sổ");
            assertThat(page.locator("section[aria-labelledby=facts]")).containsText(BORDER_GUARD_STATION);
            tab.shot("house-record").check();
            Pictures.take(tab, "record");
            return URI.create(page.url()).getPath();
        }
    }

    private static void whoLedAddsUpAndWhoTookPartDoesNot(Tab tab) {
        Locator byForce = tab.page().locator("section[aria-labelledby=by-force]");
        assertThat(byForce.locator("thead")).containsText("Chủ trì (cuộc)");
        assertThat(byForce.locator("thead")).containsText("Tham gia (cuộc)");
        assertThat(byForce).containsText("“Tham gia” không cộng được");
        assertThat(sum(byForce, 2)).isEqualTo(10_969);
        assertThat(sum(byForce, 3)).isGreaterThan(10_969);
    }

    private static int sum(Locator table, int column) {
        return table.locator("tbody tr > :nth-child(" + column + ")").allTextContents().stream()
                .mapToInt(cell -> Integer.parseInt(cell.strip().replace(".", "")))
                .sum();
    }

    private void lookAtFigure(String record) throws IOException {
        try (Tab tab = signedIn("thammuu")) {
            tab.go("/");
            assertThat(tab.page().locator(".headlines")).containsText("10.969");
            assertThat(tab.page().locator("#trend-month")).containsText("Tuần tra, kiểm soát");
            assertThat(tab.page().locator(".headlines a").first())
                    .hasAttribute("href", Pattern.compile("/figures/PATROLS\\b.*"));
            tab.shot("house-home").check();
            Pictures.take(tab, "home");
            tab.go("/?lang=en").shot("house-home-english").check();
            tab.go("/?lang=vi");
            tab.page().click("a[href^='/figures/PATROLS']");
            tab.shot("house-figure").check();
            whoLedAddsUpAndWhoTookPartDoesNot(tab);
            Pictures.take(tab, "figure");
            tab.page().fill("#list-q", "ha tien");
            assertThat(tab.page()).hasURL(java.util.regex.Pattern.compile(".*q=ha.*"));
            assertThat(tab.page().locator("#list")).containsText(BORDER_GUARD_STATION);
            tab.page().locator("#list a[href^='/records/']").first().click();
            assertThat(tab.page().locator("section[aria-labelledby=history]")).isVisible();
            tab.go(record);
            assertThat(tab.page().locator("section[aria-labelledby=counted]")).containsText(BORDER_GUARD_STATION);
            tab.go("/book").check();
            tab.page().click("main button.btn-primary");
            assertThat(tab.page().locator("#check-1")).containsText("nguyên vẹn");
            tab.shot("house-book").check();
            Pictures.take(tab, "book");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn("thammuu", password("thammuu"));
            tab.go("/").shot("house-home-phone").check();
            tab.go("/figures/PATROLS").shot("house-figure-phone").check();
            tab.go(record).shot("house-record-phone").check();
            tab.go("/activities/new").shot("house-form-phone").check();
            tab.page().locator(".help > summary").nth(1).click();
            tab.check();
            Pictures.take(tab, "form-phone");
        }
        try (Tab tab = Tab.inTheDark(port)) {
            tab.signIn("doankiemtra", password("doankiemtra"));
            tab.go("/").shot("house-home-dark").check();
        }
    }

    private String startReport() throws IOException {
        try (Tab tab = signedIn("thammuu")) {
            tab.go("/reports");
            tab.page()
                    .locator("tr:has-text('15/12/2021') button:has-text('Lập báo cáo')")
                    .first()
                    .click();
            assertThat(tab.page().locator("#line-PATROLS")).containsText("10.969");
            String report = URI.create(tab.page().url()).getPath();
            tab.page().locator("a:has-text('Sửa')").nth(4).click();
            tab.page()
                    .locator("[data-insert='{Tuần tra trên biển | hơn}']")
                    .first()
                    .click();
            assertThat(tab.page().locator("#preview")).containsText("hơn 4.000");
            tab.shot("house-words").check();
            Pictures.take(tab, "words");
            return report;
        }
    }

    private void onThePhone(String report) throws IOException {
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn("thammuu", password("thammuu"));
            tab.go(report).check();
            Pictures.look(tab, "report-phone");
            tab.page().locator(".bottom-bar summary").click();
            tab.check();
            Pictures.look(tab, "bottom-bar-phone");
            tab.go("/activities").check();
            Pictures.look(tab, "activities-phone");
            tab.go(report + "?lang=en").check();
            tab.page().locator("#adjustments").scrollIntoViewIfNeeded();
            Pictures.look(tab, "report-phone-english");
            tab.go(report + "/comparison").check();
            Pictures.look(tab, "adjustments-phone-english");
            tab.go("/activities/new").check();
            Pictures.look(tab, "form-phone-english");
        }
    }

    /** What the guide shows besides. */
    private void lookAtTheOtherRoles(String record) throws IOException {
        try (Tab tab = signedIn("nhap.ca")) {
            tab.go(record);
            tab.page().locator("a.btn:has-text('Không thống nhất')").first().click();
            tab.check();
            Pictures.take(tab, "contest");
            tab.go("/cases");
            tab.page().locator("#list a[href^='/records/']").first().click();
            tab.check();
            Pictures.take(tab, "case");
        }
        takeTheBookAway();
        try (Tab tab = signedIn("quantri")) {
            tab.go("/accounts").check();
            Pictures.take(tab, "accounts");
        }
    }

    /** The inspector's file proves itself, figures of the issued report and all. */
    private void takeTheBookAway() throws IOException {
        try (Tab tab = signedIn("doankiemtra")) {
            tab.go("/book").shot("house-book-inspector").check();
            for (String link : List.of("Cả sổ", "Không kèm nội dung hồ sơ")) {
                Download file = tab.page()
                        .waitForDownload(() -> tab.page()
                                .locator("main tbody tr", new Page.LocatorOptions().setHasText("Kiên Giang"))
                                .getByText(link)
                                .click());
                ReportsInFile reports = new ReportsInFile();
                VerifyingFile.Result result = new VerifyingFile(file.path()).verify(reports);
                assertThat(result).matches(VerifyingFile.Result::holds);
                assertThat(result.sealedUpTo()).isEqualTo(result.entries()).isGreaterThan(1000);
                assertThat(reports.counted()).isEqualTo(1);
            }
            tab.go("/book?lang=en").check();
            tab.go("/book?lang=vi");
        }
    }

    private void take(String report, String login, String step) throws IOException {
        try (Tab tab = signedIn(login)) {
            tab.go(report);
            tab.page().click("a.btn[href$='/steps/" + step + "']");
            if (step.equals("sign") || step.equals("issue")) {
                tab.check();
                Pictures.take(tab, "step-" + step);
            }
            tab.page().click("main button[type=submit]");
            assertThat(tab.page().locator(".step-item.active")).isVisible();
        }
    }

    private Tab signedIn(String login) {
        return Tab.on(port).signIn(login, password(login));
    }

    private String password(String login) {
        return sample.accounts().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow()
                .password();
    }
}
