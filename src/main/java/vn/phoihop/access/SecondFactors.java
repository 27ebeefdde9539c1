package vn.phoihop.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;

/**
 * The second factors of accounts. What touches keys and codes is called as the system ({@code Acting.asSystem}), in transactions of
 * its own: a failed try is counted even when the request is refused.
 */
@Component
class SecondFactors {

    static final int FAILURES = 5;
    static final int RECOVERY_CODES = 10;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final String BEGIN = Sql.of("access/begin-second-factor");
    private static final String RECENT = Sql.of("access/recent-code-failures");

    private final JdbcClient jdbc;
    private final InstallationKey key;
    private final AccessTrail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient jdbc, InstallationKey key, AccessTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.trail = trail;
        this.clock = clock;
    }

    /** How a try with a code ended. */
    sealed interface Outcome {
        record Right() implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(long minutes) implements Outcome {}
    }

    private record Row(byte[] secret, boolean confirmed, long lastStep) {}

    /** Since when it is asked for; empty where it is not. */
    @Transactional(readOnly = true)
    Optional<Instant> since(AccountId account) {
        return jdbc.sql("select confirmed_at from second_factor where account = :account and confirmed_at is not null")
                .param("account", account.value())
                .query((row, _) ->
                        row.getObject("confirmed_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** How many recovery codes are still good. */
    @Transactional(readOnly = true)
    int recoveryCodesLeft(AccountId account) {
        return jdbc.sql("select count(*) from recovery_code where account = :account and used_at is null")
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /** Makes a key that is asked for once a first code of it has come back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void begin(AccountId account) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        jdbc.sql(BEGIN)
                .param("account", account.value())
                .param("secret", key.encrypt(secret, account.toString()))
                .param("now", now())
                .update();
    }

    /** The key that was begun and not confirmed: only this once can it be read. */
    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    Optional<byte[]> begun(AccountId account) {
        return row(account, "").filter(row -> !row.confirmed).map(Row::secret);
    }

    /** The first code turns it on; the answer are the recovery codes, to be shown once. Empty when the code is wrong. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<List<String>> confirm(AccountId account, String code) {
        Optional<Row> row = row(account, " for update").filter(one -> !one.confirmed);
        OptionalLong step = row.isEmpty()
                ? OptionalLong.empty()
                : Totp.match(row.get().secret, digits(code), clock.instant(), row.get().lastStep);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("update second_factor set confirmed_at = :now, last_step = :step where account = :account")
                .param("now", now())
                .param("step", step.getAsLong())
                .param("account", account.value())
                .update();
        return Optional.of(newRecoveryCodes(account));
    }

    /**
     * Whether a code is right: the one the phone shows now, never twice the same, or a recovery code. Tries for an account follow one
     * another, and after a few wrong ones there is a pause, from whichever address they come.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Outcome check(AccountId account, String code, String address) {
        Optional<Row> row = row(account, " for update").filter(Row::confirmed);
        long wait = minutesToWait(account);
        if (wait > 0) {
            return new Outcome.Wait(wait);
        }
        if (row.isPresent() && (isNext(account, row.get(), digits(code)) || isRecovery(account, code))) {
            return new Outcome.Right();
        }
        trail.note(AccessTrail.Act.SECOND_FACTOR_FAILED, account, address, "");
        return new Outcome.Wrong();
    }

    private boolean isNext(AccountId account, Row row, String code) {
        OptionalLong step = Totp.match(row.secret, code, clock.instant(), row.lastStep);
        step.ifPresent(used -> jdbc.sql("update second_factor set last_step = :step where account = :account")
                .param("step", used)
                .param("account", account.value())
                .update());
        return step.isPresent();
    }

    private boolean isRecovery(AccountId account, String code) {
        return jdbc.sql("update recovery_code set used_at = :now"
                                + " where account = :account and code = :code and used_at is null")
                        .param("now", now())
                        .param("account", account.value())
                        .param("code", hash(account, code))
                        .update()
                > 0;
    }

    private long minutesToWait(AccountId account) {
        Instant since = clock.instant().minus(SignInTries.PENALTY);
        record Failed(int count, @Nullable OffsetDateTime last) {}
        Failed failed = jdbc.sql(RECENT)
                .param("account", account.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Failed(row.getInt("failures"), row.getObject("last", OffsetDateTime.class)))
                .single();
        return failed.count < FAILURES || failed.last == null
                ? 0
                : Duration.between(since, failed.last.toInstant()).toMinutes() + 1;
    }

    /** Ten new codes; the old ones are no longer good. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    List<String> renewRecoveryCodes(AccountId account) {
        return newRecoveryCodes(account);
    }

    private List<String> newRecoveryCodes(AccountId account) {
        forgetRecoveryCodes(account);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            StringBuilder code = new StringBuilder();
            for (int c = 0; c < 10; c++) {
                code.append(c == 5 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            codes.add(code.toString());
            jdbc.sql("insert into recovery_code (account, code) values (:account, :code)")
                    .param("account", account.value())
                    .param("code", hash(account, code.toString()))
                    .update();
        }
        return codes;
    }

    /** Signing in needs the password alone again. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void turnOff(AccountId account) {
        forgetRecoveryCodes(account);
        jdbc.sql("delete from second_factor where account = :account")
                .param("account", account.value())
                .update();
    }

    private void forgetRecoveryCodes(AccountId account) {
        jdbc.sql("delete from recovery_code where account = :account")
                .param("account", account.value())
                .update();
    }

    private Optional<Row> row(AccountId account, String lock) {
        return jdbc.sql("select secret, confirmed_at is not null as confirmed, last_step from second_factor"
                        + " where account = :account" + lock)
                .param("account", account.value())
                .query((row, _) -> new Row(
                        key.decrypt(row.getBytes("secret"), account.toString()),
                        row.getBoolean("confirmed"),
                        row.getLong("last_step")))
                .optional();
    }

    private byte[] hash(AccountId account, String code) {
        String written = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return key.sign(("recovery code " + account + " " + written).getBytes(StandardCharsets.UTF_8));
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
