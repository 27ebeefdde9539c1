package vn.phoihop.access;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The passkeys of accounts, as Spring Security reads and writes them: called as the system, in transactions of their own. */
@Component
class Passkeys implements UserCredentialRepository {

    private static final String SAVE = Sql.of("access/save-passkey");
    private static final String ALL = "select * from passkey where ";

    private final JdbcClient jdbc;

    Passkeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A passkey as its holder sees it; the name is its id in base64url. */
    record Shown(String name, String label, Instant createdAt, Instant lastUsedAt) {}

    @Transactional(readOnly = true)
    List<Shown> list(AccountId account) {
        return jdbc.sql("select id, label, created_at, last_used_at from passkey where account = :account"
                        + " order by created_at")
                .param("account", account.value())
                .query((row, _) -> new Shown(
                        new Bytes(row.getBytes("id")).toBase64UrlString(),
                        row.getString("label"),
                        moment(row, "created_at"),
                        moment(row, "last_used_at")))
                .list();
    }

    /** Takes one away from its holder's account; somebody else's is not found. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void remove(AccountId account, String name) {
        int removed = jdbc.sql("delete from passkey where account = :account and id = :id")
                .param("account", account.value())
                .param("id", bytes(name))
                .update();
        if (removed == 0) {
            throw new Refused(ProblemCode.NOT_FOUND, name);
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void removeAll(AccountId account) {
        jdbc.sql("delete from passkey where account = :account")
                .param("account", account.value())
                .update();
    }

    private static byte[] bytes(@Nullable Bytes known) {
        if (known == null) {
            throw new IllegalArgumentException("a passkey comes with what its device said when making it");
        }
        return known.getBytes();
    }

    private static byte[] bytes(String name) {
        try {
            return Bytes.fromBase64(name).getBytes();
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_FOUND, name);
        }
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("only a holder's own are removed");
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void save(CredentialRecord passkey) {
        jdbc.sql(SAVE)
                .param("id", passkey.getCredentialId().getBytes())
                .param("account", account(passkey.getUserEntityUserId()))
                .param("label", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("clientData", bytes(passkey.getAttestationClientDataJSON()))
                .param("count", passkey.getSignatureCount())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("eligible", passkey.isBackupEligible())
                .param("backup", passkey.isBackupState())
                .param("created", passkey.getCreated().atOffset(ZoneOffset.UTC))
                .param("used", passkey.getLastUsed().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql(ALL + "id = :id")
                .param("id", id.getBytes())
                .query(Passkeys::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public List<CredentialRecord> findByUserId(Bytes holder) {
        return jdbc.sql(ALL + "account = :account")
                .param("account", account(holder))
                .query(Passkeys::passkey)
                .list();
    }

    private static CredentialRecord passkey(ResultSet row, int i) throws SQLException {
        Set<AuthenticatorTransport> transports = Arrays.stream(
                        (String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("id")))
                .userEntityUserId(handle(row.getObject("account", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .transports(transports)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .created(moment(row, "created_at"))
                .lastUsed(moment(row, "last_used_at"))
                .label(row.getString("label"))
                .build();
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What the device keeps for the account: its id, which says nothing about anybody. */
    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    /** The account behind a handle; one that is nobody's when it is not of our making. */
    static UUID account(Bytes handle) {
        byte[] bytes = handle.getBytes();
        if (bytes.length != 16) {
            return new UUID(0, 0);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
