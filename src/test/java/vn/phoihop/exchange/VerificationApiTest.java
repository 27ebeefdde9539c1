package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.BrowserTest;

/** Requests for verification by programs: asked, put off, handed on, answered, sent back, accepted, late; and what is refused. */
@BrowserTest
class VerificationApiTest extends ItemsInABook {

    @Test
    void a_request_is_asked_answered_in_part_and_wholly_and_accepted() throws Exception {
        UUID id = given(REQUEST);
        JsonNode asked = item(station, id);
        assertProblem(turn(customs, id, "{\"step\": \"RATE\", \"ofValue\": true}"), 409, "STEP_NOT_POSSIBLE");
        assertThat(asked.path("due").asString()).isEqualTo(usual(3).toString());
        assertThat(list(customs, "waiting=ANSWER")).containsExactly(id.toString());
        taken(customs, id, "{\"step\": \"REPLY_PARTLY\", \"words\": \"Một tàu đã làm thủ tục\"}");
        assertThat(list(customs, "waiting=ACKNOWLEDGE")).isEmpty();
        assertThat(list(customs, "waiting=ANSWER")).containsExactly(id.toString());
        assertProblem(turn(customs, id, "{\"step\": \"REPLY\"}"), 422, "REQUIRED");
        assertThat(codes(turn(customs, id, "{\"step\": \"REPLY\", \"words\": \"CCCD 012345678901\"}")))
                .containsExactly("words TEXT_WITH_IDENTITY_NUMBER");
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Hai tàu còn lại không làm thủ tục\"}");
        assertThat(list(customs, "waiting=ANSWER")).isEmpty();
        assertThat(list(station, "waiting=SETTLE")).containsExactly(id.toString());
        assertThat(figures())
                .containsEntry("VERIFICATIONS_ASKED", "1")
                .containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "1");
        assertProblem(turn(customs, id, "{\"step\": \"REPLY\", \"words\": \"Nữa\"}"), 409, "EXCHANGE_ANSWERED_ALREADY");
        taken(station, id, "{\"step\": \"SEND_BACK\", \"words\": \"Cần thêm giờ đến\"}");
        assertThat(figures()).containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "0");
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Đến lúc rạng sáng\"}");
        assertProblem(turn(customs, id, "{\"step\": \"ACCEPT\"}"), 403, "NOT_ALLOWED");
        taken(station, id, "{\"step\": \"ACCEPT\"}");
        JsonNode done = item(station, id);
        assertThat(done.path("state").asString()).isEqualTo("CLOSED");
        assertThat(done.path("thread")).hasSize(6);
        assertThat(figures()).containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "1");
        assertProblem(turn(customs, id, "{\"step\": \"REPLY\", \"words\": \"Muộn\"}"), 409, "STEP_NOT_POSSIBLE");
    }

    /** So many days from today, or the working day after. */
    private LocalDate usual(int days) {
        return WorkingDays.of(context.getBean(Catalogues.class).current()).from(today().plusDays(days));
    }

    @Test
    void who_does_not_say_by_when_gets_a_working_day_unless_it_is_most_urgent() throws Exception {
        for (int i = 0; i < 7; i++) {
            // As if it were sent on each day of a week.
            LocalDate day = LocalDate.of(2026, 3, 2).plusDays(i);
            ItemCheck check = Acting.asSystem(() -> context.getBean(ItemWriting.class)
                    .check(book, new By("Cán bộ", STATION, day.atTime(3, 0).toInstant(ZoneOffset.UTC))));
            assertThat(check.usualDue(form(Topic.Urgency.URGENT)).getDayOfWeek())
                    .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            assertThat(check.usualDue(form(Topic.Urgency.IMMEDIATE))).isEqualTo(day.plusDays(1));
        }
    }

    private static ItemForm form(Topic.Urgency urgency) {
        return new ItemForm(
                ItemKind.VERIFICATION,
                List.of("SEA"),
                WATERS,
                null,
                "Xác minh tàu",
                "Tàu nào",
                STATION,
                urgency,
                null,
                null,
                List.of(CUSTOMS),
                List.of(),
                null,
                false,
                false,
                false,
                null);
    }

    @Test
    void a_reply_sent_back_is_given_anew_by_a_day_to_come_and_called_late_anew_after_that() throws Exception {
        UUID id = given(REQUEST);
        past(id);
        Acting.runAsSystem(() -> context.getBean(EscalatingRequests.class).escalate());
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        assertProblem(
                turn(station, id, "{\"step\": \"SEND_BACK\", \"words\": \"Thiếu giờ\", \"day\": \"2022-01-01\"}"),
                422,
                "EXCHANGE_DUE_PAST");
        taken(station, id, "{\"step\": \"SEND_BACK\", \"words\": \"Thiếu giờ\"}");
        assertThat(due(id)).isEqualTo(usual(3).toString());
        assertThat(list(customs, "waiting=OVERDUE")).isEmpty();
        past(id);
        Acting.runAsSystem(() -> context.getBean(EscalatingRequests.class).escalate());
        assertThat(item(station, id)
                        .path("thread")
                        .valueStream()
                        .filter(turn -> turn.path("step").asString().equals("ESCALATE")))
                .hasSize(2);
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Lúc rạng sáng\"}");
        taken(
                station,
                id,
                "{\"step\": \"SEND_BACK\", \"words\": \"Thiếu nơi\", \"day\": \"" + today().plusDays(1) + "\"}");
        assertThat(due(id)).isEqualTo(today().plusDays(1).toString());

        // Who answered well before its day has as many days again.
        UUID early = given(REQUEST.replace("}", ", \"due\": \"" + today().plusDays(20) + "\"}"));
        taken(customs, early, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        taken(station, early, "{\"step\": \"SEND_BACK\", \"words\": \"Thiếu giờ\"}");
        assertThat(due(early)).isEqualTo(today().plusDays(20).toString());
    }

    private String due(UUID id) throws Exception {
        return item(station, id).at("/recipients/0/due").asString();
    }

    @Test
    void more_time_is_asked_given_and_refused() throws Exception {
        UUID id = given(REQUEST.replace("}", ", \"due\": \"" + today() + "\"}"));
        String later = "\"day\": \"" + today().plusDays(5) + "\"";
        assertProblem(turn(customs, id, "{\"step\": \"ASK_EXTENSION\", " + later + "}"), 422, "REQUIRED");
        assertProblem(
                turn(customs, id, "{\"step\": \"ASK_EXTENSION\", \"words\": \"x\", \"day\": \"" + today() + "\"}"),
                422,
                "EXCHANGE_NOT_LATER");
        taken(customs, id, "{\"step\": \"ASK_EXTENSION\", \"words\": \"Chờ cảng vụ\", " + later + "}");
        assertThat(list(station, "waiting=SETTLE")).containsExactly(id.toString());
        taken(station, id, "{\"step\": \"REFUSE_EXTENSION\", \"words\": \"Việc gấp\"}");
        assertProblem(
                turn(station, id, "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Được\", \"unit\": 4001}"),
                409,
                "EXCHANGE_NOTHING_ASKED");
        taken(customs, id, "{\"step\": \"ASK_EXTENSION\", \"words\": \"Cảng vụ hẹn\", " + later + "}");
        assertProblem(turn(station, id, "{\"step\": \"GRANT_EXTENSION\"}"), 422, "REQUIRED");
        taken(station, id, "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Cảng vụ đã hẹn\"}");
        assertThat(item(customs, id).at("/recipients/0/due").asString())
                .isEqualTo(today().plusDays(5).toString());
    }

    @Test
    void whoever_asked_says_of_what_use_the_reply_was_and_the_matrix_counts_it() throws Exception {
        UUID id = given(REQUEST);
        String rate = "{\"step\": \"RATE_ANSWER\", \"unit\": 4001, \"ofValue\": true, \"words\": \"Đã bỏ theo dõi\"}";
        assertProblem(turn(station, id, rate), 409, "EXCHANGE_NOTHING_ASKED");
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Đã làm thủ tục\"}");
        assertThat(turn(customs, id, rate).statusCode()).isEqualTo(403);
        assertProblem(turn(station, id, "{\"step\": \"RATE_ANSWER\", \"unit\": 4001}"), 422, "REQUIRED");
        taken(station, id, rate);
        assertThat(item(customs, id).at("/recipients/0/ofValue").asBoolean()).isTrue();
        assertThat(flow(stranger, "receiver", CUSTOMS.value())
                        .path("answersOfValue")
                        .asInt())
                .isEqualTo(1);
        assertThat(figures()).containsEntry("INFORMATION_ITEMS_OF_VALUE", "0");

        taken(station, id, "{\"step\": \"SEND_BACK\", \"words\": \"Thiếu giờ vào cảng\"}");
        assertThat(flow(stranger, "receiver", CUSTOMS.value())
                        .path("answersOfValue")
                        .asInt())
                .isZero();
        assertProblem(turn(station, given(BULLETIN), rate), 409, "STEP_NOT_POSSIBLE");
    }

    @Test
    void a_due_date_has_not_gone_by_and_is_not_years_away() throws Exception {
        UUID id = UUID.randomUUID();
        assertThat(codes(put(station, id, REQUEST.replace("}", ", \"due\": \"2022-01-01\"}"), null)))
                .containsExactly("due EXCHANGE_DUE_PAST");
        assertThat(codes(put(station, id, REQUEST.replace("}", ", \"due\": \"2099-01-01\"}"), null)))
                .containsExactly("due EXCHANGE_DUE_TOO_LATE");
    }

    @Test
    void a_request_handed_to_a_unit_below_is_owed_by_that_unit() throws Exception {
        UUID id = given(REQUEST.replace("[4001]", "[4000]").replace("}", ", \"consent\": true}"));
        taken(token(CUSTOMS_OFFICE), id, "{\"step\": \"FORWARD\", \"to\": 4001, \"words\": \"Giao cơ sở\"}");
        assertThat(list(customs, "waiting=ANSWER")).containsExactly(id.toString());
        assertThat(item(customs, id).at("/recipients/0/answer").asString()).isEqualTo("PASSED_ON");
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        taken(station, id, "{\"step\": \"ACCEPT\"}");
        assertThat(item(station, id).path("state").asString()).isEqualTo("CLOSED");
        assertThat(figures()).containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "1");
    }

    @Test
    void what_is_overdue_is_told_to_both_superiors_once_and_answered_late_is_not_on_time() throws Exception {
        UUID id = given(REQUEST);
        past(id);
        EscalatingRequests escalating = context.getBean(EscalatingRequests.class);
        Acting.runAsSystem(escalating::escalate);
        Acting.runAsSystem(escalating::escalate);
        assertThat(item(station, id)
                        .path("thread")
                        .valueStream()
                        .filter(turn -> turn.path("step").asString().equals("ESCALATE")))
                .hasSize(1);
        assertThat(list(token(CUSTOMS_OFFICE), "waiting=OVERDUE")).containsExactly(id.toString());
        assertThat(list(token(GUARD_COMMAND), "box=OUT&waiting=OVERDUE")).containsExactly(id.toString());
        assertThat(list(stranger, "waiting=OVERDUE")).isEmpty();
        assertThat(read(station, "/api/v1/waiting?why=OVERDUE").body()).contains(id.toString());
        assertThat(read(customs, "/api/v1/waiting?why=OVERDUE").body()).doesNotContain(id.toString());
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Xin lỗi vì muộn\"}");
        assertThat(list(customs, "waiting=OVERDUE")).isEmpty();
        taken(station, id, "{\"step\": \"ACCEPT\"}");
        assertThat(figures())
                .containsEntry("VERIFICATIONS_ASKED", "1")
                .containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "0");
    }

    @Test
    void what_was_answered_meanwhile_is_not_escalated() throws Exception {
        UUID id = given(REQUEST);
        past(id);
        taken(customs, id, "{\"step\": \"REPLY\", \"words\": \"Muộn một ngày\"}");
        assertThatThrownBy(() -> Acting.asSystem(() -> context.getBean(ItemWriting.class)
                        .take(
                                new RecordKey(book, id),
                                null,
                                Step.plain(ItemMove.ESCALATE, CUSTOMS),
                                By.now("system", null))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.EXCHANGE_NOTHING_ASKED));
        assertThat(item(station, id).path("thread")).hasSize(2);
    }

    @Test
    void a_wish_to_hand_on_is_judged_anew_when_it_is_granted() throws Exception {
        UUID id = given(REQUEST.replace("[4001]", "[4001, 1011]").replace("}", ", \"consent\": true}"));
        String wish = "{\"step\": \"FORWARD\", \"to\": 1009}";
        taken(customs, id, wish);
        taken(police, id, wish);
        taken(station, id, "{\"step\": \"GRANT_FORWARD\", \"unit\": 4001}");
        assertProblem(
                turn(station, id, "{\"step\": \"GRANT_FORWARD\", \"unit\": 1011}"), 422, "EXCHANGE_KNOWS_ALREADY");
        taken(police, id, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        assertProblem(
                turn(station, id, "{\"step\": \"GRANT_FORWARD\", \"unit\": 1011}"), 409, "EXCHANGE_NOTHING_ASKED");
        assertThat(item(station, id).path("recipients")).hasSize(3);
    }

    @Test
    void a_wish_for_more_time_ends_with_handing_on() throws Exception {
        UUID id = given(REQUEST);
        taken(
                customs,
                id,
                "{\"step\": \"ASK_EXTENSION\", \"words\": \"Chờ cảng vụ\", \"day\": \"" + today().plusDays(9) + "\"}");
        taken(customs, id, "{\"step\": \"FORWARD\", \"to\": 4000}");
        assertThat(list(station, "waiting=SETTLE")).isEmpty();
        assertProblem(
                turn(station, id, "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Được\", \"unit\": 4001}"),
                409,
                "EXCHANGE_NOTHING_ASKED");
    }

    @Test
    void a_turn_is_the_same_only_when_it_says_the_same() throws Exception {
        UUID id = given(REQUEST);
        String later = "{\"step\": \"ASK_EXTENSION\", \"words\": \"Chờ\", \"day\": \"%s\"}";
        String granted = "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Được\", \"day\": \"%s\"}";
        LocalDate day = today().plusDays(9);
        assertOnce(customs, id, later.formatted(day), later.formatted(day.plusDays(1)));
        UUID grant = assertOnce(
                station,
                id,
                "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Được\"}",
                granted.formatted(day.plusDays(1)));
        assertThat(put(station, id + "/turns/" + grant, granted.formatted(day), null)
                        .statusCode())
                .isEqualTo(200);
        UUID bulletin = given(BULLETIN);
        String rated = "{\"step\": \"RATE\", \"ofValue\": %s}";
        assertOnce(customs, bulletin, rated.formatted(true), rated.formatted(false));
        assertOnce(
                customs,
                bulletin,
                rated.formatted(true),
                rated.formatted("true, \"record\": \"" + UUID.randomUUID() + "\""));
        String on = "{\"step\": \"FORWARD\", \"to\": %d}";
        assertOnce(customs, bulletin, on.formatted(1009), on.formatted(4000));
    }

    /** Sent twice it is one; another step under its id is refused. */
    private UUID assertOnce(String token, UUID id, String step, String other) throws Exception {
        UUID once = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            var answer = put(token, id + "/turns/" + once, step, null);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertProblem(put(token, id + "/turns/" + once, other, null), 409, "ID_ALREADY_TAKEN");
        return once;
    }

    @Test
    void the_matrix_says_what_the_indicators_say() throws Exception {
        UUID id = given(REQUEST.replace("[4001]", "[4001, 1011]"));
        taken(customs, id, "{\"step\": \"FORWARD\", \"to\": 4000}");
        taken(token(CUSTOMS_OFFICE), id, "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}");
        assertFlow("receiverForce", null, 1, 0, 0);
        past(id, POLICE);
        taken(police, id, "{\"step\": \"REPLY\", \"words\": \"Muộn một ngày\"}");
        assertThat(figures())
                .containsEntry("VERIFICATIONS_ASKED", "1")
                .containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "0");
        assertFlow("receiverForce", null, 1, 1, 0);
        assertFlow("receiver", CUSTOMS.value(), 0, 0, 0);
        assertFlow("receiver", CUSTOMS_OFFICE.value(), 1, 1, 1);
        assertFlow("receiver", POLICE.value(), 1, 1, 0);
    }

    private void assertFlow(String side, @Nullable Long receiver, long asked, long answered, long onTime)
            throws Exception {
        JsonNode row = flow(station, side, receiver);
        assertThat(List.of(
                        row.path("asked").asLong(),
                        row.path("answered").asLong(),
                        row.path("onTime").asLong()))
                .as("%s %s", side, receiver)
                .containsExactly(asked, answered, onTime);
    }

    @Test
    void of_two_replies_at_once_one_counts_and_a_reply_sent_twice_is_one() throws Exception {
        UUID id = given(REQUEST);
        UUID once = UUID.randomUUID();
        String reply = "{\"step\": \"REPLY\", \"words\": \"Không có tàu nào\"}";
        List<Integer> statuses = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one =
                    () -> put(customs, id + "/turns/" + once, reply, null).statusCode();
            Callable<Integer> other = () -> turn(token(CUSTOMS), id, "{\"step\": \"REPLY\", \"words\": \"Có một tàu\"}")
                    .statusCode();
            for (var done : both.invokeAll(List.of(one, other))) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        UUID second = given(REQUEST);
        assertThat(put(customs, second + "/turns/" + once, reply, null).statusCode())
                .isEqualTo(200);
        assertThat(put(customs, second + "/turns/" + once, reply, null).statusCode())
                .isEqualTo(200);
        assertThat(item(customs, second).path("thread")).hasSize(2);
        assertProblem(
                put(customs, second + "/turns/" + once, reply.replace("Không", "Chưa"), null), 409, "ID_ALREADY_TAKEN");
    }

    @Test
    void a_request_is_closed_with_a_reason_and_nobody_owes_anything_then() throws Exception {
        UUID id = given(REQUEST);
        assertProblem(turn(station, id, "{\"step\": \"CLOSE\"}"), 422, "REQUIRED");
        taken(station, id, "{\"step\": \"CLOSE\", \"words\": \"Đã rõ qua kênh khác\"}");
        assertThat(list(customs, "waiting=ANSWER")).isEmpty();
        assertThat(figures())
                .containsEntry("VERIFICATIONS_ASKED", "1")
                .containsEntry("VERIFICATIONS_ANSWERED_ON_TIME", "0");
        UUID bulletin = given(BULLETIN);
        assertProblem(turn(customs, bulletin, "{\"step\": \"REPLY\", \"words\": \"x\"}"), 409, "STEP_NOT_POSSIBLE");
        assertProblem(turn(customs, bulletin, "{\"step\": \"ESCALATE\"}"), 422, "NOT_READABLE");
    }
}
