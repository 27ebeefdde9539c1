package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A report as it was at a cutoff: a draft, frozen, signed, issued, whatever became of it later. */
@BrowserTest
class ReportThenTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Ledger ledger;

    private final JsonMapper json = new JsonMapper();
    private ReportDesk desk;
    private Report draft;
    private Cutoff before;
    private Cutoff drafted;
    private Cutoff frozen;
    private Cutoff signed;

    @BeforeEach
    void goesItsWayAndIsRecalled() {
        desk = new ReportDesk(context);
        before = now();
        draft = desk.start();
        desk.say(
                draft,
                desk.open(draft, desk.fixture.borderGuard).subList(0, 1),
                Confirmation.State.CONTESTED,
                "Biên phòng đếm 12 cuộc",
                desk.fixture.borderGuard);
        drafted = now();
        Report report = desk.take(desk.get(draft), ReportStep.FREEZE, desk.fixture.drafter);
        frozen = now();
        report = desk.take(report, ReportStep.APPROVE, desk.fixture.head);
        report = desk.take(report, ReportStep.SIGN, desk.fixture.commander);
        signed = now();
        report = desk.take(report, ReportStep.ISSUE, desk.fixture.clerk);
        desk.take(report, ReportStep.RECALL, "Sai số liệu", desk.fixture.commander);
    }

    @Test
    void itsPagesTellWhatItWas() {
        TestStaff reader = TestStaff.named(context, "Cán bộ tra báo cáo")
                .as(Role.STAFF_OFFICER, desk.fixture.book, ReportFixture.STAFF_DEPARTMENT);
        try (Tab tab = Tab.on(port).signIn(reader.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/reports/" + draft.key()).page();
            page.click("#as-of summary");
            page.fill("#asOf", signed.toString());
            page.click("#as-of form button");
            page.waitForURL("**/records/**");
            Locator main = page.locator("main");
            assertThat(page.locator(".as-of-band")).hasCount(1);
            assertThat(main).containsText("Đã ký");
            assertThat(main).containsText("Lê Văn Ký");
            assertThat(main).not().containsText("Sai số liệu");
            assertThat(page.locator("section[aria-labelledby=figures-then] tbody tr")
                            .first())
                    .isVisible();
            tab.shot("report-then").check();

            tab.go("/reports/" + draft.key() + "?asOf=" + frozen);
            assertThat(main).containsText("Đã chốt số liệu");
            assertThat(main).containsText(desk.get(draft).frozen().figuresHash());
            assertThat(main).not().containsText("Lê Văn Ký");
            tab.go("/reports/" + draft.key() + "?asOf=" + drafted);
            assertThat(main).containsText("Dự thảo");
            assertThat(main).containsText("số liệu chưa chốt");
            tab.go("/reports/" + draft.key() + "?asOf=" + before);
            assertThat(main).containsText("chưa có trong sổ");
            tab.go("/reports/" + draft.key() + "?asOf=31/02/2022").check();
            assertThat(main).containsText("31/02/2022");

            tab.go("/records/" + draft.key()).shot("report-record").check();
            assertThat(main).containsText("Đã thu hồi");
            page.click("#steps a");
            assertThat(page.locator("#way")).hasCount(1);
        }
    }

    @Test
    void programsAreToldWhatItWas() {
        String token = TestStaff.named(context, "Phần mềm tra báo cáo")
                .as(Role.STAFF_OFFICER, desk.fixture.book, ReportFixture.STAFF_DEPARTMENT)
                .token();
        String one =
                "/api/v1/books/" + desk.fixture.book + "/reports/" + draft.key().id();
        assertThat(state(token, one + "/then")).isEqualTo("RECALLED");
        assertThat(state(token, one + "/then?asOf=" + signed)).isEqualTo("SIGNED");
        assertThat(state(token, one + "/then?asOf=" + drafted)).isEqualTo("DRAFT");
        JsonNode stood = json.readTree(ask(token, one + "/then?asOf=" + frozen));
        assertThat(stood.path("state").asString()).isEqualTo("FROZEN");
        assertThat(stood.path("figures")).isNotEmpty();
        assertThat(stood.path("signedBy").isNull()).isTrue();
        assertThat(ask(token, one + "/then?asOf=" + before)).contains("RECORD_NOT_YET_KNOWN");
        assertThat(ask(token, one + "?asOf=" + signed)).contains("AS_OF_NOT_HERE", "/then");
    }

    private String state(String token, String path) {
        return json.readTree(ask(token, path)).path("state").asString();
    }

    private String ask(String token, String path) {
        return RestClient.create("http://localhost:" + port)
                .get()
                .uri(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .exchange((request, answer) -> new String(answer.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Cutoff now() {
        return desk.fixture.as(desk.fixture.drafter, () -> ledger.cutoff(Set.of(desk.fixture.book)));
    }
}
