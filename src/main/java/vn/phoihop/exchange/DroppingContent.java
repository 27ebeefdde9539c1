package vn.phoihop.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** Drops what items say when they have been kept as long as their topics ask for, and tells beforehand how many that will be. */
@Component
public class DroppingContent {

    /** So far ahead is told. */
    static final int DAYS_AHEAD = 30;

    private static final Logger LOG = LoggerFactory.getLogger(DroppingContent.class);
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final String TO_DROP = Sql.of("exchange/to_drop");
    private static final String CONTENT_DUE = Sql.of("exchange/content_due");

    /** By this name the system writes. */
    private static final String ACTOR = "system";

    private final JdbcClient jdbc;
    private final Books books;
    private final Catalogues catalogues;
    private final DroppingItem dropping;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DroppingContent(
            JdbcClient jdbc,
            Books books,
            Catalogues catalogues,
            DroppingItem dropping,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.catalogues = catalogues;
        this.dropping = dropping;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Acting as the system; each item in a transaction of its own, so that one that fails keeps no other back. Answers how many went. */
    public int drop() {
        int dropped = 0;
        for (Book book : books.list()) {
            // What is invented is nobody's, and shows how the system works as long as it is there.
            if (book.sample()) {
                continue;
            }
            dropped += drop(book.id(), LocalDate.ofInstant(clock.instant(), book.timeZone()));
        }
        return dropped;
    }

    private int drop(BookId book, LocalDate today) {
        int dropped = 0;
        Set<UUID> failed = new HashSet<>();
        for (List<UUID> due = due(book, today, failed); !due.isEmpty(); due = due(book, today, failed)) {
            for (UUID item : due) {
                try {
                    if (Boolean.TRUE.equals(transaction.execute(
                            status -> dropping.drop(new RecordKey(book, item), By.now(ACTOR, null))))) {
                        dropped++;
                    } else {
                        failed.add(item);
                    }
                } catch (RuntimeException wrong) {
                    failed.add(item);
                    LOG.warn("what {} of book {} says could not be dropped; it is tried again", item, book, wrong);
                }
            }
        }
        return dropped;
    }

    private List<UUID> due(BookId book, LocalDate today, Set<UUID> failed) {
        Keeping keeping = new Keeping(catalogues.current());
        List<UUID> due = transaction.execute(status -> bound(TO_DROP, keeping, today)
                .param("book", book.value())
                .param("today", today)
                .param("failed", failed.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        return due == null ? List.of() : due;
    }

    private JdbcClient.StatementSpec bound(String question, Keeping keeping, LocalDate day) {
        return jdbc.sql(question)
                .param("latest", keeping.latest(day))
                .param("topics", keeping.topics().stream().map(Topic::code).toArray(String[]::new))
                .param("months", keeping.topics().stream().map(Topic::keep).toArray(Integer[]::new))
                .param("usual", Topic.USUAL_KEEP);
    }

    /**
     * What will go.
     *
     * @param until by which day
     * @param items how many in all books; one of several topics stands in the line of each and once here
     */
    record Ahead(LocalDate until, long items, List<OfTopic> topics) {
        int draftDays() {
            return EndingItems.DRAFT_DAYS;
        }
    }

    record OfTopic(Topic topic, long items) {}

    /** What will go within the next days. */
    @Transactional(readOnly = true)
    Ahead ahead() {
        Keeping keeping = new Keeping(catalogues.current());
        LocalDate until = LocalDate.ofInstant(clock.instant(), ItemLines.ZONE).plusDays(DAYS_AHEAD);
        Map<String, Long> byTopic = new HashMap<>();
        bound(CONTENT_DUE, keeping, until).param("day", until).query(row -> {
            String topic = row.getString("topic");
            byTopic.put(topic == null ? "" : topic, row.getLong("items"));
        });
        List<OfTopic> topics = new ArrayList<>();
        keeping.topics().forEach(topic -> topics.add(new OfTopic(topic, byTopic.getOrDefault(topic.code(), 0L))));
        return new Ahead(until, byTopic.getOrDefault("", 0L), topics);
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> contentDropping(DroppingContent dropping) {
            return Tasks.recurring("drop-content", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(dropping::drop));
        }
    }
}
