package vn.phoihop.figure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.AfterPosting;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;

/**
 * Keeps the running totals with the book: whoever posts the entry that completes a step of a {@link Family} writes the totals that have
 * changed since the last one. They are only appended; each says up to which position it holds, so that every cutoff finds its own.
 */
@Component
public class RunningTotals implements AfterPosting {

    private static final String UNFOLDED = Sql.of("figure/unfolded");
    private static final String NEW_FACETS = Sql.of("figure/new_facets").replace("{unfolded}", UNFOLDED);
    private static final String FOLD = Sql.of("figure/fold").replace("{unfolded}", UNFOLDED);

    private static final String DIFFERENCE = Sql.of("figure/different_totals");
    private static final String SHADOW = """
            create temporary table fold (like phoihop.fold including all) on commit drop;
            create temporary table running_total (like phoihop.running_total including all) on commit drop""";

    private final JdbcClient jdbc;
    private final Ledger ledger;

    RunningTotals(JdbcClient jdbc, @Lazy Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /**
     * What a check found.
     *
     * @param rows how many running totals were compared
     * @param first the first one that is not what its tallies give, in words for the operator; null when all are
     */
    public record Finding(BookId book, long rows, @Nullable String first) {
        public boolean holds() {
            return first == null;
        }
    }

    /** Folds a book once more, beside what is there, at the same positions, and compares row by row. As the system. */
    @Transactional
    public Finding check(BookId book) {
        Map<Family, List<Long>> folds = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            folds.put(family, folds(book, family));
        }
        // Temporary tables come before the real ones wherever a question names them.
        jdbc.sql(SHADOW).update();
        folds.forEach((family, positions) -> positions.forEach(position -> fold(book, family, position)));
        long rows =
                jdbc.sql("select count(*) from running_total").query(Long.class).single();
        String first = jdbc.sql(DIFFERENCE)
                .param("book", book.value())
                .query(String.class)
                .optional()
                .orElse(null);
        return new Finding(book, rows, first);
    }

    /** Throws the totals of a book away and makes them anew from the tallies; nobody writes to the book meanwhile. As the system. */
    @Transactional
    public void rebuild(BookId book) {
        long head = ledger.lockedCutoff(Set.of(book)).position(book);
        for (String table : List.of("running_total", "fold")) {
            jdbc.sql("delete from " + table + " where book = :book")
                    .param("book", book.value())
                    .update();
        }
        for (Family family : Family.values()) {
            family.steps(head).forEach(position -> fold(book, family, position));
        }
    }

    private List<Long> folds(BookId book, Family family) {
        return jdbc.sql("select position from fold where book = :book and family = :family::\"char\" order by position")
                .param("book", book.value())
                .param("family", family.code())
                .query(Long.class)
                .list();
    }

    @Override
    public void posted(BookId book, long before, long after) {
        Arrays.stream(Family.values())
                .forEach(family -> family.due(before, after).forEach(position -> fold(book, family, position)));
    }

    /** Folds what has come since the last fold of the family. Combinations that are new are numbered first, for all who fold at once. */
    private void fold(BookId book, Family family, long upTo) {
        if (unnumbered(book, family, upTo) > 0) {
            asked(NEW_FACETS, book, family, upTo).update();
            if (unnumbered(book, family, upTo) > 0) {
                throw new IllegalStateException("running totals could not be written: a combination has no number");
            }
        }
    }

    private long unnumbered(BookId book, Family family, long upTo) {
        return asked(FOLD, book, family, upTo)
                .param("granules", family.granules().stream().map(Granule::code).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String question, BookId book, Family family, long upTo) {
        return jdbc.sql(question)
                .param("book", book.value())
                .param("family", family.code())
                .param("upTo", upTo)
                .param("byForce", family.byForce())
                .param("byArea", family.byArea());
    }
}
