package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A recalled item opened late: that it was recalled and why, and who took which step, but nothing of what was said to it, since that quotes it. */
@BrowserTest
class RecalledTest extends ItemsInABook {

    private static final String QUOTED = "Bãi Vòng";

    private UUID request = UUID.randomUUID();
    private UUID bulletin = UUID.randomUUID();
    private String then = "";

    @BeforeEach
    void recall() throws Exception {
        request = given(REQUEST.replace("[4001]", "[4001, 1011]"));
        taken(customs, request, "{\"step\": \"REPLY_PARTLY\", \"words\": \"Ba tàu ở Bãi Vòng đã làm thủ tục\"}");
        taken(customs, request, "{\"step\": \"REPLY\", \"words\": \"Tàu khác ở Bãi Vòng thì chưa\"}");
        bulletin = given(BULLETIN);
        taken(customs, bulletin, "{\"step\": \"RATE\", \"ofValue\": true, \"words\": \"Đã lập chốt Bãi Vòng\"}");
        String corrected =
                BULLETIN.replace("}", ", \"reason\": \"Tàu ở Bãi Vòng đã đi\"}").replace("Ba tàu", "Hai tàu");
        int version = item(station, bulletin).path("version").asInt();
        assertThat(put(station, bulletin, corrected, version).statusCode()).isEqualTo(200);
        then = "?asOf=" + Acting.asSystem(() -> ledger.cutoff(Set.of(book)));
        for (UUID item : List.of(request, bulletin)) {
            taken(station, item, "{\"step\": \"RECALL\", \"words\": \"Gửi nhầm nơi\"}");
        }
    }

    @Test
    void by_programs_only_its_sender_and_those_above_still_read_what_was_said() throws Exception {
        for (UUID id : List.of(request, bulletin)) {
            for (String token : List.of(police, customs, token(CUSTOMS_OFFICE))) {
                JsonNode seen = item(token, id);
                assertThat(seen.path("reason").asString()).isEqualTo("Gửi nhầm nơi");
                assertThat(seen.path("thread")
                                .valueStream()
                                .map(one -> one.path("words").asString("")))
                        .filteredOn(words -> !words.isEmpty())
                        .containsExactly("Gửi nhầm nơi");
                assertThat(seen.path("thread")).hasSameSizeAs(item(station, id).path("thread"));
                assertThat(seen.toString()).doesNotContain(QUOTED);
                assertThat(get(token, id + then).body()).doesNotContain(QUOTED, "Tàu lạ", "Xác minh");
            }
            assertThat(turn(police, id, "{\"step\": \"ACKNOWLEDGE\"}").body()).doesNotContain(QUOTED);
            for (String token : List.of(station, token(GUARD_COMMAND))) {
                assertThat(get(token, id.toString()).body()).contains(QUOTED);
                assertThat(get(token, id + then).body()).contains(QUOTED);
            }
        }
        assertThat(item(customs, bulletin).at("/recipients/0/ofValue").asBoolean())
                .as("that it was of value is no word of it")
                .isTrue();
    }

    @Test
    void nor_is_it_read_on_its_page() {
        for (UnitId unit : List.of(POLICE, CUSTOMS, STATION)) {
            try (Tab tab = Tab.on(port).signIn(staff(Role.RECORDER, unit).login(), TestStaff.PASSWORD)) {
                for (UUID id : List.of(request, bulletin)) {
                    Locator main = tab.go("/records/" + book + "/" + id).page().locator("main");
                    assertThat(main).containsText("Gửi nhầm nơi");
                    if (unit.equals(STATION)) {
                        assertThat(main).containsText(QUOTED);
                    } else {
                        assertThat(main).not().containsText(QUOTED);
                        assertThat(main).containsText("những điều đã trao đổi về tin không còn hiển thị");
                        tab.go("/records/" + book + "/" + id + then);
                        assertThat(main).not().containsText(QUOTED);
                    }
                }
                if (unit.equals(POLICE)) {
                    tab.shot("exchange-recalled-late").check();
                }
            }
        }
    }
}
