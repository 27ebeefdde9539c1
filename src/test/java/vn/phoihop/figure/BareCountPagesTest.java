package vn.phoihop.figure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A count without records is marked wherever it shows, and its source is one look or one click away. */
@BrowserTest
class BareCountPagesTest {

    private static final String WINDOW = "window=2021-12-15/2022-06-15";
    private static final String SOURCE = "Báo cáo số 12/BC-CAT";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    DeclaringCounts declaring;

    BookId book;
    TestStaff staff;

    @BeforeEach
    void declare() {
        book = TestBooks.inKienGiang(context);
        staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        take("indicator,window,value,source_vi\n"
                + "PATROLS,2020-12-15/2021-06-15,9874," + SOURCE + "\n"
                + "PATROLS,2021-12-15/2022-06-15,12,Điện mật mã\n");
    }

    @Test
    void itIsMarkedAtHomeAndOnItsFigureWhoseSourceLeadsToItsRecord() {
        try (Tab tab = Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD)) {
            var page = tab.go("/?" + WINDOW).page();
            var patrols = page.locator(".headline[href*='/figures/PATROLS']");
            assertThat(patrols.locator(".figure-mark")).hasCount(2);
            assertThat(page.locator(".figure-sources"))
                    .containsText(SOURCE + " (kỳ 15/12/2020 – 14/06/2021; ghi vào sổ");
            tab.check();
            tab.go("/figures/PATROLS?" + WINDOW);
            assertThat(page.locator(".figure-bare")).hasCount(2);
            tab.shot("figure-bare-count").check();
            page.click("text=" + SOURCE);
            assertThat(page.locator("h1")).containsText("Số đếm: Tuần tra");
            assertThat(page.locator("main dl")).containsText("9.874");
            assertThat(page.locator("main dl")).containsText(SOURCE);
            assertThat(page.locator("main dl")).containsText("Đang tính");
            assertThat(page.locator("section[aria-labelledby=counted]")).containsText("đúng kỳ đã khai");
            tab.shot("record-bare-count").check();
            take("indicator,window,value,source_vi\nPATROLS,2020-12-15/2021-06-15,9880," + SOURCE + "\n");
            page.reload();
            assertThat(page.locator("main dl")).containsText("Đã có số đếm khác thay");
        }
    }

    @Test
    void programsAreToldTheSource() throws Exception {
        String figures = get("/api/v1/figures?form=SIX_MONTH&" + WINDOW);
        assertThat(figures)
                .contains("\"bareCounts\":[{", "\"vi\":\"Điện mật mã\"", "\"quantity\":12")
                .doesNotContain(SOURCE);
        assertThat(get("/api/v1/figures?form=SIX_MONTH&window=2020-12-15/2021-06-15"))
                .contains(SOURCE, "\"declaredOn\":");
    }

    private void take(String file) {
        declaring.take(Map.of("counts.csv", file.getBytes(StandardCharsets.UTF_8)), book, "Quản trị", false);
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .header("Authorization", "Bearer " + staff.token())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
