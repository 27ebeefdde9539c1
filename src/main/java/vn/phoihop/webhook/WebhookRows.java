package vn.phoihop.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.UnitId;

/** Webhooks as rows, without their secrets; each sees those of the units for which addresses may be named in the acting office. */
@Component
class WebhookRows {

    private static final String LIST = Sql.of("webhook/list");
    private static final String INSERT = Sql.of("webhook/insert");
    private static final String UPDATE = Sql.of("webhook/update");

    private final JdbcClient jdbc;

    WebhookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Webhook> list() {
        return jdbc.sql(LIST).query(WebhookRows::webhook).list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("select * from (" + LIST + ") as webhook where id = :id")
                .param("id", id)
                .query(WebhookRows::webhook)
                .optional();
    }

    void insert(Webhook webhook, byte[] encrypted) {
        jdbc.sql(INSERT)
                .param("id", webhook.id())
                .param("unit", webhook.unit().value())
                .param("name", webhook.name())
                .param("address", webhook.address())
                .param("events", names(webhook.events()))
                .param("state", webhook.state().name())
                .param("secret", encrypted)
                .param("version", webhook.version())
                .param("at", utc(webhook.createdAt()))
                .param("by", webhook.createdBy())
                .update();
    }

    /** Whether it was still of the version that was seen. */
    boolean update(Webhook webhook, int seen) {
        return jdbc.sql(UPDATE)
                        .param("id", webhook.id())
                        .param("seen", seen)
                        .param("name", webhook.name())
                        .param("address", webhook.address())
                        .param("events", names(webhook.events()))
                        .param("state", webhook.state().name())
                        .update()
                > 0;
    }

    void delete(UUID id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static String[] names(Set<WebhookEvent> events) {
        return events.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        OffsetDateTime oldUntil = row.getObject("old_until", OffsetDateTime.class);
        return new Webhook(
                row.getObject("id", UUID.class),
                new UnitId(row.getLong("unit")),
                row.getString("name"),
                row.getString("address"),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .map(WebhookEvent::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                Webhook.State.valueOf(row.getString("state")),
                oldUntil == null ? null : oldUntil.toInstant(),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }
}
