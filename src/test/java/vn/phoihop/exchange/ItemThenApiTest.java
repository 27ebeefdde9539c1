package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.web.BrowserTest;

/** Items by programs as they were known at an earlier time. */
@BrowserTest
class ItemThenApiTest extends ItemsInABook {

    @Test
    void an_item_is_told_as_it_was_known_with_all_its_recipients_and_nothing_to_be_done() throws Exception {
        Cutoff before = now();
        UUID id = given(BULLETIN);
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        Cutoff acknowledged = now();
        String corrected = BULLETIN.replace("Ba tàu", "Hai tàu").replace("}", ", \"reason\": \"Đếm lại\"}");
        int version = item(station, id).path("version").asInt();
        assertThat(put(station, id, corrected, version).statusCode()).isEqualTo(200);

        JsonNode then = json.readTree(get(police, id + "?asOf=" + acknowledged).body());
        assertThat(then.path("text").asString()).contains("Ba tàu");
        assertThat(then.path("state").asString()).isEqualTo("SENT");
        assertThat(then.path("recipients")).hasSize(2);
        assertThat(then.at("/recipients/0/acknowledged").asInt()).isEqualTo(1);
        assertThat(then.path("thread")).hasSize(2);
        assertThat(then.path("steps")).isEmpty();
        assertThat(item(police, id).path("text").asString()).contains("Hai tàu");

        assertProblem(get(police, id + "?asOf=" + before), 404, "RECORD_NOT_YET_KNOWN");
        assertProblem(get(police, id + "?asOf=yesterday"), 422, "AS_OF_NOT_READABLE");
        assertThat(get(stranger, id + "?asOf=" + acknowledged).statusCode())
                .as("whoever does not see it now does not see it as it was")
                .isEqualTo(404);
    }

    @Test
    void what_a_recalled_item_said_before_is_told_to_its_sender_alone() throws Exception {
        UUID id = given(BULLETIN);
        Cutoff sent = now();
        taken(station, id, "{\"step\": \"RECALL\", \"words\": \"Gửi nhầm\"}");

        assertThat(get(customs, id + "?asOf=" + sent).body()).doesNotContain("Ba tàu");
        assertThat(get(station, id + "?asOf=" + sent).body()).contains("Ba tàu");
    }

    private Cutoff now() {
        return Acting.asSystem(() -> ledger.cutoff(Set.copyOf(List.of(book))));
    }
}
