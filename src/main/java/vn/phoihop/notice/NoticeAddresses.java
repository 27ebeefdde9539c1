package vn.phoihop.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

/** The mailboxes of the accounts. A request sees and changes its own; that one is proved or refused, the system notes. */
@Component
class NoticeAddresses {

    private static final String FIND = Sql.of("notice/addresses");
    private static final String GIVE = Sql.of("notice/give");
    private static final String CHOOSE = Sql.of("notice/choose");
    private static final String CONFIRM = Sql.of("notice/confirm");
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<NoticeAddress> find(AccountId account) {
        return jdbc.sql(FIND)
                .param("account", account.value())
                .query((row, _) -> address(row))
                .optional();
    }

    private static NoticeAddress address(ResultSet row) throws SQLException {
        return new NoticeAddress(
                new AccountId(row.getObject("account", UUID.class)),
                row.getString("address"),
                row.getObject("code_key", UUID.class),
                moment(row, "confirmed_at"),
                Wanted.valueOf(row.getString("wanted")),
                new NoticeTimes(
                        row.getObject("digest_at", LocalTime.class),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_to", LocalTime.class)),
                moment(row, "refused_at"),
                row.getString("refused"),
                row.getInt("version"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Another mailbox in the place of the one there may be: what waited for that one is not told to this. False where another was given just now. */
    @Transactional
    boolean give(NoticeAddress given) {
        remove(given.account());
        return times(jdbc.sql(GIVE), given.wanted(), given.times())
                        .param("account", given.account().value())
                        .param("address", given.address())
                        .param("key", given.codeKey())
                        .param("version", given.version())
                        .update()
                > 0;
    }

    /** Whether it was as it had been seen. */
    @Transactional
    boolean choose(AccountId account, int seen, Wanted wanted, NoticeTimes times) {
        return times(jdbc.sql(CHOOSE), wanted, times)
                        .param("account", account.value())
                        .param("seen", seen)
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec times(
            JdbcClient.StatementSpec statement, Wanted wanted, NoticeTimes times) {
        return statement
                .param("wanted", wanted.name())
                .param("digestAt", times.digestAt())
                .param("quietFrom", times.quietFrom())
                .param("quietTo", times.quietTo());
    }

    @Transactional
    boolean remove(AccountId account) {
        return jdbc.sql("delete from notice_address where account = :account")
                        .param("account", account.value())
                        .update()
                > 0;
    }

    /** Another code from now on, and nothing else before it has come back; as the system. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void renewCode(AccountId account, UUID key) {
        jdbc.sql("update notice_address set code_key = :key, confirmed_at = null, refused_at = null, refused = null,"
                        + " version = version + 1 where account = :account")
                .param("key", key)
                .param("account", account.value())
                .update();
    }

    /** The code has come back; whether the mailbox is still the one it was sent to. As the system. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean confirm(AccountId account, UUID key) {
        Instant now = clock.instant();
        return jdbc.sql(CONFIRM)
                        .param("account", account.value())
                        .param("key", key)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("today", LocalDate.ofInstant(now, NoticeTimes.ZONE))
                        .param("time", LocalTime.ofInstant(now, NoticeTimes.ZONE))
                        .update()
                > 0;
    }

    /** The mail server will never take anything for this address; nothing more is sent there, and its holder reads why. As the system. */
    @Transactional
    void refuse(NoticeAddress address, String why) {
        jdbc.sql("update notice_address set refused_at = :now, refused = :why, version = version + 1"
                        + " where account = :account and address = :address and code_key = :key")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("why", why.length() > LONGEST ? why.substring(0, LONGEST) : why)
                .param("account", address.account().value())
                .param("address", address.address())
                .param("key", address.codeKey())
                .update();
    }

    /** Whether anything can be told to an account; the only thing administrators learn of it. */
    @Transactional(readOnly = true)
    boolean isTold(AccountId account) {
        return jdbc.sql("select is_told_by_mail(:account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }
}
