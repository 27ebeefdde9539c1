package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.outbox.ForwardedClock;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;
import vn.phoihop.webhook.Receiver;
import vn.phoihop.webhook.WebhookEvent;

/** A unit's server outside is told of what concerns the unit, at once and once, signed and without contents; nobody else's is. */
@BrowserTest
@UsesDatabase(own = true)
@Import(ForwardedClock.Configured.class)
@TestPropertySource(properties = {"phoihop.webhooks.networks=127.0.0.0/8", "phoihop.idle-lock=0"})
class WebhooksToldTest extends ItemsInABook {

    private static final String ALL = Arrays.stream(WebhookEvent.values())
            .map(one -> '"' + one.name() + '"')
            .collect(Collectors.joining(","));

    private static final List<String> WORDS = List.of("Tàu", "tàu cá", "Xác minh", "nhập cảnh", "Đã kiểm tra", "nhầm");

    @Autowired
    ForwardedClock clock;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Receiver receiver = new Receiver();
    private final Receiver outside = new Receiver();
    private String administrator = "";

    @BeforeEach
    void appoint() {
        administrator = TestStaff.named(context, "Quản trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .token();
    }

    @AfterEach
    void stop() throws Exception {
        clock.reset();
        for (JsonNode one : json.readTree(api(administrator, "GET", "", null).body())) {
            api(administrator, "DELETE", "/" + one.path("id").asString(), null);
        }
        receiver.close();
        outside.close();
    }

    @Test
    void an_event_arrives_within_seconds_once_signed_and_says_nothing_of_what_was_written() throws Exception {
        String secret = named(CUSTOMS, receiver);
        UUID item = given(BULLETIN);
        assertThat(Receiver.within(3, () -> !receiver.got().isEmpty())).isTrue();
        Receiver.Got got = receiver.got().getFirst();
        assertThat(got.header("Content-Type")).startsWith("application/cloudevents+json");
        JsonNode event = json.readTree(got.body());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo("vn.phoihop.exchange.sent.v1");
        assertThat(event.path("id").asString()).isEqualTo(got.header("Webhook-Id"));
        assertThat(event.path("subject").asString()).isEqualTo(item.toString());
        JsonNode data = event.path("data");
        assertThat(data.path("book").asInt()).isEqualTo(book.value());
        assertThat(data.path("kind").asString()).isEqualTo("BULLETIN");
        assertThat(data.path("topics").get(0).asString()).isEqualTo("SEA");
        assertThat(data.path("urgency").asString()).isEqualTo("URGENT");
        assertThat(data.path("from").asLong()).isEqualTo(STATION.value());
        assertThat(data.path("to").asLong()).isEqualTo(CUSTOMS.value());
        assertThat(data.path("link").asString()).endsWith("/records/" + book + "/" + item);
        assertThat(got.body()).doesNotContain(WORDS);
        assertThat(got.header("Webhook-Signature").split(" ")).containsExactly(signed(secret, got));

        // The same sent once more is the same, and told once.
        assertThat(put(station, item, BULLETIN, null).statusCode()).isEqualTo(200);
        assertThat(Receiver.within(2, () -> receiver.got().size() > 1)).isFalse();
    }

    @Test
    void sender_and_recipient_hear_of_each_step_and_neither_those_above_nor_strangers_hear_anything() throws Exception {
        named(CUSTOMS, receiver);
        named(GUARD_COMMAND, outside);
        named(STRANGER, outside);
        named(POLICE, outside);
        UUID request = given(REQUEST);
        taken(customs, request, "{\"step\": \"ACKNOWLEDGE\"}");
        taken(customs, request, "{\"step\": \"REPLY_PARTLY\", \"words\": \"Đã kiểm tra một phần\"}");
        taken(customs, request, "{\"step\": \"REPLY\", \"words\": \"Đã kiểm tra đủ\"}");
        LocalDate anew = today().plusDays(30);
        taken(
                station,
                request,
                "{\"step\": \"SEND_BACK\", \"words\": \"Đã kiểm tra chưa đủ\", \"day\": \"" + anew + "\"}");
        taken(customs, request, "{\"step\": \"REPLY\", \"words\": \"Đã kiểm tra lại\"}");
        taken(station, request, "{\"step\": \"ACCEPT\"}");
        List<String> types = List.of("sent", "acknowledged", "replied", "answered", "sent_back", "answered", "closed");
        assertThat(Receiver.within(10, () -> receiver.got().size() >= types.size()))
                .isTrue();
        assertThat(receiver.got().stream().map(this::type)).containsExactlyInAnyOrderElementsOf(types);
        assertThat(receiver.got()).allSatisfy(one -> assertThat(one.body()).doesNotContain(WORDS));
        assertThat(told(receiver, "sent_back").path("to").asLong()).isEqualTo(CUSTOMS.value());
        assertThat(told(receiver, "sent_back").path("due").asString()).isEqualTo(anew.toString());
        assertThat(outside.got()).isEmpty();
    }

    @Test
    void what_is_corrected_recalled_rated_or_overdue_is_told_and_never_what_it_said() throws Exception {
        named(CUSTOMS, receiver);
        named(STATION, outside);
        UUID item = given(BULLETIN);
        taken(customs, item, "{\"step\": \"RATE\", \"ofValue\": true}");
        taken(station, item, "{\"step\": \"RECALL\", \"words\": \"Gửi nhầm\"}");
        UUID late = given(REQUEST);
        past(late);
        Acting.runAsSystem(() -> context.getBean(EscalatingRequests.class).escalate());
        Set<String> types = Set.of("sent", "rated", "recalled", "overdue");
        for (Receiver one : List.of(receiver, outside)) {
            assertThat(Receiver.within(10, () -> types(one).containsAll(types)))
                    .as("%s", types(one))
                    .isTrue();
            assertThat(one.got()).allSatisfy(got -> assertThat(got.body()).doesNotContain(WORDS));
        }
    }

    @Test
    void what_one_of_two_recipients_does_or_owes_is_told_to_it_and_the_sender_and_not_to_the_other() throws Exception {
        named(CUSTOMS, receiver);
        named(STATION, outside);
        try (Receiver other = new Receiver()) {
            named(POLICE, other);
            UUID request = given(REQUEST.replace("[4001]", "[4001, 1011]"));
            taken(customs, request, "{\"step\": \"REPLY_PARTLY\", \"words\": \"Đã kiểm tra một phần\"}");
            past(request, POLICE);
            Acting.runAsSystem(() -> context.getBean(EscalatingRequests.class).escalate());
            assertThat(Receiver.within(
                            10,
                            () -> types(outside).containsAll(Set.of("sent", "replied", "overdue"))
                                    && types(other).contains("overdue")
                                    && types(receiver).contains("replied")))
                    .isTrue();
            assertThat(types(receiver)).isEqualTo(Set.of("sent", "replied"));
            assertThat(types(other)).isEqualTo(Set.of("sent", "overdue"));
            assertThat(told(outside, "replied").path("to").asLong()).isEqualTo(CUSTOMS.value());
            for (Receiver one : List.of(outside, other)) {
                assertThat(told(one, "overdue").path("to").asLong()).isEqualTo(POLICE.value());
                assertThat(LocalDate.parse(told(one, "overdue").path("due").asString()))
                        .as("the day by which that unit owed it")
                        .isBefore(today());
            }
            assertThat(LocalDate.parse(told(outside, "replied").path("due").asString()))
                    .isAfter(today());

            // Closed by the last reply that will do, it is closed for both.
            taken(customs, request, "{\"step\": \"REPLY\", \"words\": \"Đã kiểm tra đủ\"}");
            taken(police, request, "{\"step\": \"REPLY\", \"words\": \"Đã kiểm tra đủ\"}");
            taken(station, request, "{\"step\": \"ACCEPT\", \"unit\": " + CUSTOMS + "}");
            taken(station, request, "{\"step\": \"ACCEPT\", \"unit\": " + POLICE + "}");
            assertThat(Receiver.within(
                            10,
                            () -> types(receiver).contains("closed")
                                    && types(other).contains("closed")
                                    && types(outside).contains("closed")))
                    .isTrue();
            assertThat(told(receiver, "closed").path("to").asLong()).isEqualTo(CUSTOMS.value());
            assertThat(told(outside, "closed").path("to").isNull()).isTrue();
        }
    }

    private JsonNode told(Receiver one, String type) {
        return one.got().stream()
                .filter(got -> type(got).equals(type))
                .map(got -> json.readTree(got.body()).path("data"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_handed_on_is_told_to_the_unit_that_has_it_now_and_a_bare_count_as_well() throws Exception {
        named(CUSTOMS_OFFICE, outside);
        named(POLICE, receiver);
        UUID item = given(BULLETIN);
        taken(customs, item, "{\"step\": \"FORWARD\", \"to\": " + CUSTOMS_OFFICE + "}");
        assertThat(Receiver.within(
                        5, () -> !outside.got().isEmpty() && !receiver.got().isEmpty()))
                .isTrue();
        JsonNode data = json.readTree(outside.got().getFirst().body()).path("data");
        assertThat(data.path("step").asString()).isEqualTo("FORWARD");
        assertThat(data.path("to").asLong()).isEqualTo(CUSTOMS_OFFICE.value());
        assertThat(types(receiver)).as("to the others nothing has come").isEqualTo(Set.of("sent"));
        assertThat(receiver.got()).hasSize(1);

        UUID bare = given("""
                {"kind": "BULLETIN", "topics": ["SEA"], "area": 501001, "sender": 3006, "confidence": "REPORTED",
                 "impact": "HIGH", "units": [1011], "countOnly": true}""");
        assertThat(Receiver.within(5, () -> receiver.got().size() == 2)).isTrue();
        JsonNode event = json.readTree(receiver.got().getLast().body());
        assertThat(event.path("subject").asString()).isEqualTo(bare.toString());
        assertThat(event.path("data").path("countOnly").asBoolean()).isTrue();
    }

    @Test
    void of_a_target_that_was_down_for_a_day_nothing_is_lost_and_nothing_comes_twice() throws Exception {
        named(CUSTOMS, receiver);
        receiver.answers(503);
        Set<String> given = new java.util.HashSet<>();
        for (int i = 0; i < 4; i++) {
            given.add(given(BULLETIN).toString());
        }
        assertThat(Receiver.within(10, () -> receiver.got().size() >= 3)).isTrue();
        for (int quarter = 0; quarter < 4; quarter++) {
            int before = settled();
            clock.forward(Duration.ofHours(6));
            assertThat(Receiver.within(15, () -> receiver.got().size() > before))
                    .isTrue();
        }
        settled();
        receiver.answers(204);
        clock.forward(Duration.ofHours(3));
        assertThat(Receiver.within(20, () -> receiver.taken().size() >= 4)).isTrue();
        clock.forward(Duration.ofHours(3));
        assertThat(Receiver.within(6, () -> receiver.taken().size() > 4)).isFalse();
        assertThat(receiver.taken().stream()
                        .map(one -> json.readTree(one.body()).path("subject").asString()))
                .containsExactlyInAnyOrderElementsOf(given);
        assertThat(receiver.got().stream().map(one -> one.header("Webhook-Id")).distinct())
                .as("each always under its own id")
                .hasSize(4);
    }

    @Test
    void one_that_says_it_is_gone_is_switched_off_and_told_so_on_the_page() throws Exception {
        named(CUSTOMS, receiver);
        receiver.answers(410);
        given(BULLETIN);
        assertThat(Receiver.within(5, () -> state().equals("GONE"))).isTrue();
        receiver.answers(204);
        given(BULLETIN);
        assertThat(Receiver.within(2, () -> receiver.got().size() > 1)).isFalse();
    }

    @Test
    void an_address_inside_is_refused_and_everything_that_is_wrong_is_told_at_once() throws Exception {
        HttpResponse<String> refused = api(administrator, "PUT", "/" + UUID.randomUUID(), """
                {"unit": 4001, "name": " ", "address": "https://10.1.2.3/hook", "events": [], "on": true}""");
        assertThat(codes(refused))
                .containsExactlyInAnyOrder(
                        "name REQUIRED", "address WEBHOOK_ADDRESS_INSIDE", "events WEBHOOK_WITHOUT_EVENT");
        assertProblem(
                api(administrator, "PUT", "/" + UUID.randomUUID(), body(CUSTOMS, "http://example.com/hook")),
                422,
                "WEBHOOK_ADDRESS_UNREADABLE");
        assertProblem(
                api(administrator, "PUT", "/" + UUID.randomUUID(), body(new UnitId(999_999), receiver.address())),
                404,
                "NOT_FOUND");
    }

    @Test
    void trials_and_addresses_of_a_unit_are_not_without_end() throws Exception {
        UUID one = UUID.randomUUID();
        assertThat(api(administrator, "PUT", "/" + one, body(STATION, receiver.address()))
                        .statusCode())
                .isEqualTo(201);
        for (int i = 0; i < 5; i++) {
            assertThat(api(administrator, "POST", "/" + one + "/ping", null).statusCode())
                    .isEqualTo(200);
        }
        assertProblem(api(administrator, "POST", "/" + one + "/ping", null), 429, "WEBHOOK_PINGS_TOO_MANY");
        for (int i = 1; i < 10; i++) {
            named(STATION, receiver);
        }
        assertProblem(
                api(administrator, "PUT", "/" + UUID.randomUUID(), body(STATION, receiver.address())),
                409,
                "WEBHOOKS_TOO_MANY");
        String chief = staff(Role.COMMANDER, GUARD_COMMAND).token();
        HttpResponse<String> refused =
                api(chief, "PUT", "/" + UUID.randomUUID(), body(GUARD_COMMAND, "https://10.1.2.3/hook"));
        assertProblem(refused, 422, "WEBHOOK_ADDRESS_NOT_OUTSIDE");
    }

    @Test
    void who_leads_a_unit_names_addresses_for_it_and_below_and_for_no_other() throws Exception {
        String chief = staff(Role.COMMANDER, GUARD_COMMAND).token();
        UUID own = UUID.randomUUID();
        assertThat(api(chief, "PUT", "/" + own, body(STATION, receiver.address()))
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                api(chief, "PUT", "/" + UUID.randomUUID(), body(CUSTOMS, receiver.address())), 403, "NOT_ALLOWED");
        assertProblem(
                api(station, "PUT", "/" + UUID.randomUUID(), body(STATION, receiver.address())), 403, "NOT_ALLOWED");
        String other = staff(Role.COMMANDER, CUSTOMS_OFFICE).token();
        assertThat(api(other, "GET", "/" + own, null).statusCode()).isEqualTo(404);
        assertThat(api(other, "GET", "", null).body()).isEqualTo("[]");
        assertProblem(api(other, "PUT", "/" + own, body(CUSTOMS_OFFICE, receiver.address())), 409, "ID_ALREADY_TAKEN");
        assertThat(api(other, "DELETE", "/" + own, null).statusCode()).isEqualTo(404);
    }

    @Test
    void on_its_page_it_is_named_tried_changed_and_deleted() throws Exception {
        TestStaff staff = TestStaff.named(context, "Quản Trị Viên").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/webhooks");
            tab.check().shot("webhooks-empty");
            tab.page().fill("#unit", "4001-khong-co");
            tab.page().fill("#name", "Máy chủ trực ban");
            tab.page().fill("#address", "https://192.168.0.9/hook");
            tab.page().click("form[action='/webhooks'] button.btn-primary");
            assertThat(tab.page().locator(".problem-summary")).isVisible();
            tab.check().shot("webhooks-problems");
        }
        named(CUSTOMS, receiver);
        String id = json.readTree(api(administrator, "GET", "", null).body())
                .get(0)
                .path("id")
                .asString();
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/webhooks/" + id);
            tab.page().click("form[action$='/ping'] button");
            assertThat(Receiver.within(5, () -> receiver.got().size() == 1)).isTrue();
            assertThat(json.readTree(receiver.got().getFirst().body())
                            .path("type")
                            .asString())
                    .isEqualTo("vn.phoihop.webhook.ping.v1");
            assertThat(Receiver.within(5, () -> deliveries(id).contains("DELIVERED")))
                    .isTrue();
            tab.go("/webhooks/" + id);
            assertThat(tab.page().locator("table")).containsText("Đã đến");
            tab.check().shot("webhook-one");
            tab.page().click("form[action$='/secret'] button");
            assertThat(tab.page().locator("#secret")).containsText("whsec_");
            tab.check();
            tab.go("/webhooks/" + id + "?lang=en");
            assertThat(tab.page().locator("#secret")).hasCount(0);
            tab.page().setViewportSize(Tab.PHONE, 740);
            tab.check().shot("webhook-one-phone");
        }
        receiver.answers(500);
        given(BULLETIN);
        assertThat(Receiver.within(5, () -> receiver.got().size() == 2)).isTrue();
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/outbox?lang=vi");
            assertThat(tab.page().locator("table")).containsText("Nơi nhận trả lời 500");
            tab.check().shot("outbox");
            tab.page().click("main table a");
            tab.check().shot("outbox-target");
            receiver.answers(204);
            tab.page().click("form[action='/outbox/retry'] button");
            assertThat(Receiver.within(5, () -> receiver.taken().size() == 2)).isTrue();
            receiver.answers(500);
            given(BULLETIN);
            assertThat(Receiver.within(5, () -> receiver.got().size() == 4)).isTrue();
            tab.go("/outbox").check();
            tab.page().click("form[action='/outbox/retry-all'] button");
            assertThat(tab.page().locator("#notices")).containsText("Đang gửi lại 1 tin");
            assertThat(Receiver.within(10, () -> receiver.got().size() == 5)).isTrue();
            tab.go("/outbox");
            tab.page().click("main table a");
            tab.page().click("form[action='/outbox/drop'] button");
            tab.page().fill("#reason", "Máy chủ đã ngừng");
            tab.page().click("form[action='/outbox/drop'] button");
            assertThat(tab.page().locator("main")).containsText("Không có gì đang chờ");
            assertThat(Acting.<List<String>>asSystem(() -> context.getBean(JdbcClient.class)
                            .sql("select act from access_trail where act like 'OUTBOX%' order by at")
                            .query(String.class)
                            .list()))
                    .containsExactly("OUTBOX_RETRIED", "OUTBOX_RETRIED", "OUTBOX_DROPPED");
        }
    }

    /** How much has come, once nothing comes any more: what is on its way while the clock is put forward would be noted as of then. */
    private int settled() throws InterruptedException {
        int size;
        do {
            size = receiver.got().size();
            Thread.sleep(1_000);
        } while (receiver.got().size() > size);
        return size;
    }

    private String deliveries(String id) {
        try {
            return api(administrator, "GET", "/" + id + "/deliveries", null).body();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String state() {
        try {
            return json.readTree(api(administrator, "GET", "", null).body())
                    .get(0)
                    .path("state")
                    .asString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String type(Receiver.Got got) {
        return json.readTree(got.body()).path("type").asString().replaceAll("^vn\\.phoihop\\.exchange\\.|\\.v1$", "");
    }

    private Set<String> types(Receiver one) {
        return one.got().stream().map(this::type).collect(Collectors.toSet());
    }

    /** Computed as docs/webhooks.md tells receivers to. */
    private static String signed(String secret, Receiver.Got got) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String text = got.header("Webhook-Id") + "." + got.header("Webhook-Timestamp") + "." + got.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Named for a unit, to be told of everything; its secret. */
    private String named(UnitId unit, Receiver at) throws Exception {
        HttpResponse<String> made = api(administrator, "PUT", "/" + UUID.randomUUID(), body(unit, at.address()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json.readTree(made.body()).path("secret").asString();
    }

    private static String body(UnitId unit, String address) {
        return """
                {"unit": %s, "name": "Máy chủ %s", "address": "%s", "events": [%s], "on": true}""".formatted(unit, unit, address, ALL);
    }

    private HttpResponse<String> api(String token, String method, String path, @Nullable String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/webhooks" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
