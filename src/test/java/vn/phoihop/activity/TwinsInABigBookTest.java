package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.activity.SuspectedTwins.After;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.RecordKey;

/** Five years of a busy province: whoever writes waits for what happened about that day, not for the book. */
@UsesDatabase(own = true)
class TwinsInABigBookTest extends ActivityFixture {

    private static final int RECORDS = 60_000;
    private static final int PAIRS = RECORDS / 2;
    private static final int PAGE = 51;

    /** The night in question; its minute is as busy as any other. */
    private static final LocalDateTime NIGHT = LocalDateTime.of(2022, 3, 1, 20, 0);

    @Autowired
    LikelyTwins twins;

    @Autowired
    SuspectedTwins suspected;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DatabaseAccess access;

    @Autowired
    PlatformTransactionManager transactions;

    /** What the transaction has read of the table so far. */
    private record Read(long wholeTables, long rows) {}

    @Test
    void theSearchReadsTheRowsOfThreeDays() throws Exception {
        filled();
        ActivityForm form = patrol(STATION, List.of(CITY_POLICE), 4);
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> {
            Read before = read("activity");
            List<Twin> found = twins.list(key, form);
            Read after = read("activity");
            assertThat(found).isNotEmpty();
            assertThat(after.wholeTables()).isEqualTo(before.wholeTables());
            assertThat(after.rows() - before.rows()).as("of %d", RECORDS).isBetween(1L, 10L * RECORDS / 1826);
            return found;
        }));
    }

    /** Half of the records are suspected of being the other half: what is shown is read, wherever in the list it stands. */
    @Test
    void aPageOfTheListReadsThePairsItShows() throws Exception {
        filled();
        for (boolean byDay : List.of(false, true)) {
            for (int place : List.of(0, PAIRS / 2)) {
                Wanted all = new Wanted(book, null, null, false, false, null, null, byDay, after(byDay, place));
                assertReadsLittle(() -> suspected.search(all, PAGE));
            }
        }
        Wanted ofHalfYear = new Wanted(
                book, LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 15), false, false, null, null, false, null);
        assertThat(Acting.asSystem(() -> suspected.search(ofHalfYear, PAGE))).hasSize(PAGE);
    }

    private void assertReadsLittle(Supplier<List<Pair>> search) {
        Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> {
            Read pairs = read("activity_twin");
            Read records = read("activity");
            List<Pair> found = search.get();
            assertThat(found).hasSize(PAGE);
            assertThat(read("activity_twin").rows() - pairs.rows())
                    .as("of %d pairs", PAIRS)
                    .isBetween((long) PAGE, 20L * PAGE);
            assertThat(read("activity").rows() - records.rows()).isLessThan(20L * PAGE);
            return found;
        }));
    }

    private @Nullable After after(boolean byDay, int place) {
        return place == 0
                ? null
                : Acting.asSystem(() -> jdbc.sql("select * from activity_twin where book = :book order by "
                                + (byDay ? "day desc, score desc" : "score desc, day desc")
                                + ", one desc, other desc offset :place limit 1")
                        .param("book", book.value())
                        .param("place", place)
                        .query((row, i) -> new After(
                                row.getObject("day", LocalDate.class),
                                row.getInt("score"),
                                row.getObject("one", UUID.class),
                                row.getObject("other", UUID.class)))
                        .single());
    }

    private Read read(String table) {
        return jdbc.sql(
                        "select seq_scan, coalesce(idx_tup_fetch, 0) + seq_tup_read as rows from pg_stat_xact_user_tables"
                                + " where schemaname = 'phoihop' and relname = :table")
                .param("table", table)
                .query((row, i) -> new Read(row.getLong("seq_scan"), row.getLong("rows")))
                .single();
    }

    private void filled() throws Exception {
        Acting.runAsSystem(this::fill);
        try (Connection superuser = TestDatabases.superuser(access);
                Statement statement = superuser.createStatement()) {
            statement.execute("analyze phoihop.activity");
            statement.execute("analyze phoihop.activity_twin");
            statement.execute("analyze phoihop.record_unit");
        }
    }

    private void fill() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into activity (
                        book, id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force, exercise, confirmation,
                        forces, recorded_by, recorded_at, changed_at, search)
                    select :book, gen_random_uuid(), 1, 'SUBMITTED', 'PATROL', start, start + interval '4 hours',
                           (start at time zone 'Asia/Ho_Chi_Minh')::date, 500001 + i % 5, 3001 + i % 9, 2, false, 'NONE', 4, 'ai', start, start, ''
                    from generate_series(0, :records - 1) as i
                    cross join lateral (
                        select timestamptz '2019-09-01 00:00+07' + (i::float8 / :records) * interval '1826 days' as start)""").param("book", book.value()).param("records", RECORDS).update();
            jdbc.sql("""
                    insert into record_unit (book, unit, record_type, day, record)
                    select book, lead_unit, 'activity', occurred_on, id from activity where book = :book""").param("book", book.value()).update();
            jdbc.sql("""
                    insert into activity_twin (book, one, other, day, last_day, score, reasons)
                    select book, least(id, next), greatest(id, next), occurred_on, next_day, 60 + number % 41, '{SAME_AREA,SAME_TIME}'
                    from (select book, id, occurred_on, row_number() over by_start as number, lead(id) over by_start as next,
                                 lead(occurred_on) over by_start as next_day
                          from activity
                          where book = :book
                          window by_start as (order by starts_at))
                    where number % 2 = 1""").param("book", book.value()).update();
        });
    }
}
