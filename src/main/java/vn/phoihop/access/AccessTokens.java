package vn.phoihop.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Personal access tokens: minted by their holder for one office and some of its authorities, good until a day, revoked at any time. */
@Component
class AccessTokens {

    /** Begins every token, so that one that leaked is recognised in a log or a repository. */
    static final String PREFIX = "ph_";

    static final int LONGEST_DAYS = 365;
    static final int WRONG_FROM_ADDRESS = 50;

    private static final String MINT = Sql.of("access/mint-token");
    private static final String LIST = Sql.of("access/tokens");
    private static final String REVOKE = Sql.of("access/revoke-token");
    private static final String FAILURES = Sql.of("access/recent-token-failures");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccessTrail trail;
    private final SecureRandom random = new SecureRandom();

    AccessTokens(JdbcClient jdbc, Clock clock, AccessTrail trail) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.trail = trail;
    }

    /** Whom a good token speaks for. */
    record Holder(AccountId account, UUID appointment, Set<String> scopes) {}

    /** What is asked for: a name to tell it by, some of the authorities of the office acted in, and the last day. */
    record Wish(String name, Set<String> scopes, @Nullable LocalDate lastDay) {}

    /** Mints a token for the office acted in; the answer is the token itself, which nobody can show again. */
    @Transactional
    String mint(SignedIn who, Wish wish) {
        LocalDate today = LocalDate.now(clock.withZone(SignIns.ZONE));
        List<Problem> problems = new ArrayList<>();
        if (wish.name().isBlank()) {
            problems.add(Problem.at("name", ProblemCode.REQUIRED));
        } else if (wish.name().strip().length() > 60) {
            problems.add(Problem.at("name", ProblemCode.TEXT_TOO_LONG, 60));
        }
        if (wish.scopes().isEmpty()) {
            problems.add(Problem.at("scopes", ProblemCode.TOKEN_WITHOUT_SCOPE));
        } else if (!who.authorities().containsAll(wish.scopes())) {
            problems.add(Problem.at("scopes", ProblemCode.TOKEN_SCOPE_NOT_OWN));
        }
        LocalDate lastDay = wish.lastDay();
        LocalDate farthest = today.plusDays(LONGEST_DAYS);
        if (lastDay == null || lastDay.isBefore(today) || lastDay.isAfter(farthest)) {
            problems.add(Problem.at("until", ProblemCode.TOKEN_TOO_LONG, today, farthest));
        }
        Refused.ifAny(problems);
        Appointment office = who.acting();
        if (office == null || lastDay == null) {
            throw new Refused(Problem.at("scopes", ProblemCode.TOKEN_SCOPE_NOT_OWN));
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql(MINT)
                .param("id", UUID.randomUUID())
                .param("account", who.account().id().value())
                .param("appointment", office.id())
                .param("name", wish.name().strip())
                .param("hash", hash(token))
                .param("scopes", new TreeSet<>(wish.scopes()).toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("expires", lastDay.plusDays(1).atStartOfDay(SignIns.ZONE).toOffsetDateTime())
                .update();
        trail.note(AccessTrail.Act.TOKEN_MINTED, wish.name().strip() + " · " + String.join(" ", wish.scopes()));
        return token;
    }

    @Transactional(readOnly = true)
    List<AccessToken> list(AccountId account) {
        return jdbc.sql(LIST)
                .param("account", account.value())
                .query(AccessTokens::token)
                .list();
    }

    /** Ends a token of the account; one of somebody else's is not found. */
    @Transactional
    void revoke(AccountId account, UUID id) {
        AccessToken token = list(account).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id));
        if (end(account, id) > 0) {
            trail.note(AccessTrail.Act.TOKEN_REVOKED, token.name());
        }
    }

    /** Ends all tokens of an account, whosever it is; as the system. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    int revokeAll(AccountId account) {
        return end(account, null);
    }

    private int end(AccountId account, @Nullable UUID id) {
        return jdbc.sql(REVOKE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account.value())
                .param("id", id, java.sql.Types.OTHER)
                .update();
    }

    /** Whom the token speaks for; empty when it is wrong, expired or revoked. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<Holder> find(String token, String address) {
        if (!token.startsWith(PREFIX) || token.length() > 100) {
            return Optional.empty();
        }
        return jdbc.sql("select account, appointment, scopes from find_token(:hash, :at, :address)")
                .param("hash", hash(token))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("address", address)
                .query((row, _) -> new Holder(
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getObject("appointment", UUID.class),
                        Set.copyOf(scopes(row))))
                .optional();
    }

    /**
     * Notes that an address sent a wrong token and refuses it: as wrong, or, once there were too many, for a while as too many. A good
     * token is never kept out by the wrong ones of others behind the same address; what is spared is our trail.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Problem refuse(String address) {
        return refuse(address, ProblemCode.TOKEN_NOT_GOOD);
    }

    /** The same of another secret; wrong ones of all kinds are counted together. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Problem refuse(String address, ProblemCode wrong) {
        Instant since = clock.instant().minus(SignInTries.PENALTY);
        record Failures(int count, @Nullable OffsetDateTime last) {}
        Failures failures = jdbc.sql(FAILURES)
                .param("address", address)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Failures(row.getInt("failures"), row.getObject("last", OffsetDateTime.class)))
                .single();
        if (failures.count >= WRONG_FROM_ADDRESS && failures.last != null) {
            long minutes = Duration.between(since, failures.last.toInstant()).toMinutes() + 1;
            return Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, minutes);
        }
        trail.note(
                AccessTrail.Act.TOKEN_REFUSED, null, address, wrong == ProblemCode.TOKEN_NOT_GOOD ? "" : wrong.name());
        return Problem.of(wrong);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AccessToken token(ResultSet row, int i) throws SQLException {
        return new AccessToken(
                row.getObject("id", UUID.class),
                row.getObject("appointment", UUID.class),
                row.getString("name"),
                scopes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                moment(row, "last_used_at"),
                row.getString("last_used_from"),
                moment(row, "revoked_at"));
    }

    private static List<String> scopes(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("scopes").getArray());
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
