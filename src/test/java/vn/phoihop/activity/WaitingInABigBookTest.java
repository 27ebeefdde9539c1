package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

/** What waits for a unit is the same however much it is: little is looked up, more is met in the order of the list, and of very much the newest comes first. */
@UsesDatabase(own = true)
class WaitingInABigBookTest extends ActivityFixture {

    private static final int PAGE = 26;

    @Autowired
    FindingActivities finding;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    /** 5,200 wait for 3007, 700 for 3008 and 30 for 3009; every third of them another has contested, and some have spoken already. */
    @BeforeEach
    void fill() {
        Acting.runAsSystem(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into activity (
                        book, id, version, state, kind, starts_at, ends_at, occurred_on, area, lead_unit, lead_force, exercise, confirmation,
                        forces, recorded_by, recorded_at, changed_at, search)
                    select :book, gen_random_uuid(), 1, 'SUBMITTED', 'PATROL', start, start + interval '4 hours',
                           (start at time zone 'Asia/Ho_Chi_Minh')::date, 500001, 3010, 2, false, case i % 3 when 0 then 'CONTESTED' else 'PENDING' end,
                           4, i::text, start, start, ''
                    from generate_series(0, 5929) as i
                    cross join lateral (select timestamptz '2022-01-01 00:00+07' + interval '1 hour' * (i * 7919 % 5930)) as begin (start)""").param("book", book.value()).update();
            jdbc.sql("""
                    insert into activity_participant (book, activity, unit, force, ordinal, confirmation)
                    select book, id, case when i < 5200 then 3007 when i < 5900 then 3008 else 3009 end, 2, 0, 'PENDING'
                    from activity
                    cross join lateral (select recorded_by::int) as number (i)
                    where book = :book
                    union all
                    select book, id, 3011, 2, 1, case recorded_by::int % 3 when 0 then 'CONTESTED' else 'CONFIRMED' end from activity where book = :book""").param("book", book.value()).update();
            jdbc.sql("""
                    insert into record_unit (book, unit, record_type, day, record)
                    select activity.book, activity_participant.unit, 'activity', occurred_on, id
                    from activity
                    join activity_participant on activity_participant.book = activity.book and activity_participant.activity = activity.id
                    where activity.book = :book""").param("book", book.value()).update();
        }));
    }

    @ParameterizedTest
    @ValueSource(longs = {3007, 3008, 3009})
    void pagesOfWhatWaits(long unit) {
        assertThat(pages(unit, RowOrder.NEWEST))
                .isEqualTo(waiting(unit, "desc"))
                .isNotEmpty();
        assertThat(pages(unit, RowOrder.OLDEST)).isEqualTo(waiting(unit, "asc"));
        assertThat(pages(3011, RowOrder.NEWEST)).as("who has spoken").isEmpty();
    }

    /** The first three. */
    private List<UUID> pages(long unit, RowOrder order) {
        UnitId own = new UnitId(unit);
        Acting.Staff staff = new Acting.Staff(
                new AccountId(UUID.randomUUID()),
                "an",
                own,
                Set.of(book),
                Set.of(own),
                Set.of(),
                Set.of("record.view"));
        return Acting.as(staff, () -> {
            List<UUID> all = new ArrayList<>();
            RowPlace last = null;
            for (int page = 0; page < 3; page++) {
                List<RowPlace> found = finding.find(ActivityFilter.waiting(book).sorted(order, last), PAGE);
                found.forEach(place -> all.add(place.record()));
                last = found.isEmpty() ? last : found.getLast();
                if (found.size() < PAGE) {
                    break;
                }
            }
            return all;
        });
    }

    private List<UUID> waiting(long unit, String order) {
        return Acting.asSystem(() -> jdbc.sql("""
                        select activity.id
                        from activity
                        join activity_participant on activity_participant.book = activity.book and activity_participant.activity = activity.id
                        where activity.book = :book and unit = :unit and activity_participant.confirmation = 'PENDING'
                        order by occurred_on {order}, id {order} limit :most""".replace("{order}", order))
                .param("book", book.value())
                .param("unit", unit)
                .param("most", 3 * PAGE)
                .query(UUID.class)
                .list());
    }
}
