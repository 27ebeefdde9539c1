package vn.phoihop.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Announcements;
import vn.phoihop.database.Sql;

/**
 * Where rooms put what is to be sent out, in the transaction of what it tells of: it leaves when that has ended well, and never otherwise. It is
 * carried at least once and kept until it has arrived, was refused for good, or has been tried in vain for three days.
 */
@Component
public class Outbox {

    /** Told to all nodes when something was put that may leave at once. */
    static final String SUBJECT = "outbox";

    private static final String PUT = Sql.of("outbox/put");
    private static final String SENDINGS = Sql.of("outbox/sendings");
    private static final String DROP = Sql.of("outbox/drop");

    private final JdbcClient jdbc;
    private final Announcements announcements;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Announcements announcements, Clock clock) {
        this.jdbc = jdbc;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** As {@link #put(Channel, String, UUID, String, Instant, Priority)}, in its usual turn. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Channel channel, String target, UUID key, String body, Instant notBefore) {
        put(channel, target, key, body, notBefore, Priority.USUAL);
    }

    /**
     * Puts a parcel, in the present transaction. The same key for the same target is one parcel, however often it is put.
     *
     * @param target to whom, in words of the channel's carrier
     * @param notBefore when it leaves at the earliest
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Channel channel, String target, UUID key, String body, Instant notBefore, Priority priority) {
        Instant now = clock.instant();
        Instant since = notBefore.isAfter(now) ? notBefore : now;
        jdbc.sql(PUT)
                .param("id", UUID.randomUUID())
                .param("channel", channel.name())
                .param("target", target)
                .param("key", key)
                .param("body", body)
                .param("now", utc(now))
                .param("since", utc(since))
                .param("priority", priority.ordinal())
                .update();
        if (since.equals(now)) {
            wake(channel);
        }
    }

    /** Has all nodes look for what is due, once the present transaction has ended well. */
    void wake(Channel channel) {
        announcements.tell(SUBJECT, channel.name());
    }

    /** What was put for a target last, the newest first; in sight of who administers. */
    @Transactional(readOnly = true)
    public List<Sending> list(Channel channel, String target, int most) {
        return jdbc.sql(SENDINGS)
                .param("channel", channel.name())
                .param("target", target)
                .param("most", most)
                .query(Outbox::sending)
                .list();
    }

    /** Takes out all that waits for a target or failed: it has gone, say. Somebody who administers does so, or the system. */
    @Transactional
    public int drop(Channel channel, String target, String why, String by) {
        return jdbc.sql(DROP)
                .param("channel", channel.name())
                .param("target", target)
                .param("why", why)
                .param("by", by)
                .param("now", utc(clock.instant()))
                .update();
    }

    static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static Sending sending(ResultSet row, int number) throws SQLException {
        return new Sending(
                row.getObject("id", UUID.class),
                row.getObject("key", UUID.class),
                ParcelState.valueOf(row.getString("state")),
                row.getObject("put_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                moment(row, "due_at"),
                row.getString("why"),
                moment(row, "ended_at"));
    }
}
