package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.sample.Sample;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The half-year of the sample, from the list of windows to the issued report, as those see it who take its steps. */
@BrowserTest
@UsesDatabase(own = true)
class ReportTourTest {

    @LocalServerPort
    int port;

    @Autowired
    Sample sample;

    @BeforeEach
    void load() {
        sample.load((records, of) -> {});
    }

    @Test
    void fromTheListOfWindowsToTheIssuedReport() {
        String report;
        try (Tab tab = signedIn("thammuu")) {
            tab.go("/reports").shot("report-list").check();
            assertThat(tab.page().locator("main tbody").innerText())
                    .as("the window forms are made for stands before the calendar half-year")
                    .containsSubsequence("15/12/2021 – 14/06/2022", "01/01/2022 – 30/06/2022");
            tab.page()
                    .locator("tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("15/12/2021"))
                    .locator("button")
                    .first()
                    .click();
            report = java.net.URI.create(tab.page().url()).getPath();
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText("gần 11.000");
            PlaywrightAssertions.assertThat(tab.page().locator("#line-PATROLS")).containsText("10.968");
            PlaywrightAssertions.assertThat(tab.page().locator("#line-PATROLS .figure-mark"))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(tab.page().locator(".figure-sources"))
                    .containsText("Báo cáo sơ kết 6 tháng đầu năm 2021");
            tab.shot("report-draft").check();
            editWords(tab, report);
            tab.go(report);
            tab.page().click("text=Thống nhất mọi chỉ tiêu");
            tab.check();
            contest(tab, report);
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn("thammuu", password("thammuu"));
            tab.go(report).check().shot("report-draft-phone");
            tab.page().locator("a:has-text('Sửa')").nth(4).click();
            tab.check().shot("report-words-phone");
            tab.go(report + "/lines/GANGS_BROKEN_UP/contest").check().shot("report-contest-phone");
            tab.go(report + "/steps/freeze").check().shot("report-step-freeze-phone");
            tab.go(report + "/steps/discard").check().shot("report-step-discard-phone");
        }
        for (String login : java.util.List.of("thammuu.qs", "thammuu.bp", "thammuu.hq", "thammuu.csb")) {
            confirm(report, login);
        }
        take(report, "thammuu", "freeze", "Đã chốt số liệu");
        take(report, "truongphong", "approve", "Đã duyệt nội dung");
        take(report, "chihuy", "sign", "Đã ký");
        take(report, "vanthu", "issue", "Đã ban hành");
        try (Tab tab = signedIn("thammuu")) {
            tab.go(report).shot("report-issued").check();
            PlaywrightAssertions.assertThat(tab.page().locator("dl.facts .report-hash"))
                    .hasCount(3);
            PlaywrightAssertions.assertThat(tab.page().locator("dl.facts"))
                    .containsText("Mã băm văn bản PDF, bản ban hành (SHA-256)");
            tab.page().click("text=Tính lại và so với hiện nay");
            PlaywrightAssertions.assertThat(tab.page().locator(".alert-success").first())
                    .containsText("khớp");
            tab.go(report);
            Download pdf = tab.page().waitForDownload(() -> tab.page().click("text=PDF"));
            assertThat(pdf.suggestedFilename()).matches("\\d\\d-BC-CAT-PV01\\.pdf");
            Download docx = tab.page().waitForDownload(() -> tab.page().click("text=DOCX"));
            assertThat(docx.suggestedFilename()).matches("\\d\\d-BC-CAT-PV01\\.docx");
            assertThat(begins(docx)).isEqualTo("PK");
            Download xlsx = tab.page().waitForDownload(() -> tab.page().click("text=XLSX"));
            assertThat(xlsx.suggestedFilename()).matches("\\d\\d-BC-CAT-PV01\\.xlsx");
            assertThat(begins(xlsx)).isEqualTo("PK");
            tab.go("/reports").check();
            saysOfASampleThatItIsOne(
                    tab.page().request().get("http://localhost:" + port + report + "/comparison/figures?format=xlsx"));
        }
        smallAndPrinted(report);
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn("thammuu.bp", password("thammuu.bp"));
            tab.go(report).check();
            tab.go("/reports").shot("report-list-phone").check();
        }
        try (Tab tab = Tab.inTheDark(port)) {
            tab.signIn("chihuy", password("chihuy"));
            tab.go(report).shot("report-dark").check();
        }
    }

