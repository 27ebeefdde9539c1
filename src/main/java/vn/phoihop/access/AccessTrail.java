package vn.phoihop.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;

/**
 * Who signed in, looked at, took away and wrote what; lines are added, never changed. Each line carries a mark that only this installation can
 * make, and within seconds {@link TrailChain} chains it to the one before: a line changed, put in or taken out is found.
 */
@Component
public class AccessTrail {

    /** What is noted. */
    public enum Act {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SECOND_FACTOR_FAILED,
        SIGNED_OUT,
        SESSION_ENDED,
        LOCKED,
        UNLOCKED,
        PASSWORD_CHANGED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        TOKEN_MINTED,
        TOKEN_REVOKED,
        TOKEN_REFUSED,
        CALENDAR_KEY_MADE,
        CALENDAR_KEY_ENDED,
        NOTICE_ADDRESS_GIVEN,
        NOTICE_ADDRESS_CONFIRMED,
        NOTICE_ADDRESS_REMOVED,
        NOTICE_CODE_FAILED,
        MAIL_TRIED,
        ACCOUNT_OPENED,
        ACCOUNT_RENAMED,
        APPOINTED,
        OFFICE_ENDED,
        ONE_TIME_PASSWORD_GIVEN,
        SECOND_FACTOR_RESET,
        SIGNED_OUT_EVERYWHERE,
        ACCOUNT_LOCKED,
        ACCOUNT_UNLOCKED,
        VIEWED,
        LISTED,
        WROTE,
        REFUSED,
        EXPORTED,
        COORDINATION_APPOINTED,
        BOOK_OPENED,
        BOOK_FOLLOWING_UNDONE,
        LETTERHEAD_SET,
        FORM_TAKEN_UP,
        FORM_GIVEN_UP,
        WEBHOOK_NAMED,
        WEBHOOK_CHANGED,
        WEBHOOK_SECRET_CHANGED,
        WEBHOOK_PINGED,
        WEBHOOK_DELETED,
        OUTBOX_RETRIED,
        OUTBOX_DROPPED,
        TRAIL_CHECKED
    }

    private static final String NOTE = Sql.of("access/note");
    private static final String NOTE_MANY = Sql.of("access/note_many");
    private static final String LATELY = Sql.of("access/lately");
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final InstallationKey key;
    private final Clock clock;

    AccessTrail(JdbcClient jdbc, InstallationKey key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    /** Notes what the person of this request does; one statement, in the transaction of the request where there is one. */
    public void note(Act act, String what) {
        add(act, present(), address(), null, what);
    }

    /** Notes what the person of this request does with a record, named by its book and id. */
    public void note(Act act, String record, String what) {
        add(act, present(), address(), record, what);
    }

    void note(Act act, @Nullable AccountId account, String address, String what) {
        add(act, account, address, null, what);
    }

    /** Notes what the person of this request writes into the book, in the transaction that writes it; nothing for the system. */
    void wrote(List<Deed> deeds) {
        AccountId account = present();
        if (account == null || deeds.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<TrailLine> lines = deeds.stream()
                .map(deed -> new TrailLine(
                        TrailLine.idAt(now),
                        now,
                        Act.WROTE.name(),
                        account.value(),
                        address(),
                        deed.record(),
                        deed.event()))
                .toList();
        jdbc.sql(NOTE_MANY)
                .param("ids", lines.stream().map(TrailLine::id).toArray(UUID[]::new))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("act", Act.WROTE.name())
                .param("account", account.value())
                .param("address", address())
                .param("records", lines.stream().map(TrailLine::record).toArray(String[]::new))
                .param("whats", lines.stream().map(TrailLine::what).toArray(String[]::new))
                .param(
                        "marks",
                        lines.stream().map(line -> key.sign(line.text())).toArray(byte[][]::new))
                .update();
    }

    /** How often something was done by an account since a moment, and when last; null for never. */
    public record Lately(int times, @Nullable Instant last) {}

    /** Whoever tries something too often is kept waiting: all nodes count together, and what was taken away meanwhile counts on. */
    public Lately lately(Act act, AccountId account, Instant since) {
        return jdbc.sql(LATELY)
                .param("act", act.name())
                .param("account", account.value())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
                    return new Lately(row.getInt("times"), last == null ? null : last.toInstant());
                })
                .single();
    }

    /** An entry of the book: its record, by book and id, and what it says happened. */
    record Deed(String record, String event) {}

    private void add(Act act, @Nullable AccountId account, String address, @Nullable String record, String what) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TrailLine line = new TrailLine(
                TrailLine.idAt(now),
                now,
                act.name(),
                account == null ? null : account.value(),
                address,
                record == null ? null : kept(record),
                kept(what));
        jdbc.sql(NOTE)
                .param("id", line.id())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("act", line.act())
                .param("account", line.account(), java.sql.Types.OTHER)
                .param("address", line.address())
                .param("record", line.record(), java.sql.Types.VARCHAR)
                .param("what", line.what())
                .param("mark", key.sign(line.text()))
                .param("lightly", act == Act.VIEWED || act == Act.LISTED)
                .update();
    }

    /** Not too long, and only what PostgreSQL gives back as it was written: no NUL, no half of a surrogate pair. */
    private static String kept(String what) {
        String clean = new String(what.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return clean.codePointCount(0, clean.length()) > LONGEST
                ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST))
                : clean;
    }

    private static @Nullable AccountId present() {
        SignedIn who = SignedIn.orNobody();
        return who == null ? null : who.account().id();
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "";
    }
}
