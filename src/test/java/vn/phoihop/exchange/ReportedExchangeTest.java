package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What units gave to and asked of each other, as the six-month report counts it: each line opens its items, to who may read them and as counts to all. */
@BrowserTest
class ReportedExchangeTest extends ItemsInABook {

    private static final UnitId STAFF_DEPARTMENT = new UnitId(1001);
    private static final List<String> CONTENTS = List.of("Tàu lạ", "rạng sáng", "Xác minh tàu", "thủ tục");

    /** Which items each line of the report is made of. */
    private final Map<String, List<UUID>> lines = new LinkedHashMap<>();

    private Window halfYear = new Window(LocalDate.EPOCH, LocalDate.MAX);

    /** Two bulletins, one of them of value; two requests, one of them answered a day late. */
    @BeforeEach
    void playAThread() throws Exception {
        UUID ofValue = given(BULLETIN);
        taken(customs, ofValue, "{\"step\": \"ACKNOWLEDGE\"}");
        taken(customs, ofValue, "{\"step\": \"RATE\", \"ofValue\": true, \"words\": \"Đã bố trí kiểm tra\"}");
        UUID unrated = given(BULLETIN);
        UUID late = given(REQUEST);
        past(late);
        UUID inTime = given(REQUEST);
        for (UUID request : List.of(late, inTime)) {
            taken(customs, request, "{\"step\": \"REPLY\", \"words\": \"Tàu đã làm thủ tục\"}");
            taken(station, request, "{\"step\": \"ACCEPT\"}");
        }
        lines.put("INFORMATION_ITEMS_EXCHANGED", List.of(ofValue, unrated));
        lines.put("INFORMATION_ITEMS_OF_VALUE", List.of(ofValue));
        lines.put("VERIFICATIONS_ASKED", List.of(late, inTime));
        lines.put("VERIFICATIONS_ANSWERED_ON_TIME", List.of(inTime));
        halfYear = context.getBean(Catalogues.class)
                .current()
                .regime("HALF_YEAR_15")
                .windowOn(today());
    }

    @Test
    void the_draft_of_the_report_has_the_four_lines_and_each_opens_its_items() throws Exception {
        String report = drafted();
        for (UnitId unit : List.of(CUSTOMS, STRANGER)) {
            boolean reads = unit.equals(CUSTOMS);
            try (Tab tab = signedIn(unit)) {
                for (String code : lines.keySet()) {
                    Locator line = tab.go(report).page().locator("#line-" + code);
                    assertThat(line.locator("td.num").first())
                            .hasText(Integer.toString(lines.get(code).size()));
                    line.locator("a[href*='/figures/" + code + "']").click();
                    assertBehind(tab, code, reads);
                }
            }
        }
    }

    @Test
    void behind_each_figure_everybody_sees_how_many_and_who_received_them_what_they_say() throws Exception {
        for (UnitId unit : List.of(CUSTOMS, STRANGER)) {
            boolean reads = unit.equals(CUSTOMS);
            String token = reads ? customs : stranger;
            try (Tab tab = signedIn(unit)) {
                for (String code : lines.keySet()) {
                    tab.go("/figures/" + code + "?window=" + halfYear);
                    assertBehind(tab, code, reads);
                    HttpResponse<String> records =
                            read(token, "/api/v1/figures/" + code + "/records?window=" + halfYear);
                    assertThat(records.statusCode()).as(records.body()).isEqualTo(200);
                    assertThat(json.readTree(records.body()).path("items").findValuesAsString("id"))
                            .containsExactlyInAnyOrderElementsOf(
                                    lines.get(code).stream().map(UUID::toString).toList());
                    assertThat(records.body()).doesNotContain(CONTENTS);
                }
            }
            for (UUID item : lines.get("VERIFICATIONS_ASKED")) {
                assertThat(get(token, item.toString()).statusCode()).isEqualTo(reads ? 200 : 404);
            }
        }
    }

    /** On the page of a figure: its items, by their titles for who may read them. */
    private void assertBehind(Tab tab, String code, boolean reads) {
        Locator main = tab.page().locator("main");
        String title = code.startsWith("INFORMATION") ? "Tàu lạ neo đậu" : "Xác minh tàu vào cảng";
        for (UUID item : lines.get(code)) {
            assertThat(main.locator("#records a[href*='" + item + "']")).hasCount(reads ? 1 : 0);
        }
        assertThat(main.locator("#records tbody tr")).hasCount(lines.get(code).size());
        if (reads) {
            assertThat(main.locator("#records")).containsText(title);
        } else {
            for (String words : CONTENTS) {
                assertThat(main).not().containsText(words);
            }
        }
    }

    /** The address of its page. */
    private String drafted() throws Exception {
        Acting.runAsSystem(() ->
                context.getBean(CoordinationOffices.class).appoint(book, STAFF_DEPARTMENT, LocalDate.of(2020, 1, 1)));
        HttpResponse<String> answer = call(
                staff(Role.STAFF_OFFICER, STAFF_DEPARTMENT).token(),
                "POST",
                "/api/v1/books/" + book + "/reports",
                "{\"form\": \"SIX_MONTH\", \"window\": \"" + halfYear + "\"}",
                null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode report = json.readTree(answer.body());
        lines.forEach((code, items) -> assertThat(report.path("figures")
                        .valueStream()
                        .filter(one -> one.path("indicator").asString().equals(code))
                        .map(one -> one.path("value").asString()))
                .as(code)
                .containsExactly(Integer.toString(items.size())));
        return "/reports/" + book + "/" + report.path("id").asString();
    }

    private Tab signedIn(UnitId unit) {
        return Tab.on(port).signIn(staff(Role.RECORDER, unit).login(), TestStaff.PASSWORD);
    }
}
