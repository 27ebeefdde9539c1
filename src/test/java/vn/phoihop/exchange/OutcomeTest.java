package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Posting;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What came of a bulletin in the book: whoever rates it names a case, and everybody who reads the bulletin is led there. */
@BrowserTest
class OutcomeTest extends ItemsInABook {

    private final UUID opened = UUID.randomUUID();

    @BeforeEach
    void openCase() {
        Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> ledger.post(new Posting(
                        new RecordKey(book, opened),
                        "case",
                        "CASE_OPENED",
                        "system",
                        null,
                        1,
                        Map.of("note", "Vụ việc từ tin"),
                        List.of(),
                        null))));
    }

    @Test
    void a_program_names_it_by_its_id() throws Exception {
        UUID id = given(BULLETIN);
        String rate = "{\"step\": \"RATE\", \"ofValue\": true, \"record\": \"%s\"}";
        assertThat(codes(turn(customs, id, rate.formatted("khong-phai-ma")))).containsExactly("record FIELD_SHAPE");
        assertProblem(turn(customs, id, rate.formatted(UUID.randomUUID())), 422, "EXCHANGE_OUTCOME_UNKNOWN");
        taken(customs, id, rate.formatted(opened));
        for (String token : List.of(station, police)) {
            JsonNode receiver = item(token, id).at("/recipients/0");
            assertThat(receiver.path("outcomeRecord").asString()).isEqualTo(opened.toString());
            assertThat(receiver.path("outcomeBook").asString("")).isEmpty();
        }
    }

    @Test
    void on_the_page_it_is_named_by_its_address_and_stands_as_a_link_in_the_row_of_who_rated() throws Exception {
        UUID id = given(BULLETIN);
        String link = "section[aria-labelledby=recipients] tbody tr a[href*='/records/" + book + "/" + opened + "']";
        try (Tab receiver = signedIn(CUSTOMS)) {
            Page rate =
                    receiver.go("/exchange/" + book + "/" + id + "/steps/rate").page();
            rate.fill("#record", "khong-phai-ma");
            sent(rate);
            assertThat(rate.locator("#record-error")).containsText("Không đọc được giá trị “khong-phai-ma”");
            rate.fill("#record", UUID.randomUUID().toString());
            sent(rate);
            assertThat(rate.locator("#record-error")).containsText("Không có hoạt động hay vụ việc nào mang mã");
            rate.fill("#record", "http://localhost/records/" + book + "/" + opened + "?window=x#list");
            sent(rate);
            assertThat(rate.locator(link)).hasCount(1);
        }
        try (Tab giver = signedIn(STATION)) {
            Page give = giver.go("/records/" + book + "/" + id).page();
            assertThat(give.locator(link)).hasCount(1);
            giver.shot("exchange-outcome").check();
            give.locator(link).click();
            assertThat(give).hasURL(Pattern.compile(".*/records/" + book + "/" + opened + ".*"));
        }
    }

    private static void sent(Page page) {
        page.locator(".card-footer .btn-primary").click();
        page.waitForLoadState();
    }

    private Tab signedIn(UnitId unit) {
        return Tab.on(port).signIn(staff(Role.RECORDER, unit).login(), TestStaff.PASSWORD);
    }
}
