package vn.phoihop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** Ends one item by the rule of its topics, or one draft nobody has touched for long; looks again before it does. */
@Component
class EndingItem {

    /** By this name the system writes. */
    private static final String ACTOR = "system";

    private static final String UNTOUCHED = Sql.of("exchange/is_untouched");

    private final JdbcClient jdbc;
    private final ItemWriting writing;
    private final Catalogues catalogues;

    EndingItem(JdbcClient jdbc, ItemWriting writing, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.writing = writing;
        this.catalogues = catalogues;
    }

    /** In the book stands who did so (the system), by which rule, and since when it had rested. False where it goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(RecordKey key) {
        Item item = writing.held(key);
        Keeping keeping = new Keeping(catalogues.current());
        LocalDate today = writing.check(key.book(), by()).today();
        if (!item.state().live() || today.isBefore(keeping.ends(item))) {
            return false;
        }
        String rule = Keeping.rule(keeping.rests(item.form(), item.owedUntil() != null));
        writing.take(key, null, step(ItemMove.END, rule, item.restsSince()), by());
        return true;
    }

    /** False where it is no draft any more, or somebody has touched it since then. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean discard(RecordKey key, Instant before) {
        if (writing.held(key).state() != ItemState.DRAFT || !untouched(key, before)) {
            return false;
        }
        writing.take(key, null, step(ItemMove.DISCARD, null, null), by());
        return true;
    }

    private boolean untouched(RecordKey key, Instant before) {
        return jdbc.sql(UNTOUCHED)
                .param("book", key.book().value())
                .param("id", key.id())
                .param("before", ItemRows.utc(before))
                .query(Boolean.class)
                .single();
    }

    private static Step step(ItemMove move, @Nullable String words, @Nullable LocalDate day) {
        return new Step(UUID.randomUUID(), move, null, null, words, day, null, null);
    }

    private static By by() {
        return By.now(ACTOR, null);
    }
}