    private static void saysOfASampleThatItIsOne(APIResponse list) {
        assertThat(list.headers().get("content-disposition")).contains("-sample.xlsx");
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(list.body()))) {
            assertThat(book.getFirstSheet().getName()).endsWith(" (minh họa)");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void editWords(Tab tab, String report) {
        tab.page().locator("a:has-text('Sửa')").nth(4).click();
        tab.shot("report-words").check();
        String words = tab.page().inputValue("#text");
        tab.page().fill(".report-editor", words + " Có 10.968 cuộc.");
        PlaywrightAssertions.assertThat(tab.page().locator("#preview")).containsText("được gõ tay");
        tab.page().click("main button[type=submit]:has-text('Lưu')");
        PlaywrightAssertions.assertThat(tab.page().locator(".problem-summary")).containsText("{Tuần tra, kiểm soát}");
        assertThat(tab.page().inputValue("#text")).endsWith("Có 10.968 cuộc.");
        tab.shot("report-words-refused").check();
        tab.page().fill(".report-editor", words + " Các đơn vị tham gia đông đủ.");
        tab.page().click("main button[type=submit]:has-text('Lưu')");
        PlaywrightAssertions.assertThat(tab.page().locator("#words")).containsText("tham gia đông đủ");
        assertThat(tab.page().url()).contains(report);
    }

    private void contest(Tab tab, String report) {
        tab.go(report + "/lines/GANGS_BROKEN_UP/contest").shot("report-contest").check();
        tab.page().fill("#note", "Còn một băng nhóm chưa ghi sổ.");
        tab.page().click("main button[type=submit]:has-text('Không thống nhất')");
        PlaywrightAssertions.assertThat(tab.page().locator("#line-GANGS_BROKEN_UP"))
                .containsText("chưa ghi sổ");
    }

    /** Each of the other forces answers for its own lines, in its own browser. */
    private void confirm(String report, String login) {
        try (Tab tab = signedIn(login)) {
            tab.go(report);
            assertThat(tab.page().locator("a.btn[href*='/steps/']").count())
                    .as("who neither drafts nor issues takes no step")
                    .isZero();
            assertThat(tab.page().locator("#words a").count())
                    .as("nor edits words")
                    .isZero();
            PlaywrightAssertions.assertThat(tab.page().locator("main"))
                    .containsText("Chốt số liệu: do cán bộ tham mưu của Phòng Tham mưu");
            PlaywrightAssertions.assertThat(tab.page().locator("#own-lines")).containsText("đã thống nhất 0 trên");
            tab.page().click("text=Thống nhất mọi chỉ tiêu");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("Đã thống nhất");
            PlaywrightAssertions.assertThat(tab.page().locator("#own-lines"))
                    .not()
                    .containsText("đã thống nhất 0 trên");
            PlaywrightAssertions.assertThat(tab.page().locator("text=Thống nhất mọi chỉ tiêu"))
                    .hasCount(0);
            tab.go(report + "/steps/freeze").check();
            assertThat(tab.page().locator("main form[action$='/steps/freeze']").count())
                    .isZero();
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText("Phòng Tham mưu");
        }
    }

    private static String begins(Download download) {
        try (java.io.InputStream in = java.nio.file.Files.newInputStream(download.path())) {
            return new String(in.readNBytes(2), java.nio.charset.StandardCharsets.US_ASCII);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Pages people carry about: on a phone, and on paper. */
    private void smallAndPrinted(String report) {
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn("chihuy", password("chihuy"));
            tab.go("/").check().shot("home-phone");
            tab.go("/figures/PATROLS?window=2021-12-15/2022-06-15").check().shot("figure-phone");
            tab.page()
                    .locator("#by-month")
                    .locator("xpath=ancestor::section")
                    .locator("tbody a")
                    .first()
                    .click();
            PlaywrightAssertions.assertThat(
                            tab.page().locator("#records tbody tr").first())
                    .isVisible();
            assertThat(tab.page().url()).contains("month=2021-12");
            tab.page().locator("#records tbody a").first().click();
            tab.check().shot("record-phone");
            for (String step : java.util.List.of("replace", "recall")) {
                tab.go(report + "/steps/" + step).check().shot("report-step-" + step + "-phone");
            }
            tab.go("/book").check().shot("book-phone");
            tab.go("/book/1").check().shot("book-entries-phone");
        }
        try (Tab tab = signedIn("chihuy")) {
            for (String path :
                    java.util.List.of("/", "/figures/PATROLS?window=2021-12-15/2022-06-15", report, "/book")) {
                tab.go(path);
                tab.page()
                        .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                                .setMedia(com.microsoft.playwright.options.Media.PRINT));
                assertThat(tab.page()
                                .locator("nav:visible, form button:visible")
                                .count())
                        .as("nothing to press on paper: " + path)
                        .isZero();
                assertThat((Boolean) tab.page()
                                .evaluate(
                                        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("all on the sheet: " + path)
                        .isTrue();
                tab.shot("printed" + path.replaceAll("[^a-z]+", "-"));
                tab.page()
                        .emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions()
                                .setMedia(com.microsoft.playwright.options.Media.SCREEN));
            }
        }
    }

    private void take(String report, String login, String step, String state) {
        try (Tab tab = signedIn(login)) {
            tab.go("/").shot("report-home-" + step).check();
            PlaywrightAssertions.assertThat(tab.page().locator("#waiting")).isVisible();
            tab.go(report);
            tab.page().click("a.btn[href$='/steps/" + step + "']");
            tab.shot("report-step-" + step).check();
            tab.page().click("main button[type=submit]");
            PlaywrightAssertions.assertThat(tab.page().locator(".step-item.active"))
                    .hasText(state);
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
