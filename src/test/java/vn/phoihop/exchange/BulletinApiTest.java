package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** Bulletins by programs: given, acknowledged, rated, corrected, recalled, handed on; what is refused; and who sees what. */
@BrowserTest
class BulletinApiTest extends ItemsInABook {

    @Test
    void who_may_give_information_and_nothing_else_completes_the_steps_of_the_book_too() throws Exception {
        String token = staff(Role.RECORDER, STATION).token(Set.of("exchange.record", "record.view"));
        // The sixteenth entry of a book writes running totals.
        for (int i = 0; i < 17; i++) {
            HttpResponse<String> answer = put(token, UUID.randomUUID(), BULLETIN, null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_EXCHANGED", "17");
    }

    @Test
    void a_bulletin_is_given_acknowledged_and_rated() throws Exception {
        UUID id = given(BULLETIN);
        assertThat(put(station, id, BULLETIN, null).statusCode()).isEqualTo(200);
        assertThat(figures())
                .containsEntry("INFORMATION_ITEMS_EXCHANGED", "1")
                .containsEntry("INFORMATION_ITEMS_OF_VALUE", "0");
        assertThat(list(customs, "waiting=UNREAD")).containsExactly(id.toString());
        assertThat(list(customs, "waiting=ACKNOWLEDGE")).containsExactly(id.toString());

        assertThat(read(customs, "/api/v1/waiting?why=CONFIRM").body()).contains(id.toString());

        JsonNode seen = item(customs, id);
        assertThat(seen.path("text").asString()).contains("Ba tàu cá");
        assertThat(seen.path("openings")).isEmpty();
        assertThat(list(customs, "waiting=UNREAD")).isEmpty();
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertThat(list(customs, "waiting=ACKNOWLEDGE")).isEmpty();
        assertThat(list(police, "waiting=ACKNOWLEDGE")).containsExactly(id.toString());

        taken(customs, id, "{\"step\": \"RATE\", \"ofValue\": true, \"words\": \"Đã bố trí kiểm tra\"}");
        assertThat(figures())
                .containsEntry("INFORMATION_ITEMS_EXCHANGED", "1")
                .containsEntry("INFORMATION_ITEMS_OF_VALUE", "1");
        taken(police, id, "{\"step\": \"RATE\", \"ofValue\": true}");
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_OF_VALUE", "1");
        taken(customs, id, "{\"step\": \"RATE\", \"ofValue\": false}");
        taken(police, id, "{\"step\": \"RATE\", \"ofValue\": false}");
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_OF_VALUE", "0");

        JsonNode own = item(station, id);
        // The police never asked for it and has had it in the answers to its steps.
        assertThat(own.path("openings")).hasSize(2);
        assertThat(list(police, "waiting=UNREAD")).isEmpty();
        assertThat(own.at("/recipients/0/acknowledgedFor").asLong()).isEqualTo(CUSTOMS.value());
        assertThat(own.at("/recipients/0/acknowledgedAt").asString()).isNotEmpty();
        assertThat(list(station, "box=OUT&q=tau+la+neo")).containsExactly(id.toString());
        assertThat(list(customs, "q=TAU+lạ&topic=SEA&urgency=URGENT&sort=changed"))
                .containsExactly(id.toString());
        assertThat(list(customs, "box=OUT")).isEmpty();
    }

    @Test
    void what_a_recipient_does_is_written_down_of_that_one_and_changes_nothing_for_the_others() throws Exception {
        UUID first = given(BULLETIN);
        UUID second = given(BULLETIN);
        taken(customs, first, "{\"step\": \"ACKNOWLEDGE\"}");

        assertThat(list(police, "sort=changed")).containsExactly(second.toString(), first.toString());
        JsonNode entry = json.readTree(Acting.asSystem(() -> String.valueOf(
                ledger.history(new RecordKey(book, first)).getLast().payload())));
        assertThat(entry.at("/form/text").asString()).contains("Ba tàu cá");
        assertThat(entry.path("recipients")).hasSize(1);
        assertThat(entry.at("/recipients/0/unit").asLong()).isEqualTo(CUSTOMS.value());
        assertThat(entry.path("thread")).hasSize(1);
        assertThat(item(police, first).path("recipients")).hasSize(2);

        String corrected = BULLETIN.replace("Ba tàu", "Hai tàu").replace("}", ", \"reason\": \"Đếm lại\"}");
        assertThat(put(station, first, corrected, 3).statusCode()).isEqualTo(200);
        assertThat(list(police, "sort=changed")).containsExactly(first.toString(), second.toString());
    }

    @Test
    void the_matrix_knows_the_present_only_and_says_so() throws Exception {
        String flows = "/api/v1/books/" + book + "/exchange-flows?from=" + today() + "&to=" + today().plusDays(1);
        assertProblem(read(station, flows + "&asOf=2026-01-01"), 422, "AS_OF_NOT_HERE");
        assertProblem(read(station, flows + "&cutoff=0:1," + book + ":1"), 422, "AS_OF_NOT_HERE");
        assertThat(read(station, flows).statusCode()).isEqualTo(200);
    }

    @Test
    void days_no_calendar_knows_are_not_readable() throws Exception {
        for (String day : List.of("%2B999999999-12-31", "-0044-03-15", "2026-02-30", "2026-2-3")) {
            assertProblem(get(station, "?from=" + day), 422, "NOT_READABLE");
            assertProblem(
                    read(station, "/api/v1/books/" + book + "/exchange-flows?to=2026-01-01&from=" + day),
                    422,
                    "NOT_READABLE");
        }
    }

    @Test
    void a_form_has_as_many_rows_as_were_sent() {
        assertThat(TypedFields.rows(Map.of("units[41]", "4001", "units[7]", "", "force[0]", ""), "units["))
                .containsExactly(7, 41);
    }

    @Test
    void a_list_does_not_tell_what_is_read_by_opening_it() throws Exception {
        UUID id = given(BULLETIN);
        taken(customs, id, "{\"step\": \"RATE\", \"ofValue\": true, \"words\": \"Đã bố trí kiểm tra\"}");
        assertThat(get(police, "").body())
                .contains(id.toString(), "Tàu lạ neo đậu")
                .doesNotContain("rạng sáng", "Đã bố trí");
        assertThat(list(police, "waiting=UNREAD")).containsExactly(id.toString());
    }

    @Test
    void how_long_it_took_runs_from_getting_it_to_the_first_acknowledgement() throws Exception {
        UUID id = given(BULLETIN);
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        taken(customs, id, "{\"step\": \"FORWARD\", \"to\": 1009}");
        String first = "select first_acknowledged_at::text from exchange_recipient where item = :id and unit = 4001";
        String before = told(first, id);
        put(station, id, BULLETIN.replace("Ba tàu", "Hai tàu").replace("}", ", \"reason\": \"Đếm lại\"}"), 4);
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertThat(told(first, id)).isEqualTo(before);
        assertThat(told(
                        "select (acknowledged_at > first_acknowledged_at)::text from exchange_recipient where item = :id and unit = 4001",
                        id))
                .isEqualTo("true");
        assertThat(told(
                        "select (got_at > listed_at + interval '1 millisecond')::text from exchange_recipient where item = :id and unit = 1009",
                        id))
                .isEqualTo("true");
    }

    private String told(String question, UUID id) {
        return Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> context.getBean(JdbcClient.class)
                        .sql(question)
                        .param("id", id)
                        .query(String.class)
                        .single()));
    }

