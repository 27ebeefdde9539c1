package vn.phoihop.figure;

import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.AfterPosting;
import vn.phoihop.vocabulary.BookId;

/**
 * Keeps the running totals with the book: whoever posts the entry that completes a step of a {@link Family} writes the totals that have
 * changed since the last one. They are only appended; each says up to which position it holds, so that every cutoff finds its own.
 */
@Component
class RunningTotals implements AfterPosting {

    private static final String UNFOLDED = Sql.of("figure/unfolded");
    private static final String NEW_FACETS = Sql.of("figure/new_facets").replace("{unfolded}", UNFOLDED);
    private static final String FOLD = Sql.of("figure/fold").replace("{unfolded}", UNFOLDED);

    private final JdbcClient jdbc;

    RunningTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void posted(BookId book, long before, long after) {
        Arrays.stream(Family.values())
                .filter(family -> family.isDue(before, after))
                .forEach(family -> fold(book, family, after));
    }

    /** Folds what has come since the last fold of the family. Combinations are numbered first, for all who fold at once. */
    void fold(BookId book, Family family, long upTo) {
        asked(NEW_FACETS, book, family, upTo).update();
        asked(FOLD, book, family, upTo)
                .param(
                        "granules",
                        family.granules().stream().map(Granule::code).toArray(String[]::new))
                .update();
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
