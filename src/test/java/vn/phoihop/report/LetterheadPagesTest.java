package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.report.ReportDesk.assertRefused;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** An installation without the sample: an administrator says what papers bear, and only then can a report be signed. */
@BrowserTest
class LetterheadPagesTest {

    private static final String HEAD = """
            {"from": "2020-01-01", "superior": "Bộ Công an", "body": "Công an tỉnh", "symbol": "%s", "place": "Kiên Giang",
             "authority": ["KT. GIÁM ĐỐC"], "office": "PHÓ GIÁM ĐỐC", "addressees": ["Bộ Công an"], "copies": ["Như trên"], "archive": "VT"}""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    ReportDesk desk;
    TestStaff administrator;

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context, ReportFixture.withoutLetterhead(context));
        administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
    }

    @Test
    void aReportIsSignedOnceAnAdministratorHasSaidWhatItBears() {
        desk.fixture.coordinatedBy(ReportFixture.STAFF_DEPARTMENT);
        Report approved = desk.take(desk.frozen(), ReportStep.APPROVE, desk.fixture.head);
        assertRefused(
                ProblemCode.LETTERHEAD_MISSING, () -> desk.take(approved, ReportStep.SIGN, desk.fixture.commander));
        TestStaff commander = TestStaff.named(context, "Lê Văn Ký")
                .as(Role.COMMANDER, desk.fixture.book, desk.fixture.commander.unit());
        try (Tab tab = Tab.on(port)) {
            tab.signIn(commander.login(), TestStaff.PASSWORD).go("/reports/" + approved.key() + "/steps/sign");
            PlaywrightAssertions.assertThat(tab.page().locator(".problem-summary"))
                    .containsText("Phòng Tham mưu");
            PlaywrightAssertions.assertThat(tab.page().locator(".problem-summary"))
                    .containsText("Thể thức văn bản");
            PlaywrightAssertions.assertThat(tab.page().locator(".alert-warning"))
                    .containsText("phoihop.origin");
            tab.check().shot("report-step-sign-without-head");
        }
        String symbol = "CAT-" + desk.fixture.book;
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD)
                    .go("/letterheads")
                    .check()
                    .go("/letterheads/edit")
                    .check()
                    .shot("letterhead-new-phone");
            tab.page().selectOption("#book", desk.fixture.book.toString());
            tab.page().fill("#unit", "CA-KG-PV01");
            tab.page().fill("#body", "Công an tỉnh Kiên Giang");
            tab.page().fill("#symbol", "CAT PV01");
            tab.page().fill("#place", "Kiên Giang");
            tab.page().fill("#office", "PHÓ GIÁM ĐỐC");
            tab.page().fill("#authority", "KT. GIÁM ĐỐC");
            tab.page().fill("#copies", "Như trên\nGọi 0912345678");
            tab.page().fill("#from", "2020-01-01");
            tab.page().click("main button[type=submit]");
            PlaywrightAssertions.assertThat(tab.page().locator("#symbol-error"))
                    .not()
                    .isEmpty();
            PlaywrightAssertions.assertThat(tab.page().locator("#copies-error")).containsText("số điện thoại");
            tab.check().shot("letterhead-refused-phone");
            tab.page().fill("#symbol", symbol);
            tab.page().fill("#copies", "Như trên\nBộ Công an (để báo cáo)");
            tab.page().fill("[id='signers[0].login']", "khong.co");
            tab.page().fill("[id='signers[0].office']", "GIÁM ĐỐC");
            tab.page().click("main button[type=submit]");
            PlaywrightAssertions.assertThat(tab.page().locator("[id='signers[0].login-error']"))
                    .containsText("Không có tài khoản");
            PlaywrightAssertions.assertThat(tab.page().locator("[id='signers[0].office']"))
                    .hasValue("GIÁM ĐỐC");
            tab.check().shot("letterhead-signers-phone");
            tab.page().fill("[id='signers[0].login']", commander.login());
            tab.page().fill("[id='signers[0].authority']", "Q. GIÁM ĐỐC");
            tab.page().click("main button[type=submit]");
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText(symbol);
            tab.check().shot("letterheads-phone");
        }
        try (Tab tab = Tab.on(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD)
                    .go("/letterheads?lang=en")
                    .check()
                    .shot("letterheads-en");
            tab.page()
                    .locator("tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText(symbol))
                    .locator("a.btn")
                    .click();
            PlaywrightAssertions.assertThat(tab.page().locator("#copies"))
                    .hasValue("Như trên\nBộ Công an (để báo cáo)");
            PlaywrightAssertions.assertThat(tab.page().locator("[id='signers[0].login']"))
                    .hasValue(commander.login());
            PlaywrightAssertions.assertThat(tab.page().locator("[id='signers[0].authority']"))
                    .hasValue("Q. GIÁM ĐỐC");
            tab.check().shot("letterhead-en");
        }
        Report signed = desk.take(approved, ReportStep.SIGN, desk.fixture.commander);
        Report issued = desk.take(signed, ReportStep.ISSUE, desk.fixture.clerk);
        assertThat(issued.issued()).isNotNull().returns(symbol, Report.Issued::symbol);
    }

    @Test
    void aProgramDoesTheSameAndNobodyOverwritesWhatAnotherJustSaid() throws Exception {
        String address = "/api/v1/books/" + desk.fixture.book + "/letterheads/1001";
        String token = administrator.token();
        String head = HEAD.formatted("API-" + desk.fixture.book);
        HttpResponse<String> nothing = send(token, "GET", address, null);
        assertThat(nothing.body()).isEqualTo("[]");
        assertThat(send(token, "PUT", address, head).statusCode()).isEqualTo(428);
        String seen = nothing.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> set = send(token, "PUT", address, head, "If-Match", seen);
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        assertThat(set.body()).contains("\"symbol\":\"API-").contains("\"from\":\"2020-01-01\"");
        assertThat(send(token, "PUT", address, head, "If-Match", seen).statusCode())
                .isEqualTo(412);
        HttpResponse<String> named = send(
                token,
                "PUT",
                address,
                head.replace(
                        "\"archive\"",
                        "\"signers\": [{\"login\": \"%s\", \"office\": \"GIÁM ĐỐC\", \"rank\": \"Đại tá\"}], \"archive\""
                                .formatted(administrator.login())),
                "If-Match",
                set.headers().firstValue("ETag").orElseThrow());
        assertThat(named.statusCode()).as(named.body()).isEqualTo(200);
        assertThat(named.body())
                .contains("\"login\":\"" + administrator.login() + "\"", "\"rank\":\"Đại tá\"", "PHÓ GIÁM ĐỐC");
        set = named;
        HttpResponse<String> stranger = send(
                token,
                "PUT",
                address,
                head.replace(
                        "\"archive\"", "\"signers\": [{\"login\": \"nobody.here\", \"office\": \"X\"}], \"archive\""),
                "If-Match",
                set.headers().firstValue("ETag").orElseThrow());
        assertThat(stranger.statusCode()).isEqualTo(422);
        assertThat(stranger.body()).contains("SIGNER_UNKNOWN", "signers[0].login");
        HttpResponse<String> wrong = send(
                token,
                "PUT",
                address,
                "{\"from\": \"2022-01-01\", \"to\": \"2021-01-01\", \"body\": \" \"}",
                "If-Match",
                set.headers().firstValue("ETag").orElseThrow());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"to\"", "\"body\"", "\"symbol\"", "\"archive\"");
        // Each book numbers by itself: one symbol in two books would give two papers one number and symbol.
        BookId other = TestBooks.open(context);
        String elsewhere = "/api/v1/books/" + other + "/letterheads/1001";
        String none =
                send(token, "GET", elsewhere, null).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> taken = send(token, "PUT", elsewhere, head, "If-Match", none);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("LETTERHEAD_SYMBOL_TAKEN");
        // In a book that follows the other one the body keeps the symbol it had, and no other body has it.
        Acting.runAsSystem(() -> context.getBean(BookSuccessions.class)
                .succeed(desk.fixture.book, other, java.time.LocalDate.of(2100, 1, 1), "hệ thống"));
        assertThat(send(token, "PUT", elsewhere.replace("1001", "1002"), head, "If-Match", none)
                        .statusCode())
                .isEqualTo(409);
        assertThat(send(token, "PUT", elsewhere, head, "If-Match", none).statusCode())
                .isEqualTo(200);
        String officer = TestStaff.named(context, "Cán bộ")
                .as(Role.STAFF_OFFICER, desk.fixture.book, ReportFixture.STAFF_DEPARTMENT)
                .token();
        assertThat(send(officer, "GET", address, null).statusCode()).isEqualTo(403);
        assertThat(send(officer, "PUT", address, head, "If-Match", none).statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> send(
            String token, String method, String path, @org.jspecify.annotations.Nullable String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
