package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.database.Provisioning;
import vn.phoihop.database.UsesDatabase;

/** Who corrects one activity of thousands reads that one, also after the server was killed before it looked at what the table holds, or was brought back from a backup. */
@UsesDatabase(own = true)
class SavedInABigBookTest extends ActivityFixture {

    private static final int MANY = 4_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void oneOfMany() {
        Activity one = as(() -> recording.submit(submission(patrol())));
        Acting.runAsSystem(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> fill()));
        // As at the next start.
        Provisioning.prepare(context.getBean(OpeningDatabase.class).ready());
        long rows = as(() -> new TransactionTemplate(transactions).execute(status -> {
            changing.correct(one.key(), one.version(), patrol(STATION, List.of(CITY_POLICE), 9), "Đếm lại", RECORDER);
            return jdbc.sql("""
                            select seq_tup_read + coalesce(idx_tup_fetch, 0)
                            from pg_stat_xact_user_tables where relname = 'activity'""").query(Long.class).single();
        }));
        assertThat(rows).as("rows of activities that were read").isLessThan(100);
    }

    private void fill() {
        jdbc.sql("""
                insert into activity (
                    book, id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force, exercise, confirmation,
                    forces, recorded_by, recorded_at, changed_at, search)
                select :book, gen_random_uuid(), 1, 'SUBMITTED', 'PATROL', start, start + interval '4 hours',
                       (start at time zone 'Asia/Ho_Chi_Minh')::date, 500001, 3007, 2, false, 'NONE', 4, 'ai', start, start, ''
                from generate_series(1, :many) as i
                cross join lateral (select timestamptz '2022-01-01 00:00+07' + interval '1 hour' * i) as begin (start)""").param("book", book.value()).param("many", MANY).update();
        jdbc.sql("""
                insert into record_unit (book, unit, record_type, day, record)
                select book, lead_unit, 'activity', occurred_on, id from activity where book = :book
                on conflict do nothing""").param("book", book.value()).update();
    }
}
