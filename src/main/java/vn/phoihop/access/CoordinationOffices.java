package vn.phoihop.access;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Which unit coordinates a book on which days; who acts in it sees all contents of the book. Whoever calls has checked that they may. */
@Component
public class CoordinationOffices {

    private static final String FIND = Sql.of("access/coordination_office");
    private static final String VERSION = Sql.of("access/coordination_version");
    private static final String APPOINT = Sql.of("access/appoint_coordination_office");

    private static final String WITHDRAW = Sql.of("access/withdraw_coordination_office");

    private final JdbcClient jdbc;

    CoordinationOffices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<UnitId> find(BookId book, LocalDate day) {
        return jdbc.sql(FIND)
                .param("book", book.value())
                .param("day", day)
                .query(Long.class)
                .optional()
                .map(UnitId::new);
    }

    /** From the day on the unit coordinates the book, and no other one. */
    @Transactional
    public void appoint(BookId book, UnitId unit, LocalDate from) {
        appoint(book, unit, from, version(book));
    }

    /** The same, refused where it was said anew since the version that was seen. */
    @Transactional
    void appoint(BookId book, UnitId unit, LocalDate from, int seen) {
        int written;
        try {
            written = jdbc.sql(APPOINT)
                    .param("book", book.value())
                    .param("unit", unit.value())
                    .param("from", from)
                    .param("seen", seen)
                    .update();
        } catch (DuplicateKeyException atTheSameTime) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        if (written == 0) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    /** Whoever was to coordinate the book from that day on does not. */
    @Transactional
    void withdrawFrom(BookId book, LocalDate since) {
        jdbc.sql(WITHDRAW).param("book", book.value()).param("since", since).update();
    }

    /** Goes up whenever it is said who coordinates the book. */
    @Transactional(readOnly = true)
    int version(BookId book) {
        return jdbc.sql(VERSION)
                .param("book", book.value())
                .query(Integer.class)
                .single();
    }
}
