package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/**
 * Whether whatever counts happened in an area, and is credited to a unit, that existed on its day, as the organisation is known now. Records are
 * checked when they are written; the organisation may have been corrected since.
 */
@Component
public class Placed {

    private static final String STRAYS = Sql.of("figure/strays");

    private final JdbcClient jdbc;

    Placed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A record that counts where nothing was.
     *
     * @param what what was not there
     */
    public record Stray(RecordKey record, LocalDate day, What what, long id) {}

    /** What can be missing on a day. */
    public enum What {
        AREA,
        UNIT
    }

    /** The first one in the order of days; reads all tallies of the book. */
    @Transactional(readOnly = true)
    public Optional<Stray> findStray(BookId book) {
        return jdbc.sql(STRAYS)
                .param("book", book.value())
                .query((row, i) -> new Stray(
                        new RecordKey(book, row.getObject("record", UUID.class)),
                        row.getObject("occurred_on", LocalDate.class),
                        What.valueOf(row.getString("what")),
                        row.getLong("id")))
                .optional();
    }
}
