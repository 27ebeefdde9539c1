package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/** Who acts for a unit with thousands of activities finds the latest changes first, where they lie among those of the book and where all of them are long ago. */
@UsesDatabase(own = true)
class LatestChangesInABigBookTest extends ActivityFixture {

    private static final UnitId BUSY = new UnitId(3007);

    /** All of whose activities were changed before any of the latest twenty thousand of the book. */
    private static final UnitId CLOSED = new UnitId(3008);

    private static final int PAGE = 26;

    @Autowired
    FindingActivities finding;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void fill() {
        Acting.runAsSystem(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            // 5,200 of the closed unit, then 21,000 of which every fourth is of the busy one.
            jdbc.sql("""
                    insert into activity (
                        book, id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force, exercise, confirmation,
                        forces, recorded_by, recorded_at, changed_at, search)
                    select :book, gen_random_uuid(), 1, 'SUBMITTED', 'PATROL', start, start + interval '4 hours',
                           (start at time zone 'Asia/Ho_Chi_Minh')::date, 500001,
                           case when i < 5200 then 3008 when i % 4 = 0 then 3007 else 3009 end, 2, false, 'NONE', 4, 'ai', start,
                           timestamptz '2025-01-01 00:00+07' + interval '1 minute' * i, ''
                    from generate_series(0, 26199) as i
                    cross join lateral (select timestamptz '2022-01-01 00:00+07' + interval '1 hour' * (i * 7919 % 26200)) as begin (start)""").param("book", book.value()).update();
            jdbc.sql("""
                    insert into record_unit (book, unit, record_type, day, record)
                    select book, lead_unit, 'activity', occurred_on, id from activity where book = :book""").param("book", book.value()).update();
        }));
    }

    @Test
    void pagesOfABusyUnit() {
        assertThat(pages(BUSY, all())).isEqualTo(changedLast(BUSY, "infinity"));
    }

    @Test
    void pagesOfAUnitThatHasNotWorkedForLong() {
        assertThat(pages(CLOSED, all())).isEqualTo(changedLast(CLOSED, "infinity"));
    }

    @Test
    void onlyThoseOfSomeDays() {
        ActivityFilter january = all().between(null, LocalDate.parse("2022-02-01"));
        assertThat(pages(BUSY, january)).isEqualTo(changedLast(BUSY, "2022-02-01"));
        assertThat(pages(CLOSED, january)).isEqualTo(changedLast(CLOSED, "2022-02-01"));
    }

    private ActivityFilter all() {
        return ActivityFilter.of(book);
    }

    /** The first three. */
    private List<UUID> pages(UnitId unit, ActivityFilter filter) {
        Acting.Staff staff = new Acting.Staff(
                new AccountId(UUID.randomUUID()),
                "an",
                unit,
                Set.of(book),
                Set.of(unit),
                Set.of(),
                Set.of("record.view"));
        return Acting.as(staff, () -> {
            List<UUID> all = new ArrayList<>();
            RowPlace last = null;
            for (int page = 0; page < 3; page++) {
                List<RowPlace> found = finding.find(filter.sorted(RowOrder.CHANGED, last), PAGE);
                found.forEach(place -> all.add(place.record()));
                last = found.getLast();
            }
            return all;
        });
    }

    private List<UUID> changedLast(UnitId unit, String before) {
        return Acting.asSystem(() -> jdbc.sql("""
                        select id from activity where book = :book and lead_unit = :unit and occurred_on < :before::date
                        order by changed_at desc, id desc limit :most""")
                .param("book", book.value())
                .param("unit", unit.value())
                .param("before", before)
                .param("most", 3 * PAGE)
                .query(UUID.class)
                .list());
    }
}
