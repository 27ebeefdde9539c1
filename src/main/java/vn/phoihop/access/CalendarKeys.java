package vn.phoihop.access;

import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Keys in the addresses by which calendars subscribe to what is due: one an office at most, shown once, kept as a hash, good until it is
 * made anew or ended. Programs for calendars can send no token; so the address is the secret, and it opens nothing else.
 */
@Component
public class CalendarKeys {

    /** Where such addresses begin; after it come the key and {@link #ENDING}. */
    static final String PLACE = "/calendars/";

    static final String ENDING = ".ics";

    /** What every subscription reads; whoever has signed in may ask for it by this name, too. */
    static final String OWN = PLACE + "own" + ENDING;

    /** Begins every key, so that one that leaked is recognised in a log. */
    static final String PREFIX = "phc_";

    private static final int BYTES = 32;
    private static final int LONGEST = 100;

    private static final String MAKE = Sql.of("access/make_calendar_key");
    private static final String END = Sql.of("access/end_calendar_keys");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccessTrail trail;
    private final String origin;
    private final SecureRandom random = new SecureRandom();

    CalendarKeys(JdbcClient jdbc, Clock clock, AccessTrail trail, @Value("${phoihop.origin:}") String origin) {
        this.origin = origin.strip().replaceAll("/+$", "");
        this.jdbc = jdbc;
        this.clock = clock;
        this.trail = trail;
    }

    /** What is known of a subscription, beside its address, which nobody can show again. */
    public record Subscription(
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable String lastUsedFrom) {}

    /**
     * For whom a key reads.
     *
     * @param firstOfDay it reads for the first time on this day
     */
    record Holder(AccountId account, UUID appointment, boolean firstOfDay) {}

    /** The subscription of the office acted in, where there is one. */
    @Transactional(readOnly = true)
    public Optional<Subscription> find(SignedIn who) {
        return jdbc.sql(
                        "select created_at, last_used_at, last_used_from from calendar_key where appointment = :appointment")
                .param("appointment", office(who))
                .query((row, _) -> new Subscription(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        AccessTokens.moment(row, "last_used_at"),
                        row.getString("last_used_from")))
                .optional();
    }

    /** Makes an address for the office acted in, as a path of this house; one there was before is good no longer. */
    @Transactional
    public String make(SignedIn who) {
        if (who.account().mustChange()) {
            throw new Refused(ProblemCode.CALENDAR_NEEDS_OWN_PASSWORD);
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID office = office(who);
        end(who.account().id(), office);
        try {
            jdbc.sql(MAKE)
                    .param("appointment", office)
                    .param("account", who.account().id().value())
                    .param("hash", AccessTokens.hash(key))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException meanwhile) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        trail.note(AccessTrail.Act.CALENDAR_KEY_MADE, "");
        return PLACE + key + ENDING;
    }

    /** The whole address of a path of this house: as users type it where that was configured, else as this request did. */
    public String address(String path) {
        return origin.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(path)
                        .build()
                        .toUriString()
                : origin + path;
    }

    /** Ends the address of the office acted in; whether there was one. */
    @Transactional
    public boolean end(SignedIn who) {
        boolean ended = end(who.account().id(), office(who)) > 0;
        if (ended) {
            trail.note(AccessTrail.Act.CALENDAR_KEY_ENDED, "");
        }
        return ended;
    }

    /** Ends all addresses of an account, whosever it is; as the system. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    int endAll(AccountId account) {
        return end(account, null);
    }

    /** For whom the key reads; empty when it is wrong or was ended. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<Holder> find(String key, String address) {
        if (!key.startsWith(PREFIX) || key.length() > LONGEST) {
            return Optional.empty();
        }
        return jdbc.sql("select account, appointment, first_of_day from find_calendar_key(:hash, :at, :address)")
                .param("hash", AccessTokens.hash(key))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("address", address)
                .query((row, _) -> new Holder(
                        new AccountId(row.getObject("account", UUID.class)),
                        row.getObject("appointment", UUID.class),
                        row.getBoolean("first_of_day")))
                .optional();
    }

    /** Notes in the trail that the key has read: calendars ask many times a day, and the first time says as much as all of them. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void noteReading(Holder holder, String address) {
        trail.note(AccessTrail.Act.EXPORTED, holder.account(), address, OWN);
    }

    private int end(AccountId account, @Nullable UUID appointment) {
        return jdbc.sql(END)
                .param("account", account.value())
                .param("appointment", appointment, Types.OTHER)
                .update();
    }

    private static UUID office(SignedIn who) {
        Appointment office = who.acting();
        if (office == null) {
            throw new Refused(ProblemCode.OWN_UNIT_ABSENT);
        }
        return office.id();
    }
}
