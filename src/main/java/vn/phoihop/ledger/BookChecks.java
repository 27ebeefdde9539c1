package vn.phoihop.ledger;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;

/**
 * Checks of whole books, which take minutes: one after the other, by the system, beside the requests that ask for them. What the last one of
 * each book found is kept, so that every node shows it; one whose node went away is seen to have fallen silent and is asked for again.
 */
@Component
class BookChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BookChecks.class);
    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    private final Verification verification;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate own;
    private final ExecutorService lane = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("book checks").factory());

    /** Those that wait here, the one under way first. */
    private final Set<BookId> waiting = new LinkedHashSet<>();

    private long toldAt;

    BookChecks(Verification verification, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.verification = verification;
        this.jdbc = jdbc;
        this.clock = clock;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /** As pages tell of a check. */
    enum Stage {
        WAITING,
        RUNNING,
        SILENT,
        HOLDS,
        BROKEN
    }

    /**
     * @param upTo where the book stood when it was asked for
     * @param toldAt its last sign of life; when it ended, once it has
     */
    record Check(
            BookId book,
            Stage stage,
            long entries,
            long upTo,
            Instant toldAt,
            long dropped,
            @Nullable Flaw flaw) {

        /** Whether there is something to wait for. */
        boolean open() {
            return stage == Stage.WAITING || stage == Stage.RUNNING;
        }
    }

    /** The last ones of the books in sight. */
    Map<BookId, Check> list() {
        Instant now = clock.instant();
        Map<BookId, Check> checks = new HashMap<>();
        jdbc.sql("select * from book_check").query(row -> {
            BookId book = new BookId(row.getInt("book"));
            Instant told = row.getObject("told_at", OffsetDateTime.class).toInstant();
            long entries = row.getLong("entries");
            String fault = row.getString("fault");
            @Nullable
            Flaw flaw = fault == null
                    ? null
                    : new Flaw(book, row.getLong("position"), Fault.valueOf(fault), List.of((String[])
                            row.getArray("arguments").getArray()));
            Stage stage = row.getObject("ended_at") != null
                    ? flaw == null ? Stage.HOLDS : Stage.BROKEN
                    : told.plus(SILENT).isBefore(now) ? Stage.SILENT : entries == 0 ? Stage.WAITING : Stage.RUNNING;
            checks.put(book, new Check(book, stage, entries, row.getLong("up_to"), told, row.getLong("dropped"), flaw));
        });
        return checks;
    }

    /** Asks for checks of these books, which must be in the sight of whoever asks; one that waits here already is not asked for twice. */
    void ask(List<BookId> books) {
        List<BookId> fresh = new ArrayList<>();
        synchronized (waiting) {
            books.stream().filter(waiting::add).forEach(fresh::add);
        }
        try {
            Acting.runAsSystem(() -> own.executeWithoutResult(_ -> fresh.forEach(this::noteAsked)));
        } catch (RuntimeException unasked) {
            synchronized (waiting) {
                fresh.forEach(waiting::remove);
            }
            throw unasked;
        }
        fresh.forEach(book -> lane.execute(() -> Acting.runAsSystem(() -> check(book))));
    }

    private void noteAsked(BookId book) {
        jdbc.sql(Sql.of("ledger/ask_check"))
                .param("book", book.value())
                .param("now", now())
                .update();
    }

    private void check(BookId book) {
        try {
            tell(book, 0);
            Verification.Finding found = verification.verify(book, null, entries -> {
                if (System.nanoTime() - toldAt > TOLD_EVERY.toNanos()) {
                    tell(book, entries);
                }
            });
            end(found);
        } catch (RuntimeException failure) {
            // Seen to have fallen silent.
            LOG.error("the check of book {} broke off", book, failure);
        } finally {
            synchronized (waiting) {
                waiting.remove(book);
            }
        }
    }

    private void tell(BookId book, long entries) {
        toldAt = System.nanoTime();
        Integer[] alive;
        synchronized (waiting) {
            alive = waiting.stream().map(BookId::value).toArray(Integer[]::new);
        }
        own.executeWithoutResult(_ -> jdbc.sql(Sql.of("ledger/tell_check"))
                .param("book", book.value())
                .param("books", alive)
                .param("entries", entries)
                .param("now", now())
                .update());
    }

    private void end(Verification.Finding found) {
        Flaw flaw = found.flaw();
        own.executeWithoutResult(_ -> jdbc.sql(Sql.of("ledger/end_check"))
                .param("book", found.book().value())
                .param("now", now())
                .param("entries", found.entries())
                .param("dropped", found.dropped().entries())
                .param("fault", flaw == null ? null : flaw.fault().name(), Types.VARCHAR)
                .param("position", flaw == null ? null : flaw.position(), Types.BIGINT)
                .param("arguments", flaw == null ? null : flaw.arguments().toArray(String[]::new), Types.ARRAY)
                .update());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        lane.shutdownNow();
    }
}
