package vn.phoihop.notice;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** What is to be told to whom, by the mail it goes into; the system's alone. */
@Component
class NoticeLines {

    private static final String LIST = Sql.of("notice/lines");
    private static final String LET_WAIT = Sql.of("notice/let_wait");

    private static final String SWEEP = Sql.of("notice/sweep");

    /** Longer than a mail is tried, and than one takes who then tries once more what failed. */
    private static final Duration KEPT = Duration.ofDays(10);

    private static final int SWEPT_AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeLines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> sweepingNotices(NoticeLines lines) {
            return Tasks.recurring("sweep-notices", FixedDelay.ofHours(12))
                    .execute((task, context) -> Acting.runAsSystem(() -> {
                        while (lines.sweep() > 0) {
                            // A little at a time.
                        }
                    }));
        }
    }

    /** The most urgent first. */
    @Transactional(readOnly = true)
    List<NoticeLine> list(UUID mail) {
        return jdbc.sql(LIST).param("parcel", mail).query((row, _) -> line(row)).list();
    }

    private static NoticeLine line(ResultSet row) throws SQLException {
        return new NoticeLine(
                RecordKey.of(row.getInt("book"), row.getObject("record", UUID.class)),
                row.getString("kind"),
                News.What.valueOf(row.getString("what")),
                Topic.Urgency.valueOf(row.getString("urgency")),
                row.getObject("due", LocalDate.class),
                row.getBoolean("exercise"),
                Arrays.stream((Long[]) row.getArray("units").getArray())
                        .map(UnitId::new)
                        .collect(Collectors.toSet()));
    }

    /** All but what is immediate waits again, for a mail after the quiet hours. */
    @Transactional
    void letWait(UUID mail) {
        jdbc.sql(LET_WAIT).param("parcel", mail).update();
    }

    /** Deletes some of what was never told and never will be; how many it were. */
    @Transactional
    int sweep() {
        return jdbc.sql(SWEEP)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("most", SWEPT_AT_ONCE)
                .update();
    }

    /** It has been told, or will never be. */
    @Transactional
    void forget(UUID mail) {
        jdbc.sql("delete from notice_line where parcel = :parcel")
                .param("parcel", mail)
                .update();
    }
}
