package vn.phoihop.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;

/**
 * Tries with a password, of which there are only so many in a while. A try is written down before the password is compared and counts as failed
 * until it is known better: whoever tries a hundred at once has no more of them than one after the other. Called as the system, in transactions of
 * its own, between which nothing is held.
 */
@Component
class SignInTries {

    static final Duration PENALTY = Duration.ofMinutes(15);
    static final int FAILURES_OF_ACCOUNT = 5;
    static final int FAILURES_OF_ADDRESS = 50;

    /** Of an account from wherever; not for who comes from where the account is known, so that strangers keep nobody out for ever. */
    static final int FAILURES_FROM_ANYWHERE = 20;

    static final Duration KNOWN = Duration.ofDays(30);

    private static final String HOLD = Sql.of("access/hold-sign-in");
    private static final String FAILURES = Sql.of("access/recent-failures");

    private final JdbcClient jdbc;
    private final AccessTrail trail;
    private final Clock clock;

    SignInTries(JdbcClient jdbc, AccessTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whether there may be a try. */
    sealed interface Begun {

        /** @param hash of the account's password; null where the login is nobody's */
        record Open(
                UUID id,
                @Nullable Account account,
                @Nullable String hash) implements Begun {

            @Nullable
            AccountId of() {
                return account == null ? null : account.id();
            }
        }

        record Wait(long minutes) implements Begun {}
    }

    private record Failures(
            int ofAccount,
            int fromAnywhere,
            int ofAddress,
            @Nullable Instant last,
            boolean known) {

        boolean tooMany() {
            return ofAccount >= FAILURES_OF_ACCOUNT
                    || ofAddress >= FAILURES_OF_ADDRESS
                    || fromAnywhere >= FAILURES_FROM_ANYWHERE && !known;
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Begun begin(String login, String address) {
        Optional<Account> account = jdbc.sql(Accounts.COLUMNS + "login = :login")
                .param("login", login)
                .query(Accounts.ACCOUNT)
                .optional();
        UUID id = account.map(known -> known.id().value()).orElse(null);
        jdbc.sql(HOLD)
                .param("account", id == null ? "nobody" : id.toString())
                .param("address", address)
                .query()
                .listOfRows();
        Instant now = clock.instant();
        Failures failures = failures(id, address, now);
        if (failures.tooMany()) {
            Instant end = (failures.last == null ? now : failures.last).plus(PENALTY);
            return new Begun.Wait(Math.max(1, Duration.between(now, end).toMinutes() + 1));
        }
        Begun.Open open = new Begun.Open(UUID.randomUUID(), account.orElse(null), id == null ? null : hash(id));
        write(open, address, now);
        return open;
    }

    /** The try is over: it goes, and where it failed the trail has it from now on. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void end(Begun.Open open, String address, boolean right) {
        jdbc.sql("delete from sign_in_try where id = :id").param("id", open.id).update();
        if (!right) {
            // A name that is no account's may be a password typed in the wrong field: it is not kept.
            trail.note(AccessTrail.Act.SIGN_IN_FAILED, open.of(), address, "");
        }
    }

    private void write(Begun.Open open, String address, Instant now) {
        // What broke off is gone once it counts no longer.
        jdbc.sql("delete from sign_in_try where at <= :since")
                .param("since", now.minus(PENALTY).atOffset(ZoneOffset.UTC))
                .update();
        AccountId account = open.of();
        jdbc.sql("insert into sign_in_try (id, account, address, at) values (:id, :account, :address, :at)")
                .param("id", open.id)
                .param("account", account == null ? null : account.value(), java.sql.Types.OTHER)
                .param("address", address)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private String hash(UUID account) {
        return jdbc.sql("select password_hash from account where id = :id")
                .param("id", account)
                .query(String.class)
                .single();
    }

    private Failures failures(@Nullable UUID account, String address, Instant now) {
        return jdbc.sql(FAILURES)
                .param("account", account, java.sql.Types.OTHER)
                .param("address", address)
                .param("since", now.minus(PENALTY).atOffset(ZoneOffset.UTC))
                .param("knownSince", now.minus(KNOWN).atOffset(ZoneOffset.UTC))
                .query((row, i) -> {
                    OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
                    return new Failures(
                            row.getInt("of_account"),
                            row.getInt("from_anywhere"),
                            row.getInt("of_address"),
                            last == null ? null : last.toInstant(),
                            row.getBoolean("known"));
                })
                .single();
    }
}
