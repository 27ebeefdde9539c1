package vn.phoihop.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * The numbers of issued papers: one sequence per issuing body, type and year, beginning at 01 each year (Decree 30/2020/NĐ-CP, article on
 * number and symbol). A body that lives on in a book which follows others, under the symbol it had, goes on counting where it was.
 */
@Component
public class Numbers {

    private static final String NEXT = Sql.of("document/next_number");
    private static final String EXPECTED = Sql.of("document/expected_number");
    private static final String INSERT = Sql.of("document/insert_number");
    private static final String OF_RECORD = Sql.of("document/number_of_record");

    private static final String GIVEN = Sql.of("document/given_numbers");
    private static final String LOCK = Sql.of("document/lock_numbers");

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A number that was given: with its symbol as printed on a paper of the type, and the day of issue. */
    public record Issued(Reference reference, LocalDate on) {}

    /**
     * Gives the record the next number, in the transaction that issues it: others who number wait until it ends, and a number is given back
     * when it fails. Asked again for the same record and type it answers the same.
     *
     * @param books that of the record, and those of which one follows the others with it
     * @param symbol after the type's abbreviation, as the issuer's letterhead has it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Reference next(
            RecordKey record, Set<BookId> books, UnitId issuer, DocumentType type, String symbol, LocalDate issuedOn) {
        Map<String, Object> sequence = sequence(record, issuer, type, issuedOn);
        Optional<Issued> given = find(record, type);
        if (given.isPresent()) {
            return given.get().reference();
        }
        if (books.size() > 1) {
            jdbc.sql(LOCK)
                    .params(sequence)
                    .param("symbol", symbol)
                    .query(Integer.class)
                    .single();
        }
        int number = jdbc.sql(NEXT)
                .params(sequence)
                .param("given", given(books, sequence, symbol))
                .query(Integer.class)
                .single();
        jdbc.sql(INSERT)
                .params(sequence)
                .param("number", number)
                .param("symbol", symbol)
                .param("record", record.id())
                .param("issued_on", issuedOn)
                .update();
        return new Reference(number, symbol);
    }

    /** The number {@link #next} would give now: another paper of the body may be faster, so it is only told, never promised. */
    @Transactional(readOnly = true)
    public Reference expected(
            RecordKey record, Set<BookId> books, UnitId issuer, DocumentType type, String symbol, LocalDate issuedOn) {
        Map<String, Object> sequence = sequence(record, issuer, type, issuedOn);
        return find(record, type)
                .map(Issued::reference)
                .orElseGet(() -> new Reference(
                        jdbc.sql(EXPECTED)
                                .params(sequence)
                                .param("given", given(books, sequence, symbol))
                                .query(Integer.class)
                                .single(),
                        symbol));
    }

    private static Map<String, Object> sequence(
            RecordKey record, UnitId issuer, DocumentType type, LocalDate issuedOn) {
        return Map.of(
                "book",
                record.book().value(),
                "issuer",
                issuer.value(),
                "type",
                type.name(),
                "year",
                issuedOn.getYear());
    }

    /** The last number the body has given under the symbol in any of the books; 0 where there is one book alone, which counts by itself. */
    private int given(Set<BookId> books, Map<String, Object> sequence, String symbol) {
        return books.size() == 1
                ? 0
                : jdbc.sql(GIVEN)
                        .params(sequence)
                        .param("books", books.stream().map(BookId::value).toArray(Integer[]::new))
                        .param("symbol", symbol)
                        .query(Integer.class)
                        .single();
    }

    /** The number the record was issued under as a paper of this type. */
    @Transactional(readOnly = true)
    public Optional<Issued> find(RecordKey record, DocumentType type) {
        return jdbc.sql(OF_RECORD)
                .param("book", record.book().value())
                .param("record", record.id())
                .param("type", type.name())
                .query((row, _) -> new Issued(
                        new Reference(row.getInt("number"), row.getString("symbol")),
                        row.getObject("issued_on", LocalDate.class)))
                .optional();
    }
}
