package vn.phoihop.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.outbox.Carried;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.ForwardedClock;
import vn.phoihop.outbox.Parcel;
import vn.phoihop.vocabulary.UnitId;

/** How an event is sent, and what becomes of it by what is answered. */
@DatabaseTest
@UsesDatabase(own = true)
@Import(ForwardedClock.Configured.class)
@TestPropertySource(properties = "phoihop.outbox.carries=false")
class SendingEventsTest {

    private static final String BODY = "{\"x\":\"Tàu\"}";

    @Autowired
    ApplicationContext context;

    @Autowired
    WebhookSecrets secrets;

    @Autowired
    WebhookRows rows;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ForwardedClock clock;

    @BeforeEach
    void load() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
    }

    @Test
    void it_is_signed_with_the_secret_and_for_a_day_with_the_one_before_too() throws Exception {
        try (Receiver receiver = new Receiver();
                SendingEvents sending = sending("127.0.0.0/8")) {
            byte[] first = secrets.make();
            UUID webhook = named(receiver.address(), first);
            Parcel parcel = parcel(webhook);
            assertThat(carry(sending, parcel)).isEqualTo(new Carried.Delivered());
            assertThat(signatures(receiver)).containsExactly(signed(receiver, first));
            assertThat(receiver.got().getFirst().header("Webhook-Id"))
                    .isEqualTo(parcel.key().toString());
            assertThat(receiver.got().getFirst().header("Content-Type")).startsWith("application/cloudevents+json");
            assertThat(receiver.got().getFirst().body()).isEqualTo(BODY);

            byte[] second = rotated(webhook, 1);
            carry(sending, parcel(webhook));
            assertThat(signatures(receiver)).containsExactly(signed(receiver, second), signed(receiver, first));
            clock.forward(Duration.ofHours(25));
            carry(sending, parcel(webhook));
            assertThat(signatures(receiver)).containsExactly(signed(receiver, second));
        }
    }

    @Test
    void changed_twice_within_a_day_the_secret_in_use_goes_on_signing_and_from_a_version_gone_by_nothing_changes() {
        try (Receiver receiver = new Receiver();
                SendingEvents sending = sending("127.0.0.0/8")) {
            byte[] inUse = secrets.make();
            UUID webhook = named(receiver.address(), inUse);
            rotated(webhook, 1);
            byte[] third = rotated(webhook, 2);
            assertThat(Acting.asSystem(() -> secrets.rotate(webhook, 2)))
                    .as("the page loaded once more")
                    .isEmpty();
            carry(sending, parcel(webhook));
            assertThat(signatures(receiver)).containsExactly(signed(receiver, third), signed(receiver, inUse));
        }
    }

    private byte[] rotated(UUID webhook, int seen) {
        return Acting.asSystem(() -> secrets.rotate(webhook, seen)).orElseThrow();
    }

    @Test
    void what_is_answered_decides_whether_it_is_tried_again() {
        try (Receiver receiver = new Receiver();
                SendingEvents sending = sending("127.0.0.0/8")) {
            UUID webhook = named(receiver.address(), secrets.make());
            for (int later : List.of(301, 302, 400, 401, 404, 429, 500, 503)) {
                receiver.answers(later);
                assertThat(carry(sending, parcel(webhook))).isEqualTo(new Carried.Later("ANSWERED " + later));
            }
            assertThat(receiver.got())
                    .as("no redirect is followed")
                    .allMatch(one -> one.path().equals("/hook"));
            receiver.answers(410);
            assertThat(carry(sending, parcel(webhook))).isEqualTo(new Carried.Never("ANSWERED 410"));
            receiver.answers(204);
            assertThat(carry(sending, parcel(webhook))).isEqualTo(new Carried.Never("ANSWERED 410"));
            assertThat(Acting.asSystem(() -> rows.find(webhook)).orElseThrow().state())
                    .isEqualTo(Webhook.State.GONE);
            assertThat(carry(sending, parcel(UUID.randomUUID()))).isEqualTo(new Carried.Never("DELETED"));
        }
    }

    @Test
    void nobody_there_is_tried_again_and_what_leads_inside_is_never_asked() {
        try (Receiver receiver = new Receiver();
                SendingEvents careful = sending("");
                SendingEvents sending = sending("127.0.0.0/8")) {
            UUID webhook = named(receiver.address(), secrets.make());
            assertThat(carry(careful, parcel(webhook))).isEqualTo(new Carried.Later("INSIDE 127.0.0.1"));
            assertThat(receiver.got()).isEmpty();
            receiver.close();
            assertThat(carry(sending, parcel(webhook))).isEqualTo(new Carried.Later("NO_CONNECTION"));
        }
    }

    @Test
    void a_secret_stands_in_no_row_as_it_is() {
        byte[] secret = secrets.make();
        UUID webhook = named("https://8.8.8.8/x", secret);
        byte[] kept = Acting.asSystem(() -> jdbc.sql("select secret from webhook where id = :id")
                .param("id", webhook)
                .query(byte[].class)
                .single());
        assertThat(Base64.getEncoder().encodeToString(kept))
                .doesNotContain(Base64.getEncoder().encodeToString(secret));
        assertThat(Signature.shown(secret)).startsWith("whsec_");
    }

    private List<String> signatures(Receiver receiver) {
        return List.of(receiver.got().getLast().header("Webhook-Signature").split(" "));
    }

    private static String signed(Receiver receiver, byte[] secret) {
        Receiver.Got last = receiver.got().getLast();
        return Signature.header(
                last.header("Webhook-Id"),
                Long.parseLong(last.header("Webhook-Timestamp")),
                last.body(),
                List.of(secret));
    }

    private Carried carry(SendingEvents sending, Parcel parcel) {
        return Acting.asSystem(() -> sending.carry(parcel));
    }

    private SendingEvents sending(String networks) {
        return new SendingEvents(secrets, new Reachable(networks), clock);
    }

    private Parcel parcel(UUID webhook) {
        return new Parcel(
                UUID.randomUUID(), Channel.WEBHOOK, webhook.toString(), UUID.randomUUID(), BODY, Instant.now(), 1);
    }

    private UUID named(String address, byte[] secret) {
        UUID id = UUID.randomUUID();
        Acting.runAsSystem(() -> rows.insert(
                new Webhook(
                        id,
                        new UnitId(3006),
                        "thử",
                        address,
                        Set.of(WebhookEvent.EXCHANGE_SENT),
                        Webhook.State.ON,
                        null,
                        1,
                        Instant.now(),
                        "x"),
                secrets.encrypt(secret, id)));
        return id;
    }
}
