package vn.phoihop.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Events as the outside reads them: CloudEvents 1.0 as JSON, all of it in the body. */
@Component
class CloudEvents {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=UTF-8";
    static final String PING = "vn.phoihop.webhook.ping.v1";

    private static final JsonMapper JSON = new JsonMapper();

    private final String origin;

    CloudEvents(@Value("${phoihop.origin:}") String origin) {
        this.origin = origin.strip().replaceAll("/+$", "");
    }

    /** The same happening told to the same webhook has the same id, whoever tells it and how often. */
    static UUID id(UUID webhook, Happening happening) {
        String name =
                "webhook " + webhook + " " + happening.record() + " " + happening.step() + " " + happening.event();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    String of(UUID id, Happening happening, Map<String, @Nullable Object> told) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("book", happening.record().book().value());
        data.put("id", happening.record().id().toString());
        data.putAll(told);
        data.put("link", origin + "/records/" + happening.record());
        return text(
                id,
                "/books/" + happening.record().book(),
                happening.event().type(),
                happening.at(),
                happening.record().id().toString(),
                data);
    }

    String ping(UUID id, Webhook webhook, Instant at) {
        return text(
                id,
                "/webhooks",
                PING,
                at,
                webhook.id().toString(),
                Map.of(
                        "webhook",
                        webhook.id().toString(),
                        "unit",
                        webhook.unit().value()));
    }

    private String text(UUID id, String source, String type, Instant at, String subject, Map<String, ?> data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", origin + source);
        event.put("type", type);
        event.put("time", at.truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("subject", subject);
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return JSON.writeValueAsString(event);
    }
}
