package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The matrix of a topic and of a month, and its medians: each receiver's time runs from when it got it, sent or handed on. */
@BrowserTest
class FlowTimesTest extends ItemsInABook {

    private static final Instant SENT = Instant.parse("2025-07-20T03:00:00Z");

    private RecordKey bulletin = new RecordKey(BookId.COMMON, UUID.randomUUID());
    private RecordKey request = bulletin;

    @BeforeEach
    void give() {
        bulletin = sent(ItemKind.BULLETIN, "CRIME");
        request = sent(ItemKind.VERIFICATION, "SEA");
    }

    @Test
    void of_an_even_number_of_receivers_the_median_lies_between_the_two_in_the_middle() throws Exception {
        acknowledged(bulletin, CUSTOMS, 1);
        acknowledged(bulletin, POLICE, 3);
        assertThat(row("CRIME", null).path("acknowledging").asLong()).isEqualTo(hours(2));
        assertThat(row("CRIME", POLICE).path("acknowledging").asLong()).isEqualTo(hours(3));
        assertThat(row("SEA", null).path("acknowledging").isNumber())
                .as("nobody has acknowledged the request")
                .isFalse();
        replied(request, CUSTOMS, 4);
        replied(request, POLICE, 10);
        assertThat(row("SEA", null).path("answering").asLong()).isEqualTo(hours(7));
        assertThat(row("SEA", null).path("acknowledging").asLong())
                .as("who answers has acknowledged")
                .isEqualTo(hours(7));
        try (Tab desk = Tab.on(port).signIn(staff(Role.RECORDER, STRANGER).login(), TestStaff.PASSWORD)) {
            Page page = desk.go("/exchange/matrix?month=2025-07&topic=CRIME").page();
            assertThat(page.locator("#list tbody tr").last().locator("td"))
                    .containsText(new String[] {"(tất cả)", "(tất cả)", "1", "2"});
            desk.go("/exchange/matrix?month=2025-07&topic=SEA");
            assertThat(page.locator("#list tbody tr").last().locator("td"))
                    .containsText(new String[] {"(tất cả)", "(tất cả)", "0", "7", "1", "1", "7"});
            desk.go("/exchange/matrix?month=2025-07");
            assertThat(page.locator("#list tbody tr").last().locator("td"))
                    .containsText(new String[] {"(tất cả)", "(tất cả)", "1", "1"});
            for (String nothing : List.of("month=2025-06", "month=2025-08", "month=2025-07&topic=EPIDEMIC")) {
                desk.go("/exchange/matrix?" + nothing);
                assertThat(page.locator("#list tbody tr").last().locator("td"))
                        .containsText(new String[] {"(tất cả)", "(tất cả)", "0", "0"});
            }
        }
    }

    @Test
    void the_clock_of_a_unit_it_was_handed_to_begins_when_it_got_it() throws Exception {
        acknowledged(bulletin, CUSTOMS, 1);
        acknowledged(bulletin, POLICE, 3);
        for (RecordKey item : List.of(bulletin, request)) {
            taken(
                    item,
                    new Step(UUID.randomUUID(), ItemMove.FORWARD, CUSTOMS, CUSTOMS_OFFICE, null, null, null, null),
                    CUSTOMS,
                    4);
        }
        acknowledged(bulletin, CUSTOMS_OFFICE, 6);
        assertThat(row("CRIME", CUSTOMS_OFFICE).path("acknowledging").asLong()).isEqualTo(hours(2));
        assertThat(row("CRIME", null).path("acknowledging").asLong()).isEqualTo(hours(2));
        replied(request, CUSTOMS_OFFICE, 9);
        replied(request, POLICE, 10);
        assertThat(row("SEA", CUSTOMS_OFFICE).path("answering").asLong()).isEqualTo(hours(5));
        assertThat(row("SEA", CUSTOMS).path("answering").isNumber())
                .as("who handed it on owes no answer")
                .isFalse();
        assertThat(row("SEA", CUSTOMS).path("acknowledging").asLong()).isEqualTo(hours(4));
        // Of 5 and 10 hours, the one that handed it on left out.
        assertThat(row("SEA", null).path("answering").asLong())
                .isEqualTo(Duration.ofMinutes(450).toSeconds());
    }

    private static long hours(int hours) {
        return Duration.ofHours(hours).toSeconds();
    }

    /** What the matrix of a topic tells of a receiver; of all without one. */
    private JsonNode row(String topic, @Nullable UnitId receiver) throws Exception {
        JsonNode rows = json.readTree(read(
                        stranger,
                        "/api/v1/books/" + book + "/exchange-flows?from=2025-07-20&to=2025-07-21&byUnit=true&topic="
                                + topic)
                .body());
        return rows.valueStream()
                .filter(one -> !one.path("senderForce").isNumber())
                .filter(one -> one.path("receiver").asLong(0) == (receiver == null ? 0 : receiver.value()))
                .findFirst()
                .orElseThrow();
    }

    private void acknowledged(RecordKey item, UnitId unit, int hoursLater) {
        taken(item, Step.plain(ItemMove.ACKNOWLEDGE, unit), unit, hoursLater);
    }

    private void replied(RecordKey item, UnitId unit, int hoursLater) {
        taken(item, Step.saying(ItemMove.REPLY, unit, "Không có tàu nào"), unit, hoursLater);
    }

    private void taken(RecordKey item, Step step, UnitId unit, int hoursLater) {
        By by = new By("Cán bộ cũ", unit, SENT.plus(Duration.ofHours(hoursLater)));
        Acting.asSystem(() -> context.getBean(ItemWriting.class).take(item, null, step, by));
    }

    private RecordKey sent(ItemKind kind, String topic) {
        boolean asks = kind == ItemKind.VERIFICATION;
        ItemForm form = new ItemForm(
                kind,
                List.of(topic),
                WATERS,
                null,
                "Tàu lạ neo đậu",
                "Ba tàu neo đậu từ rạng sáng",
                STATION,
                Topic.Urgency.URGENT,
                asks ? null : Confidence.OBSERVED,
                asks ? null : Impact.LOW,
                List.of(CUSTOMS, POLICE),
                List.of(),
                null,
                false,
                false,
                false,
                null);
        return Acting.asSystem(() -> context.getBean(ItemWriting.class)
                        .send(new RecordKey(book, UUID.randomUUID()), null, form, new By("Cán bộ cũ", STATION, SENT)))
                .key();
    }
}
