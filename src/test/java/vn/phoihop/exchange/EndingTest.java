package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Entry;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** Nothing stays open for ever: what nobody closes ends by itself, and then goes; drafts nobody touches go; what was closed can still be taken back. */
@BrowserTest
class EndingTest extends ItemsInABook {

    @BeforeEach
    void real() {
        inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("update book set sample = false where id = :book")
                .param("book", book.value())
                .update());
    }

    @Test
    void a_bulletin_nobody_closes_ends_by_the_rule_of_its_topics_and_what_it_says_goes_later() throws Exception {
        LocalDate longAgo = today().minusMonths(12).minusDays(50);
        UUID old = sent(longAgo, null, "EPIDEMIC");
        UUID fresh = sent(today().minusDays(44), null, "EPIDEMIC");
        UUID longer = sent(today().minusDays(50), null, "EPIDEMIC", "SEA");
        ended();
        assertThat(state(old)).isEqualTo("CLOSED");
        assertThat(state(fresh)).isEqualTo("SENT");
        assertThat(state(longer)).as("the longest of its topics holds").isEqualTo("SENT");
        Entry entry = asSystem(() -> ledger.history(new RecordKey(book, old))).getLast();
        assertThat(entry).returns("EXCHANGE_ENDED", Entry::event).returns("system", Entry::actor);
        assertThat(entry.payload()).contains("EPIDEMIC 45");
        assertThat(figuresOf(longAgo)).isEqualTo("1");
        // It ended today: what it says is kept from now on, and goes by the same rule as all else.
        asOwner("update exchange_turn set at = at - interval '14 months' where move = 'END' and item = '" + old + "'");
        asOwner("update exchange_item set ended_on = ended_on - interval '14 months' where id = '" + old + "'");
        assertThat(Acting.asSystem(() -> context.getBean(DroppingContent.class).drop()))
                .isEqualTo(1);
        assertThat(item(customs, old).path("text").asString("")).isEmpty();
    }

    @Test
    void a_request_ends_long_after_it_was_due_or_answered() throws Exception {
        UUID owed = sent(today().minusDays(200), today().minusDays(190), "SEA");
        UUID lately = sent(today().minusDays(200), today().minusDays(170), "SEA");
        UUID answered = sent(today().minusDays(120), today().minusDays(100), "SEA");
        answered(answered, today().minusDays(110));
        escalated(owed, today().minusDays(189));
        escalated(lately, today().minusDays(169));
        ended();
        assertThat(state(owed)).isEqualTo("CLOSED");
        assertThat(item(station, owed).at("/recipients/0/answer").asString()).isEqualTo("ENDED");
        assertThat(state(lately)).isEqualTo("SENT");
        assertThat(item(station, answered).at("/recipients/0/answer").asString())
                .isEqualTo("ANSWERED");
    }

    @Test
    void what_nobody_has_anything_to_do_with_waits_for_its_sender_to_close_it() throws Exception {
        UUID id = given(BULLETIN);
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertThat(list(station, "waiting=CLOSE")).isEmpty();
        taken(police, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertThat(list(station, "waiting=CLOSE")).containsExactly(id.toString());
        assertThat(list(customs, "waiting=CLOSE")).isEmpty();
        taken(station, id, "{\"step\": \"CLOSE\", \"words\": \"Đã xong\"}");
        assertThat(list(station, "waiting=CLOSE")).isEmpty();
    }

    @Test
    void what_was_closed_can_be_acknowledged_corrected_and_recalled() throws Exception {
        UUID id = given(BULLETIN);
        taken(station, id, "{\"step\": \"CLOSE\", \"words\": \"Đã xong\"}");
        assertThat(list(customs, "waiting=ACKNOWLEDGE"))
                .as("it waits no longer")
                .isEmpty();
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertThat(item(customs, id).at("/recipients/0/acknowledged").asInt()).isEqualTo(1);
        int version = item(station, id).path("version").asInt();
        assertThat(put(
                                station,
                                id,
                                BULLETIN.replace("Ba tàu", "Hai tàu").replace("}", ", \"reason\": \"Đếm lại\"}"),
                                version)
                        .statusCode())
                .isEqualTo(200);
        assertThat(state(id)).isEqualTo("CORRECTED");
        assertThat(list(customs, "waiting=ACKNOWLEDGE")).containsExactly(id.toString());

        UUID asked = given(REQUEST);
        taken(customs, asked, "{\"step\": \"REPLY\", \"words\": \"Nhầm sang hồ sơ khác\"}");
        taken(station, asked, "{\"step\": \"ACCEPT\"}");
        assertThat(state(asked)).isEqualTo("CLOSED");
        taken(station, asked, "{\"step\": \"RECALL\", \"words\": \"Hỏi nhầm nơi\"}");
        assertThat(item(customs, asked).path("text").asString("")).isEmpty();
        assertThat(figures()).containsEntry("VERIFICATIONS_ASKED", "0");
    }

    @Test
    void a_draft_thrown_away_says_nothing_and_one_nobody_touches_is_thrown_away() throws Exception {
        String draft = BULLETIN.replace("}", ", \"draft\": true}");
        UUID thrown = UUID.randomUUID();
        put(station, thrown, draft, null);
        taken(station, thrown, "{\"step\": \"DISCARD\"}");
        assertThat(kept(thrown)).isZero();
        UUID forgotten = UUID.randomUUID();
        UUID untouched = UUID.randomUUID();
        put(station, forgotten, draft, null);
        put(station, untouched, draft, null);
        touched(forgotten, 80);
        assertThat(list(station, "waiting=FORGOTTEN")).containsExactly(forgotten.toString());
        ended();
        assertThat(kept(forgotten)).isEqualTo(1);
        touched(forgotten, EndingItems.DRAFT_DAYS + 1);
        ended();
        assertThat(kept(forgotten)).isZero();
        assertThat(kept(untouched)).isEqualTo(1);
        assertThat(list(station, "box=OUT&state=DRAFT")).containsExactly(untouched.toString());
    }

    @Test
    void a_draft_saved_meanwhile_stays() throws Exception {
        UUID draft = UUID.randomUUID();
        put(station, draft, BULLETIN.replace("}", ", \"draft\": true}"), null);
        java.time.Instant hourAgo = java.time.Instant.now().minus(java.time.Duration.ofHours(1));
        RecordKey key = new RecordKey(book, draft);
        assertThat(asSystem(() -> context.getBean(EndingItem.class).discard(key, hourAgo)))
                .isFalse();
        assertThat(list(station, "box=OUT&state=DRAFT")).containsExactly(draft.toString());
    }

    @Test
    void a_sample_does_not_end() throws Exception {
        UUID old = sent(today().minusDays(400), null, "EPIDEMIC");
        inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("update book set sample = true where id = :book")
                .param("book", book.value())
                .update());
        ended();
        assertThat(state(old)).isEqualTo("SENT");
    }

    private void ended() {
        Acting.asSystem(() -> context.getBean(EndingItems.class).end());
    }

    private String state(UUID id) throws Exception {
        JsonNode item = item(station, id);
        return item.path("state").asString();
    }

    private void touched(UUID draft, int daysAgo) {
        inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("update exchange_item set changed_at = :at where id = :id")
                .param("at", at(today().minusDays(daysAgo), 1))
                .param("id", draft)
                .update());
    }

    /** Whether any of its words are there. */
    private long kept(UUID id) {
        return asSystem(() -> context.getBean(JdbcClient.class)
                .sql(
                        "select count(*) from exchange_item where id = :id and (title is not null or body is not null or search ~ 'tau la')")
                .param("id", id)
                .query(Long.class)
                .single());
    }

    private String figuresOf(LocalDate day) {
        return Objects.requireNonNull(
                figures(new vn.phoihop.vocabulary.Window(day, day.plusDays(1))).get("INFORMATION_ITEMS_EXCHANGED"));
    }

    private UUID sent(LocalDate day, @Nullable LocalDate due, String... topics) {
        ItemForm form = new ItemForm(
                due == null ? ItemKind.BULLETIN : ItemKind.VERIFICATION,
                List.of(topics),
                WATERS,
                null,
                "Ổ dịch bến cá",
                "Ổ dịch mới tại bến cá, 5 ca",
                STATION,
                Topic.Urgency.URGENT,
                due == null ? Confidence.OBSERVED : null,
                due == null ? Impact.LOW : null,
                List.of(CUSTOMS),
                List.of(),
                due,
                false,
                false,
                false,
                null);
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.asSystem(() -> writing().send(key, null, form, by(STATION, day)));
        return key.id();
    }

    private void answered(UUID id, LocalDate day) {
        Acting.runAsSystem(() -> writing()
                .take(
                        new RecordKey(book, id),
                        null,
                        Step.saying(ItemMove.REPLY, CUSTOMS, "Không có tàu nào"),
                        by(CUSTOMS, day)));
    }

    private void escalated(UUID id, LocalDate day) {
        Acting.runAsSystem(() -> writing()
                .take(
                        new RecordKey(book, id),
                        null,
                        Step.plain(ItemMove.ESCALATE, CUSTOMS),
                        new By("system", null, day.atTime(3, 0).toInstant(ZoneOffset.UTC))));
    }

    private static By by(UnitId unit, LocalDate day) {
        return new By("Cán bộ cũ", unit, day.atTime(3, 0).toInstant(ZoneOffset.UTC));
    }

    private static java.time.OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atOffset(ZoneOffset.UTC);
    }

    private ItemWriting writing() {
        return context.getBean(ItemWriting.class);
    }

    private void inTransaction(Runnable work) {
        asSystem(() -> {
            work.run();
            return 0;
        });
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(
                () -> Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                        .execute(status -> work.get())));
    }
}
