package vn.phoihop.activity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.TwinScore.Traits;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;

/**
 * Looks for pairs that look like one thing, behind those who write: it follows each book by its entries, whose order is that of the commits,
 * so that nothing is passed over and nobody who writes waits for it.
 */
@Component
public class SearchingTwins {

    /** So many entries are looked at in one transaction. */
    static final int STEP = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchingTwins.class);

    private static final String SUSPECTS = Sql.of("activity/suspects_of_changed");
    private static final String FORGET = Sql.of("activity/forget_suspects");
    private static final String SAVE = Sql.of("activity/save_suspects");

    private final JdbcClient jdbc;
    private final Books books;
    private final Clock clock;
    private final Ledger ledger;
    private final Organisations organisations;
    private final SearchingAcross across;
    private final TransactionTemplate transaction;

    SearchingTwins(
            JdbcClient jdbc,
            Books books,
            Clock clock,
            Ledger ledger,
            Organisations organisations,
            SearchingAcross across,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.books = books;
        this.clock = clock;
        this.ledger = ledger;
        this.organisations = organisations;
        this.across = across;
        this.transaction = new TransactionTemplate(transactions);
        // Also while somebody freezes a report in a transaction of his own.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param day on which the earlier began, {@code lastDay} the later */
    record Suspects(UUID one, UUID other, LocalDate day, LocalDate lastDay, TwinScore score) {

        /** As PostgreSQL orders ids, by their bytes; Java's own order of ids is another one. */
        Suspects inOrder() {
            return one.toString().compareTo(other.toString()) < 0
                    ? this
                    : new Suspects(other, one, day, lastDay, score);
        }
    }

    /** Follows all books, for so long at most: what is left is left for the next time. As the system. */
    public void followAll(Duration most) {
        Instant end = clock.instant().plus(most);
        for (Book book : books.list()) {
            while (clock.instant().isBefore(end) && step(book.id()).isPresent()) {
                LOG.debug("searched book {} for twins", book.id());
            }
        }
    }

    /** Follows these books up to where they stand now, for so long at most, whoever asks. */
    void catchUp(Set<BookId> read, Duration most) {
        Instant end = clock.instant().plus(most);
        Acting.runAsSystem(() -> read.stream().sorted().forEach(book -> {
            while (step(book).isPresent() && clock.instant().isBefore(end)) {
                LOG.debug("searched book {} for twins before a report", book);
            }
        }));
    }

    /** Follows a book up to where it stands now, a step at a time; returns how many entries were new. As the system. */
    public long follow(BookId book) {
        long seen = 0;
        for (Optional<Long> step = step(book); step.isPresent(); step = step(book)) {
            seen += step.get();
        }
        return seen;
    }

    /** One step; empty where nothing is new. */
    private Optional<Long> step(BookId book) {
        Optional<Long> seen = transaction.execute(status -> {
            jdbc.sql("insert into activity_twin_search (book, position) values (:book, 0) on conflict do nothing")
                    .param("book", book.value())
                    .update();
            Long from = jdbc.sql("select position from activity_twin_search where book = :book for update")
                    .param("book", book.value())
                    .query(Long.class)
                    .optional()
                    .orElse(null);
            long head = ledger.cutoff(List.of(book)).position(book);
            if (from == null || from >= head) {
                return Optional.empty();
            }
            long to = Math.min(head, from + STEP);
            search(book, from, to);
            jdbc.sql("update activity_twin_search set position = :to where book = :book")
                    .param("to", to)
                    .param("book", book.value())
                    .update();
            return Optional.of(to - from);
        });
        return seen == null ? Optional.empty() : seen;
    }

    private void search(BookId book, long from, long to) {
        Organisation organisation = organisations.current();
        List<Suspects> found = new ArrayList<>();
        asked(SUSPECTS, book, from, to)
                .param("beginApart", TwinScore.BEGIN_APART.toSeconds())
                .param("lasts", TwinScore.LASTS.toSeconds())
                .query(row -> {
                    Suspects pair = pair(row, organisation).inOrder();
                    if (pair.score().suspected()) {
                        found.add(pair);
                    }
                });
        asked(FORGET, book, from, to).update();
        across.search(book, from, to, organisation);
        if (!found.isEmpty()) {
            jdbc.sql(SAVE)
                    .param("book", book.value())
                    .param("one", found.stream().map(Suspects::one).toArray(UUID[]::new))
                    .param("other", found.stream().map(Suspects::other).toArray(UUID[]::new))
                    .param(
                            "day",
                            found.stream().map(pair -> pair.day().toString()).toArray(String[]::new))
                    .param(
                            "lastDay",
                            found.stream()
                                    .map(pair -> pair.lastDay().toString())
                                    .toArray(String[]::new))
                    .param(
                            "score",
                            found.stream()
                                    .map(pair -> (short) pair.score().points())
                                    .toArray(Short[]::new))
                    .param(
                            "reasons",
                            found.stream().map(SearchingTwins::reasons).toArray(String[]::new))
                    .update();
        }
    }

    private JdbcClient.StatementSpec asked(String question, BookId book, long from, long to) {
        return jdbc.sql(question)
                .param("book", book.value())
                .param("from", from)
                .param("to", to);
    }

    static String reasons(Suspects pair) {
        return String.join(" ", pair.score().reasons().stream().map(Enum::name).toList());
    }

    /** The two as they were read. */
    static Suspects pair(ResultSet row, Organisation organisation) throws SQLException {
        UUID one = row.getObject("one", UUID.class);
        UUID other = row.getObject("id", UUID.class);
        LocalDate oneDay = row.getObject("one_day", LocalDate.class);
        LocalDate otherDay = row.getObject("occurred_on", LocalDate.class);
        boolean inOrder = oneDay.isBefore(otherDay);
        LocalDate day = inOrder ? oneDay : otherDay;
        Traits traits = LikelyTwins.traits(row, "one_");
        Traits theirs = LikelyTwins.traits(row, "");
        return new Suspects(
                one,
                other,
                day,
                inOrder ? otherDay : oneDay,
                TwinScore.of(traits, theirs, Nearness.of(traits.area(), theirs.area(), day, organisation)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        /** A pair shows in the list this much after the later of its records, at most. */
        private static final Duration INTERVAL = Duration.ofSeconds(20);

        /** Other jobs wait meanwhile, and whoever works has the other cores and most of the time: a load of millions is searched behind. */
        private static final Duration AT_A_TIME = Duration.ofSeconds(5);

        @Bean
        RecurringTask<Void> twinSearch(SearchingTwins searching) {
            return Tasks.recurring("search-twins", FixedDelay.of(INTERVAL))
                    .execute((task, context) -> Acting.runAsSystem(() -> searching.followAll(AT_A_TIME)));
        }
    }
}
