package vn.phoihop.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;

/** The parcels as rows, for who carries them and for who administers; each method a transaction of its own. */
@Component
class Parcels {

    private static final Duration BODIES_KEPT = Duration.ofDays(7);
    private static final Duration ROWS_KEPT = Duration.ofDays(90);
    private static final int LONGEST_WHY = 300;

    /** Of what is due so many are looked at; and so many are forgotten at once. */
    private static final int LOOKED_AT = 400;

    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private static final String TARGETS_DUE = Sql.of("outbox/targets_due");
    private static final String WAITING_TARGETS = Sql.of("outbox/waiting_targets");
    private static final String CLAIM = Sql.of("outbox/claim");
    private static final String NOTE = Sql.of("outbox/note");
    private static final String GIVE_BACK = Sql.of("outbox/give_back");
    private static final String PAUSE = Sql.of("outbox/pause");
    private static final String FORGET = Sql.of("outbox/forget");
    private static final String TARGETS = Sql.of("outbox/targets");
    private static final String RETRY = Sql.of("outbox/retry");
    private static final String RETRY_CHANNEL = Sql.of("outbox/retry_channel");

    private final JdbcClient jdbc;
    private final Clock clock;

    Parcels(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A parcel that was taken, and from when on it was tried. */
    record Held(Parcel parcel, Instant since, int priority) {}

    /** A target for which something is due, and the first priority of it. */
    record Due(Target target, Priority priority) {}

    /**
     * What is the matter with a target.
     *
     * @param attempts the most of what waits
     * @param why what became of the last attempt that did not succeed
     */
    record Line(
            Target target,
            int waiting,
            int failed,
            int attempts,
            Instant oldest,
            @Nullable Instant dueAt,
            @Nullable String why) {}

    /**
     * Targets of a channel for which something is due, those that go first at the beginning.
     *
     * @param busy somebody is there already
     * @param last no target that has only what goes later than this
     */
    @Transactional(readOnly = true)
    List<Due> targetsDue(Channel channel, Instant now, Collection<String> busy, Priority last, int most) {
        String[] without = busy.toArray(String[]::new);
        int[] parcels = {0};
        List<Due> found = jdbc.sql(TARGETS_DUE)
                .param("channel", channel.name())
                .param("now", Outbox.utc(now))
                .param("busy", without)
                .param("last", last.ordinal())
                .param("looked", LOOKED_AT)
                .param("most", most)
                .query((row, number) -> {
                    parcels[0] += row.getInt("parcels");
                    return new Due(
                            new Target(channel, row.getString("target")), Priority.values()[row.getInt("priority")]);
                })
                .list();
        boolean pushedAside = parcels[0] == LOOKED_AT && found.size() < most && last != Priority.FIRST;
        return pushedAside ? withOthers(found, channel, now, without, most) : found;
    }

    /** Where so much is due for a few that the others are not among the first, each is looked for by itself. */
    private List<Due> withOthers(List<Due> found, Channel channel, Instant now, String[] busy, int most) {
        List<Due> all = new ArrayList<>(found);
        Set<Target> known = found.stream().map(Due::target).collect(Collectors.toSet());
        jdbc
                .sql(WAITING_TARGETS)
                .param("channel", channel.name())
                .param("now", Outbox.utc(now))
                .param("busy", busy)
                .param("most", most)
                .query((row, number) -> new Target(channel, row.getString("target")))
                .list()
                .stream()
                .filter(target -> !known.contains(target))
                .limit(most - found.size())
                .forEach(target -> all.add(new Due(target, Priority.USUAL)));
        return all;
    }

    @Transactional
    List<Held> claim(Target target, UUID lease, Instant now, Instant until, int most) {
        return jdbc.sql(CLAIM)
                .param("channel", target.channel().name())
                .param("target", target.target())
                .param("lease", lease)
                .param("now", Outbox.utc(now))
                .param("until", Outbox.utc(until))
                .param("most", most)
                .query((row, number) -> new Held(
                        new Parcel(
                                row.getObject("id", UUID.class),
                                target.channel(),
                                target.target(),
                                row.getObject("key", UUID.class),
                                row.getString("body"),
                                row.getObject("put_at", OffsetDateTime.class).toInstant(),
                                row.getInt("attempts")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("priority")))
                .list();
    }

    @Transactional
    void end(Parcel parcel, UUID lease, ParcelState state, @Nullable String why, Instant now) {
        note(parcel, lease, state, why, null, now);
    }

    @Transactional
    void later(Parcel parcel, UUID lease, String why, Instant next) {
        note(parcel, lease, ParcelState.WAITING, why, next, null);
    }

    private void note(
            Parcel parcel,
            UUID lease,
            ParcelState state,
            @Nullable String why,
            @Nullable Instant due,
            @Nullable Instant ended) {
        jdbc.sql(NOTE)
                .param("id", parcel.id())
                .param("lease", lease)
                .param("state", state.name())
                .param("why", why == null || why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY))
                .param("due", due == null ? null : Outbox.utc(due), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", ended == null ? null : Outbox.utc(ended), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    @Transactional
    void giveBack(UUID lease, List<Held> untried, Instant due) {
        jdbc.sql(GIVE_BACK)
                .param("lease", lease)
                .param("ids", untried.stream().map(one -> one.parcel().id()).toArray(UUID[]::new))
                .param("due", Outbox.utc(due))
                .update();
    }

    @Transactional
    void pause(Target target, Instant until) {
        jdbc.sql(PAUSE)
                .param("channel", target.channel().name())
                .param("target", target.target())
                .param("until", Outbox.utc(until))
                .update();
    }

    /** Drops some of the bodies and rows that need not be kept any longer; how many it were. */
    @Transactional
    int forget() {
        Instant now = clock.instant();
        return jdbc.sql(FORGET)
                .param("bodies", Outbox.utc(now.minus(BODIES_KEPT)))
                .param("rows", Outbox.utc(now.minus(ROWS_KEPT)))
                .param("most", FORGOTTEN_AT_ONCE)
                .query(Integer.class)
                .single();
    }

    /** What waits and what failed, those in trouble first. */
    @Transactional(readOnly = true)
    List<Line> lines(int most) {
        return jdbc.sql(TARGETS)
                .param("most", most)
                .query((row, number) -> new Line(
                        target(row, number),
                        row.getInt("waiting"),
                        row.getInt("failed"),
                        row.getInt("attempts"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant(),
                        Outbox.moment(row, "due_at"),
                        row.getString("why")))
                .list();
    }

    /** Makes all that waits for a target, or failed, due at once. */
    @Transactional
    int retry(Target target) {
        return jdbc.sql(RETRY)
                .param("channel", target.channel().name())
                .param("target", target.target())
                .param("now", Outbox.utc(clock.instant()))
                .update();
    }

    /** The same for all targets of a channel. */
    @Transactional
    int retry(Channel channel) {
        return jdbc.sql(RETRY_CHANNEL)
                .param("channel", channel.name())
                .param("now", Outbox.utc(clock.instant()))
                .update();
    }

    private static Target target(ResultSet row, int number) throws SQLException {
        return new Target(Channel.valueOf(row.getString("channel")), row.getString("target"));
    }
}
