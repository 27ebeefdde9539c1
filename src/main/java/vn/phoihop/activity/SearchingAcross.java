package vn.phoihop.activity;

import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.activity.SearchingTwins.Suspects;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.BookId;

/**
 * Looks for pairs that look like one thing, one in a book that is followed and one in the book that follows it. What happened until the night before
 * the day may be written into either; a few records are, so few are asked about, however many the books hold.
 */
@Component
class SearchingAcross {

    private static final String SUSPECTS = Sql.of("activity/suspects_across");
    private static final String FORGET = Sql.of("activity/forget_suspects_across");
    private static final String SAVE = Sql.of("activity/save_suspects_across");

    private final JdbcClient jdbc;
    private final Books books;
    private final BookSuccessions successions;

    SearchingAcross(JdbcClient jdbc, Books books, BookSuccessions successions) {
        this.jdbc = jdbc;
        this.books = books;
        this.successions = successions;
    }

    /** The books next to this one, each with the day from which one of the two follows the other. */
    List<BookSuccession> around(BookId book) {
        return successions.list().stream()
                .filter(one -> one.book().equals(book) || one.successor().equals(book))
                .toList();
    }

    /** For the records about which these entries of the book speak. In a transaction of the caller's. */
    void search(BookId book, long from, long to, Organisation organisation) {
        for (BookSuccession one : around(book)) {
            boolean follows = one.successor().equals(book);
            List<Suspects> found = new ArrayList<>();
            jdbc.sql(SUSPECTS)
                    .param("book", book.value())
                    .param("other", (follows ? one.book() : one.successor()).value())
                    .param("from", from)
                    .param("to", to)
                    .param("since", follows ? null : since(one), Types.VARCHAR)
                    .param("lastDay", one.since().toString())
                    .param("beginApart", TwinScore.BEGIN_APART.toSeconds())
                    .param("lasts", TwinScore.LASTS.toSeconds())
                    .query(row -> {
                        Suspects pair = SearchingTwins.pair(row, organisation);
                        if (pair.score().suspected()) {
                            found.add(pair);
                        }
                    });
            jdbc.sql(FORGET)
                    .param("book", book.value())
                    .param("follower", one.successor().value())
                    .param("followed", one.book().value())
                    .param("from", from)
                    .param("to", to)
                    .param("since", follows ? null : since(one), Types.VARCHAR)
                    .update();
            save(one, found, follows);
        }
    }

    private String since(BookSuccession one) {
        LocalDate day = one.since();
        ZoneId zone = books.get(one.book()).timeZone();
        return day.atStartOfDay(zone).toInstant().toString();
    }

    /** @param follows whether the first of each pair is the one in the book that follows */
    private void save(BookSuccession books, List<Suspects> found, boolean follows) {
        if (found.isEmpty()) {
            return;
        }
        jdbc.sql(SAVE)
                .param("book", books.successor().value())
                .param("other", books.book().value())
                .param(
                        "ones",
                        found.stream()
                                .map(one -> follows ? one.one() : one.other())
                                .toArray(UUID[]::new))
                .param(
                        "others",
                        found.stream()
                                .map(one -> follows ? one.other() : one.one())
                                .toArray(UUID[]::new))
                .param("days", found.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param(
                        "lastDays",
                        found.stream().map(one -> one.lastDay().toString()).toArray(String[]::new))
                .param(
                        "scores",
                        found.stream().map(one -> (short) one.score().points()).toArray(Short[]::new))
                .param("reasons", found.stream().map(SearchingTwins::reasons).toArray(String[]::new))
                .update();
    }
}
