package vn.phoihop.figure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.ToldInFull;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * Bare counts (COUNT_ONLY): a dated, sourced number without records, such as an earlier year's figure. It enters a figure over exactly its
 * window, and the figure says so.
 */
@Component
public class CountOnlyFigures {

    /** The record type of its entries in the book; the payload is a {@link CountOnly}. */
    public static final String RECORD_TYPE = "count_only";

    private static final String SUM = Sql.of("figure/count_only");
    private static final String LIST = Sql.of("figure/list_count_only");

    private final JdbcClient jdbc;
    private final Ledger ledger;

    CountOnlyFigures(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** A declared count. Declaring the same indicator and window again replaces it, from then on. */
    public record CountOnly(
            BookId book, UUID id, String indicator, Window window, Quantity quantity, LocalizedText source) {}

    /** Writes the counts and an entry for each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declare(String actor, @Nullable UnitId actingUnit, List<CountOnly> counts) {
        List<Long> positions = ledger.post(counts.stream()
                .map(count -> new Posting(
                        new RecordKey(count.book(), count.id()),
                        RECORD_TYPE,
                        "COUNT_DECLARED",
                        actor,
                        actingUnit,
                        1,
                        count,
                        List.of()))
                .toList());
        for (int i = 0; i < counts.size(); i++) {
            insert(counts.get(i), positions.get(i));
        }
    }

    private void insert(CountOnly count, long position) {
        jdbc.sql(Sql.of("figure/insert_count_only"))
                .param("book", count.book().value())
                .param("id", count.id())
                .param("position", position)
                .param("indicator", count.indicator())
                .param("from", count.window().from())
                .param("to", count.window().to())
                .param("quantity", count.quantity().value())
                .param("sourceVi", count.source().vi())
                .param("sourceEn", count.source().en())
                .update();
    }

    /** What is declared for exactly the scope's window, added up over its books, by indicator. */
    @Transactional(readOnly = true)
    public Map<String, Quantity> sum(Collection<String> indicators, Scope scope) {
        Map<String, Quantity> sums = new HashMap<>();
        ask(SUM, indicators, scope).query(row -> {
            sums.merge(row.getString("indicator"), new Quantity(row.getBigDecimal("quantity")), Quantity::plus);
        });
        return sums;
    }

    /** The same counts one by one, each with its source and day: wherever a figure says that it holds one, it says which. */
    @Transactional(readOnly = true)
    public List<Declared> list(Collection<String> indicators, Scope scope) {
        return ask(LIST, indicators, scope)
                .query((row, i) -> new Declared(
                        new BookId(row.getInt("book")),
                        row.getObject("id", UUID.class),
                        row.getString("indicator"),
                        scope.window(),
                        new Quantity(row.getBigDecimal("quantity")),
                        new LocalizedText(row.getString("source_vi"), row.getString("source_en")),
                        row.getObject("declared_on", LocalDate.class)))
                .list();
    }

    JdbcClient.StatementSpec ask(String question, Collection<String> indicators, Scope scope) {
        return jdbc.sql(question)
                .param("books", scope.bookNumbers())
                .param("positions", scope.positions())
                .param("from", scope.window().from())
                .param("to", scope.window().to())
                .param("indicators", indicators.toArray(String[]::new));
    }

    /** Figures cannot be counted again without them. */
    @Configuration(proxyBeanMethods = false)
    static class Exported {
        @Bean
        ToldInFull countOnlyInFull() {
            return new ToldInFull(RECORD_TYPE, "");
        }
    }

    /**
     * A bare count as it stands in a book.
     *
     * @param id of its record
     * @param declaredOn the day on which it was written into the book
     */
    @Schema(name = "BareCount")
    public record Declared(
            BookId book,
            UUID id,
            @Schema(example = "PATROLS") String indicator,
            Window window,
            Quantity quantity,
            LocalizedText source,
            LocalDate declaredOn) {

        String href() {
            return "/records/" + book + "/" + id;
        }
    }
}
