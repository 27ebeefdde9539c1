package vn.phoihop.exchange;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/**
 * Ends what nobody closes when it has rested for as long as its topics let it, and throws away drafts nobody has touched for long: else what they say
 * would be kept for ever, since only what has ended is dropped.
 */
@Component
class EndingItems {

    /** A draft that nobody touches for so many days is thrown away. */
    static final int DRAFT_DAYS = 90;

    /** So many days before its sender is told that it will be. */
    static final int NOTICE_DAYS = 14;

    /** No more of a sort end in a book at a time: what has gathered goes bit by bit. */
    private static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(EndingItems.class);
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final String TO_END = Sql.of("exchange/to_end");
    private static final String DRAFTS = Sql.of("exchange/drafts_to_discard");

    private final JdbcClient jdbc;
    private final Books books;
    private final Catalogues catalogues;
    private final EndingItem ending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndingItems(
            JdbcClient jdbc,
            Books books,
            Catalogues catalogues,
            EndingItem ending,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.catalogues = catalogues;
        this.ending = ending;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Acting as the system; each item in a transaction of its own, so that one that fails keeps no other back. Answers how many ended. */
    int end() {
        int ended = 0;
        for (Book book : books.list()) {
            // What is invented is nobody's, and would all end on the day it is loaded.
            if (book.sample()) {
                continue;
            }
            LocalDate today = LocalDate.ofInstant(clock.instant(), book.timeZone());
            ended += each(book.id(), failed -> resting(book.id(), today, failed), ending::end);
            Instant before = start(today.minusDays(DRAFT_DAYS));
            ended += each(book.id(), failed -> drafts(book.id(), before, failed), key -> ending.discard(key, before));
        }
        return ended;
    }

    /** A draft nobody has touched since before then is told of as forgotten. */
    static Instant forgottenBefore(LocalDate today) {
        return start(today.minusDays(DRAFT_DAYS - NOTICE_DAYS));
    }

    private int each(BookId book, Function<Set<UUID>, List<UUID>> found, Predicate<RecordKey> ends) {
        int ended = 0;
        Set<UUID> failed = new HashSet<>();
        for (List<UUID> due = found.apply(failed); !due.isEmpty() && ended < MOST; due = found.apply(failed)) {
            for (UUID item : due) {
                try {
                    if (Boolean.TRUE.equals(transaction.execute(status -> ends.test(new RecordKey(book, item))))) {
                        ended++;
                    } else {
                        failed.add(item);
                    }
                } catch (RuntimeException wrong) {
                    failed.add(item);
                    LOG.warn("{} of book {} could not be ended; it is tried again", item, book, wrong);
                }
            }
        }
        return ended;
    }

    private List<UUID> resting(BookId book, LocalDate today, Set<UUID> failed) {
        Keeping keeping = new Keeping(catalogues.current());
        List<Topic> topics = keeping.topics();
        return list(jdbc.sql(TO_END)
                .param("book", book.value())
                .param("today", today)
                .param("before", ItemRows.utc(start(keeping.restingSince(today).plusDays(1))))
                .param("usualEnds", Topic.USUAL_ENDS)
                .param("usualLapses", Topic.USUAL_LAPSES)
                .param("topics", topics.stream().map(Topic::code).toArray(String[]::new))
                .param("ends", topics.stream().map(Topic::ends).toArray(Integer[]::new))
                .param("lapses", topics.stream().map(Topic::lapses).toArray(Integer[]::new))
                .param("failed", failed.toArray(UUID[]::new)));
    }

    private List<UUID> drafts(BookId book, Instant before, Set<UUID> failed) {
        return list(jdbc.sql(DRAFTS)
                .param("book", book.value())
                .param("before", ItemRows.utc(before))
                .param("failed", failed.toArray(UUID[]::new)));
    }

    private List<UUID> list(JdbcClient.StatementSpec question) {
        return Objects.requireNonNull(
                transaction.execute(status -> question.query(UUID.class).list()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ItemLines.ZONE).toInstant();
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        RecurringTask<Void> itemEnding(EndingItems ending) {
            return Tasks.recurring("end-items", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(ending::end));
        }
    }
}
