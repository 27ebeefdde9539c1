package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.document.PaperCodes;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.document.PaperFiles;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Whoever holds a paper, and nobody else, finds out whether it is the one that was signed. */
@BrowserTest
@UsesDatabase(own = true)
class VerifyPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ReportDesk desk;
    Report issued;
    String code;
    Path pdf;
    Path docx;

    @BeforeEach
    void issue() throws Exception {
        desk = new ReportDesk(context);
        desk.fixture.patrol("2022-02-01", 12);
        issued = desk.issued();
        code = desk.fixture.asSystem(
                () -> context.getBean(PaperCodes.class).find(issued.key()).orElseThrow());
        pdf = file(Kind.PDF);
        docx = file(Kind.DOCX);
    }

    private Path file(Kind kind) throws Exception {
        byte[] bytes = desk.fixture.asSystem(
                () -> context.getBean(PaperFiles.class).get(issued.key(), kind).bytes());
        return Files.write(folder.resolve("paper." + kind.extension()), bytes);
    }

    @Test
    void theIssuedPaperIsToldFromAnyOther() throws Exception {
        byte[] other = Files.readAllBytes(pdf);
        other[other.length / 2] ^= 1;
        Path forged = Files.write(folder.resolve("forged.pdf"), other);
        try (Tab tab = Tab.on(port)) {
            tab.go("/verify").shot("verify-code").check();
            tab.page().fill("#code", code.toLowerCase(java.util.Locale.ROOT));
            tab.page().click("main button");
            assertThat(tab.page().locator(".alert-success")).containsText("đã ban hành");
            assertThat(tab.page().locator("dl")).containsText("01/BC-CAT-PV01");
            assertThat(tab.page().locator("dl")).containsText("Công an tỉnh Kiên Giang");
            assertThat(tab.page().locator("main a[href^='/reports']")).hasCount(0);
            tab.page().setInputFiles("#file", pdf);
            assertThat(tab.page().locator("#verdict")).containsText("Đúng là văn bản này");
            tab.shot("verify-same").check();
            tab.page().setInputFiles("#file", forged);
            assertThat(tab.page().locator("#verdict")).containsText("KHÔNG phải văn bản này");
            tab.shot("verify-other").check();
            tab.page().setInputFiles("#file", docx);
            assertThat(tab.page().locator("#verdict")).containsText("DOCX");
            tab.page().fill("#hash", "123");
            tab.page().click("main button");
            assertThat(tab.page().locator("main")).containsText("64 chữ số");
            tab.go("/verify/" + code + "?lang=en").check();
            assertThat(tab.page().locator("main")).containsText("in force");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/verify/" + code).shot("verify-phone").check();
        }
    }

    @Test
    void withoutTheBrowsersOwnHashThePageHashesItself() {
        try (Tab tab = Tab.on(port)) {
            tab.page().addInitScript("Object.defineProperty(window.crypto, 'subtle', { value: undefined });");
            tab.go("/verify/" + code);
            tab.page().setInputFiles("#file", pdf);
            assertThat(tab.page().locator("#verdict")).containsText("Đúng là văn bản này");
        }
    }

    @Test
    void whatWasReplacedOrRecalledIsSaidToBe() throws Exception {
        desk.take(issued, ReportStep.RECALL, "Gửi nhầm", desk.fixture.commander);
        assertThat(get("/verify/" + code)).contains("đã bị thu hồi");
        Report next = desk.issued();
        String second = desk.fixture.asSystem(
                () -> context.getBean(PaperCodes.class).find(next.key()).orElseThrow());
        assertThat(second).isNotEqualTo(code);
        Report third = desk.take(next, ReportStep.REPLACE, "Sai nội dung", desk.fixture.commander);
        assertThat(get("/verify/" + second)).as("only a draft exists").contains("đang có hiệu lực");
        third = desk.take(third, ReportStep.FREEZE, desk.fixture.drafter);
        third = desk.take(third, ReportStep.APPROVE, desk.fixture.head);
        third = desk.take(third, ReportStep.SIGN, desk.fixture.commander);
        desk.take(third, ReportStep.ISSUE, desk.fixture.clerk);
        assertThat(get("/verify/" + second)).contains("đã bị thay thế");
    }

    @Test
    void nothingIsToldWithoutTheCode() throws Exception {
        String book = issued.key().book().toString();
        for (String guess : new String[] {
            book, book + "-00000-00000-00000-00000", "1" + code, code.substring(0, code.length() - 1), "x", "%00", "'"
        }) {
            HttpResponse<String> answer = send("/verify/" + guess);
            assertThat(answer.statusCode()).as(guess).isBetween(400, 404);
            assertThat(answer.body())
                    .doesNotContain("BC-CAT-PV01", issued.key().id().toString());
        }
        assertThat(get("/verify/" + code)).doesNotContain(issued.key().id().toString());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = send(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> send(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Accept", "text/html")
                            .header("Accept-Language", "vi")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
