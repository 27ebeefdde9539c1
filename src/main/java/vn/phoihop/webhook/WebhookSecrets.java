package vn.phoihop.webhook;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.InstallationKey;
import vn.phoihop.database.Sql;

/** The secrets of webhooks, and with what an event is signed. What touches a secret is called as the system, in transactions of its own. */
@Component
class WebhookSecrets {

    /** How long a secret that was replaced signs along: receivers change to the new one in that time. */
    static final Duration OLD_ONE_GOOD = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSecrets.class);
    private static final String SIGNING = Sql.of("webhook/signing");
    private static final String ROTATE = Sql.of("webhook/rotate");

    private final JdbcClient jdbc;
    private final InstallationKey key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(JdbcClient jdbc, InstallationKey key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    /** Where to send, and with which secrets to sign. */
    record Signing(String address, Webhook.State state, List<byte[]> secrets) {}

    byte[] make() {
        byte[] secret = new byte[Signature.SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    byte[] encrypt(byte[] secret, UUID webhook) {
        return key.encrypt(secret, belongsTo(webhook));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    Optional<Signing> signing(UUID webhook) {
        return jdbc.sql(SIGNING)
                .param("id", webhook)
                .param("now", WebhookRows.utc(clock.instant()))
                .query((row, number) -> {
                    List<byte[]> secrets = new ArrayList<>();
                    secrets.add(key.decrypt(row.getBytes("secret"), belongsTo(webhook)));
                    byte[] old = row.getBytes("old_secret");
                    if (old != null) {
                        secrets.add(key.decrypt(old, belongsTo(webhook)));
                    }
                    return new Signing(
                            row.getString("address"),
                            Webhook.State.valueOf(row.getString("state")),
                            List.copyOf(secrets));
                })
                .optional();
    }

    /** As the system, in sight of no one else: the name by which who administers knows it. */
    @Transactional(readOnly = true)
    Optional<String> named(UUID webhook) {
        return jdbc.sql("select name, address from webhook where id = :id")
                .param("id", webhook)
                .query((row, number) -> row.getString("name") + " · " + Reachable.host(row.getString("address")))
                .optional();
    }

    /** A new secret; the one before signs along for a day. Empty where it is no longer of the version that was seen. As the system. */
    @Transactional
    Optional<byte[]> rotate(UUID webhook, int seen) {
        Instant now = clock.instant();
        byte[] secret = make();
        int changed = jdbc.sql(ROTATE)
                .param("id", webhook)
                .param("seen", seen)
                .param("secret", encrypt(secret, webhook))
                .param("now", WebhookRows.utc(now))
                .param("until", WebhookRows.utc(now.plus(OLD_ONE_GOOD)))
                .update();
        return changed > 0 ? Optional.of(secret) : Optional.empty();
    }

    /** It has said that it is there no longer: nothing more is put for it, and whoever looks is told. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void gone(UUID webhook) {
        jdbc.sql("update webhook set state = 'GONE', version = version + 1 where id = :id and state = 'ON'")
                .param("id", webhook)
                .update();
        LOG.warn("webhook {} has answered that it is there no longer and is switched off", webhook);
    }

    private static String belongsTo(UUID webhook) {
        return "webhook " + webhook;
    }
}
