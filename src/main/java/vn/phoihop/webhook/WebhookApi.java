package vn.phoihop.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.outbox.ParcelState;
import vn.phoihop.outbox.Sending;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/** Webhooks for programs of those who name them. */
@ApiController
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

    private final WebhookDesk desk;

    WebhookApi(WebhookDesk desk) {
        this.desk = desk;
    }

    record WebhookSent(
            @Schema(
                    description = "The unit it belongs to: it is told of items this unit gives or receives",
                    example = "3006")
            UnitId unit,

            @Schema(example = "Máy chủ trực ban") String name,

            @Schema(description = "https, or http to localhost", example = "https://hooks.example/phoihop")
            String address,

            @Schema(example = "[\"EXCHANGE_SENT\", \"EXCHANGE_OVERDUE\"]")
            List<WebhookEvent> events,

            boolean on) {

        WebhookWish wish() {
            return new WebhookWish(unit, name, address, Set.copyOf(events), on);
        }
    }

    /**
     * A webhook.
     *
     * @param secret with which what it gets is signed; told once, when it is made, and null after
     * @param oldSecretUntil until when the secret before signs along; null where there is none
     */
    record WebhookShown(
            UUID id,
            UnitId unit,
            String name,
            String address,
            List<WebhookEvent> events,
            Webhook.State state,
            @Nullable Instant oldSecretUntil,
            Instant createdAt,
            String createdBy,
            @Nullable String secret) {

        static WebhookShown of(WebhookDesk.Made made) {
            Webhook one = made.webhook();
            return new WebhookShown(
                    one.id(),
                    one.unit(),
                    one.name(),
                    one.address(),
                    one.events().stream().sorted().toList(),
                    one.state(),
                    one.oldUntil(),
                    one.createdAt(),
                    one.createdBy(),
                    made.secret());
        }

        static WebhookShown of(Webhook one) {
            return of(new WebhookDesk.Made(one, null));
        }
    }

    /**
     * What became of an event.
     *
     * @param event its id, the same however often it is sent
     * @param why what came of the last attempt, where it did not succeed
     */
    record DeliveryShown(
            UUID event,
            ParcelState state,
            Instant putAt,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable String why,
            @Nullable Instant endedAt) {

        static DeliveryShown of(Sending one) {
            return new DeliveryShown(
                    one.key(), one.state(), one.putAt(), one.attempts(), one.dueAt(), one.why(), one.endedAt());
        }
    }

    @Operation(operationId = "listWebhooks", summary = "Lists the webhooks of the units for which they may be named")
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @GetMapping
    List<WebhookShown> list() {
        return desk.list().stream().map(WebhookShown::of).toList();
    }

    @Operation(operationId = "getWebhook", summary = "A webhook; the answer's ETag is needed to change it")
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @GetMapping("/{id}")
    ResponseEntity<WebhookShown> get(@PathVariable UUID id) {
        Webhook one = desk.get(id);
        return Versions.found(WebhookShown.of(one), one.version());
    }

    @Operation(
            operationId = "putWebhook",
            summary = "Names a webhook under an id minted by you, or changes it",
            description =
                    "The answer to the request that names it tells its secret, this once. What is sent is described in docs/webhooks.md.")
    @Creates
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @PutMapping("/{id}")
    ResponseEntity<WebhookShown> put(@PathVariable UUID id, @RequestBody WebhookSent sent, IfMatch seen) {
        Optional<Webhook> before = desk.find(id);
        if (before.isEmpty() && !seen.present()) {
            WebhookDesk.Made made = desk.create(id, sent.wish());
            return Versions.made(WebhookShown.of(made), 1, "/api/v1/webhooks/" + id, true);
        }
        Webhook present = desk.get(id);
        seen.require(present.version());
        Webhook changed = desk.change(id, present.version(), sent.wish());
        return Versions.found(WebhookShown.of(changed), changed.version());
    }

    @Operation(
            operationId = "changeWebhookSecret",
            summary = "Makes a new secret and tells it once; the one before signs along for a day")
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @PostMapping("/{id}/secret")
    WebhookShown rotate(@PathVariable UUID id, IfMatch seen) {
        int present = desk.get(id).version();
        if (seen.present()) {
            seen.require(present);
        }
        return WebhookShown.of(desk.rotate(id, present));
    }

    @Operation(
            operationId = "pingWebhook",
            summary = "Sends an event that tells nothing; its fate is among the deliveries")
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @PostMapping("/{id}/ping")
    WebhookShown ping(@PathVariable UUID id) {
        desk.ping(id);
        return WebhookShown.of(desk.get(id));
    }

    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "What was sent last, the newest first, and what became of it")
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @GetMapping("/{id}/deliveries")
    List<DeliveryShown> deliveries(@PathVariable UUID id) {
        return desk.deliveries(desk.get(id)).stream().map(DeliveryShown::of).toList();
    }

    @Operation(operationId = "deleteWebhook", summary = "Deletes a webhook; what waits for it is dropped")
    @Requires(Authority.WEBHOOK_ADMINISTER)
    @DeleteMapping("/{id}")
    WebhookShown delete(@PathVariable UUID id) {
        Webhook one = desk.get(id);
        desk.delete(id);
        return WebhookShown.of(one);
    }
}