    @Test
    void a_recipient_nobody_acts_for_is_told_to_the_sender_as_a_warning() throws Exception {
        UUID id = UUID.randomUUID();
        // Nobody is appointed there in this book, nor above.
        HttpResponse<String> answer = put(station, id, BULLETIN.replace("[4001, 1011]", "[4001, 1102]"), null);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json.readTree(answer.body()).path("unreached").valueStream().map(JsonNode::asLong))
                .containsExactly(1102L);
        assertThat(item(customs, id).path("unreached")).isEmpty();
        staff(Role.RECORDER, new UnitId(1102));
        assertThat(item(station, id).path("unreached")).isEmpty();
    }

    @Test
    void an_item_is_found_by_what_was_said_to_it_until_it_is_recalled() throws Exception {
        UUID id = given(BULLETIN);
        taken(customs, id, "{\"step\": \"RATE\", \"ofValue\": true, \"words\": \"Đã lập chốt Bãi Vòng\"}");
        assertThat(list(police, "q=bai+vong")).containsExactly(id.toString());
        assertThat(list(stranger, "q=bai+vong")).isEmpty();
        taken(station, id, "{\"step\": \"RECALL\", \"words\": \"Gửi nhầm\"}");
        assertThat(list(police, "q=bai+vong")).isEmpty();
    }

    @Test
    void the_sender_is_told_when_each_unit_opened_it_first() throws Exception {
        UUID id = given(BULLETIN);
        assertThat(item(station, id).at("/recipients/0/openedAt").asString("")).isEmpty();
        item(customs, id);
        assertThat(item(station, id).at("/recipients/0/openedAt").asString()).startsWith("20");
        assertThat(item(station, id).at("/recipients/1/openedAt").asString("")).isEmpty();
        assertThat(item(police, id).at("/recipients/0/openedAt").asString("")).isEmpty();
    }

    @Test
    void what_came_of_it_is_a_record_of_the_book() throws Exception {
        UUID id = given(BULLETIN);
        UUID other = given(BULLETIN);
        assertProblem(
                turn(customs, id, "{\"step\": \"RATE\", \"ofValue\": true, \"record\": \"" + other + "\"}"),
                422,
                "EXCHANGE_OUTCOME_UNKNOWN");
        assertProblem(turn(customs, id, "{\"step\": \"RATE\"}"), 422, "REQUIRED");
    }

    @Test
    void a_corrected_and_a_recalled_bulletin_are_acknowledged_anew() throws Exception {
        UUID id = given(BULLETIN);
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        String corrected = BULLETIN.replace("Ba tàu", "Hai tàu");
        assertProblem(put(station, id, corrected, 3), 422, "REQUIRED");
        assertProblem(
                put(station, id, corrected.replace("}", ", \"reason\": \"Đếm lại\"}"), 2), 412, "CHANGED_MEANWHILE");
        assertProblem(
                put(
                        station,
                        id,
                        corrected.replace("[4001, 1011]", "[4001]").replace("}", ", \"reason\": \"Đếm lại\"}"),
                        3),
                422,
                "EXCHANGE_STANDS");
        assertThat(put(station, id, corrected.replace("}", ", \"reason\": \"Đếm lại\"}"), 3)
                        .statusCode())
                .isEqualTo(200);
        assertThat(list(customs, "waiting=ACKNOWLEDGE")).containsExactly(id.toString());
        assertThat(item(customs, id).path("text").asString()).startsWith("Hai tàu");
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");

        assertProblem(turn(station, id, "{\"step\": \"RECALL\"}"), 422, "REQUIRED");
        taken(station, id, "{\"step\": \"RECALL\", \"words\": \"Tin sai\"}");
        assertThat(list(customs, "waiting=ACKNOWLEDGE")).containsExactly(id.toString());
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_EXCHANGED", "0");
        // Opened late: that it was recalled is told, what it said is not, however it is asked for.
        JsonNode late = item(police, id);
        assertThat(late.path("state").asString()).isEqualTo("RECALLED");
        assertThat(late.path("text").isMissingNode() || late.path("text").isNull())
                .isTrue();
        assertThat(late.path("reason").asString()).isEqualTo("Tin sai");
        assertThat(list(police, "q=neo+dau")).isEmpty();
        assertThat(item(station, id).path("text").asString()).startsWith("Hai tàu");
        taken(police, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertProblem(turn(police, id, "{\"step\": \"RATE\", \"ofValue\": true}"), 409, "STEP_NOT_POSSIBLE");
    }

    @Test
    void everything_wrong_is_told_at_once_and_leaves_no_trace() throws Exception {
        UUID id = UUID.randomUUID();
        var answer = put(station, id, """
                {"kind": "BULLETIN", "topics": ["NONE"], "area": 999999, "observedFrom": "2099-01-01", "title": "CMND 123456789",
                 "text": "TỐI MẬT: gọi 0912345678", "sender": 1009, "units": [888888, 4001, 4001, 1009],
                 "groups": [{"force": "NAVY", "area": 1}, {"force": "CUSTOMS", "area": 501001}], "due": "2030-01-01", "follows": "%s"}""".formatted(UUID.randomUUID()), null);
        assertThat(codes(answer))
                .contains(
                        "topics NOT_IN_CATALOGUE",
                        "area AREA_UNKNOWN_ON_DAY",
                        "observedFrom NOT_HAPPENED_YET",
                        "title TEXT_WITH_IDENTITY_NUMBER",
                        "text TEXT_WITH_PHONE",
                        "text TEXT_WITH_SECRECY_MARK",
                        "sender EXCHANGE_SENDER_NOT_OWN",
                        "units[0] UNIT_UNKNOWN_ON_DAY",
                        "units[2] NAMED_TWICE",
                        "units[3] EXCHANGE_TO_ITSELF",
                        "groups[0].force NOT_READABLE",
                        "groups[0] EXCHANGE_GROUP_EMPTY",
                        "confidence REQUIRED",
                        "impact REQUIRED",
                        "due EXCHANGE_NOT_OF_KIND");
        assertThat(codes(put(station, id, "{}", null))).contains("kind REQUIRED", "area REQUIRED", "sender REQUIRED");
        assertThat(codes(put(station, id, BULLETIN.replace("[4001, 1011]", "[]"), null)))
                .containsExactly("units[0] EXCHANGE_WITHOUT_RECIPIENT");
        assertThat(codes(put(station, id, BULLETIN.replace("}", ", \"countOnly\": true}"), null)))
                .containsExactly("text EXCHANGE_COUNT_ONLY_WITH_TEXT");
        assertThat(codes(
                        put(station, id, BULLETIN.replace("}", ", \"follows\": \"" + UUID.randomUUID() + "\"}"), null)))
                .containsExactly("follows EXCHANGE_FOLLOWS_UNKNOWN");
        assertProblem(put(station, id, "{", null), 400, "BODY_NOT_JSON");
        assertThat(codes(put(
                        station,
                        id,
                        BULLETIN.replace("[4001, 1011]", "[null], \"groups\": [null]")
                                .replace("[\"SEA\"]", "[null]"),
                        null)))
                .containsExactlyInAnyOrder("topics.0 FIELD_SHAPE", "units.0 FIELD_SHAPE", "groups.0 FIELD_SHAPE");
        assertThat(Acting.asSystem(() -> ledger.history(new RecordKey(book, id))))
                .isEmpty();
    }

    @Test
    void a_bare_count_counts_and_says_nothing() throws Exception {
        given("""
                {"kind": "BULLETIN", "topics": ["CRIME"], "area": 501001, "sender": 3006, "confidence": "REPORTED", "impact": "HIGH",
                 "units": [4001], "countOnly": true}""");
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_EXCHANGED", "1");
    }

    @Test
    void a_draft_is_its_units_alone_until_it_is_sent() throws Exception {
        UUID id = UUID.randomUUID();
        String draft = BULLETIN.replace("\"text\": \"Ba tàu cá nước ngoài neo đậu từ rạng sáng\",", "")
                .replace("}", ", \"draft\": true}");
        assertThat(put(station, id, draft, null).statusCode()).isEqualTo(201);
        assertThat(list(station, "box=OUT&state=DRAFT")).containsExactly(id.toString());
        assertProblem(get(customs, id.toString()), 404, "NOT_FOUND");
        assertThat(codes(turn(station, id, "{\"step\": \"SEND\"}"))).containsExactly("text REQUIRED");
        assertProblem(turn(station, id, "{\"step\": \"ACKNOWLEDGE\"}"), 409, "STEP_NOT_POSSIBLE");
        assertThat(Acting.asSystem(() -> ledger.history(new RecordKey(book, id))))
                .isEmpty();
        assertThat(put(station, id, BULLETIN, 1).statusCode()).isEqualTo(200);
        assertThat(list(customs, "")).containsExactly(id.toString());
        UUID thrown = UUID.randomUUID();
        put(station, thrown, draft, null);
        taken(station, thrown, "{\"step\": \"DISCARD\"}");
        assertThat(list(station, "box=OUT")).containsExactly(id.toString());
    }

    @Test
    void handing_it_on_outside_needs_consent_where_the_item_says_so() throws Exception {
        UUID free = given(BULLETIN);
        taken(customs, free, "{\"step\": \"FORWARD\", \"to\": 1009}");
        assertThat(list(stranger, "")).containsExactly(free.toString());
        assertProblem(turn(customs, free, "{\"step\": \"FORWARD\", \"to\": 1009}"), 422, "EXCHANGE_KNOWS_ALREADY");

        UUID kept = given(BULLETIN.replace("}", ", \"consent\": true}"));
        taken(customs, kept, "{\"step\": \"FORWARD\", \"to\": 1009}");
        assertThat(list(stranger, "")).containsExactly(free.toString());
        assertThat(list(station, "waiting=SETTLE")).containsExactly(kept.toString());
        assertProblem(turn(customs, kept, "{\"step\": \"GRANT_FORWARD\"}"), 403, "NOT_ALLOWED");
        taken(station, kept, "{\"step\": \"GRANT_FORWARD\"}");
        assertThat(list(stranger, "")).containsExactly(kept.toString(), free.toString());
        assertThat(list(station, "waiting=SETTLE")).isEmpty();
        assertProblem(
                turn(station, kept, "{\"step\": \"GRANT_FORWARD\", \"unit\": 4001}"), 409, "EXCHANGE_NOTHING_ASKED");
    }

    @Test
    void a_follow_up_is_linked_to_the_first() throws Exception {
        UUID first = given(BULLETIN);
        UUID next = given(BULLETIN.replace("}", ", \"follows\": \"" + first + "\"}"));
        assertThat(item(customs, next).path("follows").asString()).isEqualTo(first.toString());
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_EXCHANGED", "2");
    }

    @Test
    void all_units_of_a_force_in_an_area_are_settled_when_it_is_sent() {
        BookId earlier = TestBooks.inKienGiang(context);
        ItemForm form = new ItemForm(
                ItemKind.VERIFICATION,
                List.of("SEA", "EPIDEMIC"),
                new AreaId(10900),
                null,
                "Tàu vào cảng",
                "Có bao nhiêu tàu",
                STATION,
                Topic.Urgency.ORDINARY,
                null,
                null,
                List.of(POLICE),
                List.of(new Group(new ForceId(3), new AreaId(10900))),
                null,
                false,
                false,
                false,
                null);
        By by = By.now("nhap", STATION).then(Instant.parse("2022-03-01T03:00:00Z"));
        Item item = Acting.asSystem(() ->
                context.getBean(ItemWriting.class).send(new RecordKey(earlier, UUID.randomUUID()), null, form, by));
        assertThat(item.recipients()).extracting(Recipient::unit).contains(POLICE, CUSTOMS);
        assertThat(item.recipients())
                .allMatch(one -> one.unit().equals(POLICE) || one.force().equals(new ForceId(3)));
        // The soonest day of its topics, a Sunday, and so the Monday after.
        assertThat(item.form().due()).isEqualTo("2022-03-07");
        assertThat(item.sentOn()).isEqualTo("2022-03-01");
    }

    @Test
    void strangers_see_the_count_and_not_the_content() throws Exception {
        UUID id = given(BULLETIN);
        UnitId coordinating = new UnitId(1002);
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, coordinating, LocalDate.of(2020, 1, 1)));
        for (String token : List.of(
                stranger,
                token(coordinating),
                staff(Role.INSPECTOR, STRANGER).token(),
                staff(Role.AUDITOR, STRANGER).token())) {
            assertProblem(get(token, id.toString()), 404, "NOT_FOUND");
            assertThat(list(token, "")).isEmpty();
            assertThat(list(token, "box=OUT")).isEmpty();
            assertThat(list(token, "q=neo+dau")).isEmpty();
            assertThat(allItems(token)).isEqualTo(1);
        }
        assertProblem(turn(stranger, id, "{\"step\": \"ACKNOWLEDGE\"}"), 404, "NOT_FOUND");
        assertThat(put(stranger, id, BULLETIN.replace("3006", "1009"), null).statusCode())
                .isIn(403, 404, 409);
        // Above a recipient and above the sender it is seen, and nobody acknowledges for a unit he does not act for.
        assertThat(list(token(CUSTOMS_OFFICE), "")).containsExactly(id.toString());
        assertThat(list(token(GUARD_COMMAND), "box=OUT")).containsExactly(id.toString());
        assertProblem(turn(customs, id, "{\"step\": \"ACKNOWLEDGE\", \"unit\": 1011}"), 403, "NOT_ALLOWED");
        assertProblem(turn(customs, id, "{\"step\": \"ACKNOWLEDGE\", \"unit\": 1009}"), 422, "UNIT_NOT_IN_RECORD");
        assertProblem(turn(station, id, "{\"step\": \"ACKNOWLEDGE\"}"), 403, "NOT_ALLOWED");
    }

    /** How many items there are in all, as the matrix tells. */
    private long allItems(String token) throws Exception {
        String flows = "/api/v1/books/" + book + "/exchange-flows?from=" + today() + "&to=" + today().plusDays(1);
        for (JsonNode row : json.readTree(read(token, flows).body())) {
            if (row.path("senderForce").isNull() && row.path("receiverForce").isNull()) {
                return row.path("items").asLong();
            }
        }
        return -1;
    }
}
