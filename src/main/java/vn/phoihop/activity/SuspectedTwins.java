package vn.phoihop.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Batches;
import vn.phoihop.web.ListQuery;

/** The pairs of a book that look like one thing and both count, as the search has found them. */
@Component
class SuspectedTwins {

    /** Rows read at once while all are gone through. */
    private static final int BATCH = 500;

    private static final String FIND = Sql.of("activity/find_twins");
    private static final String COUNT = Sql.of("activity/count_twins");

    private final JdbcClient jdbc;

    SuspectedTwins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of the two; what is told of it is told also of one out of sight. */
    record Side(RecordKey key, Instant startsAt, @Nullable Instant endsAt, AreaId area, UnitId lead, boolean inSight) {}

    /**
     * Two that look like one thing.
     *
     * @param apartReason why they are two things all the same; null where nobody has said so
     */
    record Pair(
            Side one,
            Side other,
            LocalDate day,
            String kind,
            int points,
            List<TwinScore.Reason> reasons,
            @Nullable String apartReason) {

        /** The side that is in sight, to go to their page from. */
        Side from() {
            return one.inSight() ? one : other;
        }

        Side to() {
            return one.inSight() ? other : one;
        }

        /** Whether they lie in two books: then neither can go into the other. */
        boolean across() {
            return !one.key().book().equals(other.key().book());
        }

        String place() {
            return ListQuery.place(day, points, one.key().id(), other.key().id());
        }
    }

    /**
     * Which pairs, in what order, from where on.
     *
     * @param apart those told apart, or those not; null for all
     * @param deciding only those on which one may decide
     * @param units only where one of these leads; null for all
     */
    record Wanted(
            BookId book,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean apart,
            boolean deciding,
            @Nullable Set<UnitId> units,
            @Nullable Integer least,
            boolean byDay,
            @Nullable After after) {

        static Wanted deciding(BookId book) {
            return new Wanted(book, null, null, false, true, null, null, false, null);
        }

        static Wanted open(BookId book, LocalDate from, LocalDate to) {
            return new Wanted(book, from, to, false, false, null, null, true, null);
        }

        Wanted after(Pair last) {
            return new Wanted(
                    book,
                    from,
                    to,
                    apart,
                    deciding,
                    units,
                    least,
                    byDay,
                    new After(
                            last.day(),
                            last.points(),
                            last.one().key().id(),
                            last.other().key().id()));
        }
    }

    /** The place of the last row of the page before. */
    record After(LocalDate day, int score, UUID one, UUID other) {}

    @Transactional(readOnly = true)
    List<Pair> search(Wanted wanted, int limit) {
        @Nullable After after = wanted.after();
        return asked(FIND, wanted)
                .param("byDay", wanted.byDay())
                .param("afterScore", after == null ? null : after.score(), Types.INTEGER)
                .param("afterDay", after == null ? null : text(after.day()), Types.VARCHAR)
                .param("afterOne", after == null ? null : after.one().toString(), Types.VARCHAR)
                .param("afterOther", after == null ? null : after.other().toString(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, i) -> pair(row, wanted.book(), wanted.book()))
                .list();
    }

    /** All of them, read a batch at a time while they are taken. */
    Stream<Pair> stream(Wanted wanted) {
        return Batches.stream(search(wanted, BATCH), BATCH, last -> search(wanted.after(last), BATCH));
    }

    /** Up to which entry each of the books has been searched: with the cutoff it says which pairs there are. */
    @Transactional(readOnly = true)
    Map<BookId, Long> searched(Set<BookId> books) {
        Map<BookId, Long> searched = new HashMap<>();
        jdbc.sql("select book, position from activity_twin_search where book = any (:books)")
                .param("books", books.stream().map(BookId::value).toArray(Integer[]::new))
                .query(row -> {
                    searched.put(new BookId(row.getInt("book")), row.getLong("position"));
                });
        return searched;
    }

    /** How many there are, at most one more than {@code most}. */
    @Transactional(readOnly = true)
    int count(Wanted wanted, int most) {
        return asked(COUNT, wanted)
                .param("limit", most + 1)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("book", wanted.book().value())
                .param("from", text(wanted.from()), Types.VARCHAR)
                .param("to", text(wanted.to()), Types.VARCHAR)
                .param("apart", wanted.apart(), Types.BOOLEAN)
                .param("deciding", wanted.deciding())
                .param("units", wanted.units() == null ? null : ids(wanted.units()), Types.VARCHAR)
                .param("least", wanted.least(), Types.INTEGER);
    }

    static String ids(Set<UnitId> units) {
        return units.stream().map(UnitId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** @param ofOne the book of the one, {@code ofOther} that of the other: the same, or one that follows and the one it follows */
    static Pair pair(ResultSet row, BookId ofOne, BookId ofOther) throws SQLException {
        Side one = side(row, ofOne, "one");
        Side other = side(row, ofOther, "other");
        boolean whole = one.inSight() && other.inSight();
        return new Pair(
                one,
                other,
                row.getObject("day", LocalDate.class),
                row.getString("kind"),
                row.getInt("score"),
                Arrays.stream((String[]) row.getArray("reasons").getArray())
                        .map(TwinScore.Reason::valueOf)
                        .filter(reason -> whole || !reason.ofContents())
                        .toList(),
                row.getString("apart_reason"));
    }

    private static Side side(ResultSet row, BookId book, String name) throws SQLException {
        OffsetDateTime ends = row.getObject(name + "_ends", OffsetDateTime.class);
        return new Side(
                new RecordKey(book, row.getObject(name, UUID.class)),
                row.getObject(name + "_starts", OffsetDateTime.class).toInstant(),
                ends == null ? null : ends.toInstant(),
                new AreaId(row.getLong(name + "_area")),
                new UnitId(row.getLong(name + "_lead")),
                row.getBoolean(name + "_in_sight"));
    }
}
