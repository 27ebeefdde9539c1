package vn.phoihop.access;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.AfterPosting;
import vn.phoihop.ledger.EntryTallies;
import vn.phoihop.vocabulary.BookId;

/**
 * Notes in the trail what a person writes into a book: a line for each entry, in the transaction that writes it, so that there is never
 * one without the other, however it was sent. The book names who wrote as papers do; the trail knows the account.
 */
@Component
class NotingDeeds implements AfterPosting {

    private static final String ENTRIES = Sql.of("access/entries_between");

    private final JdbcClient jdbc;
    private final AccessTrail trail;

    NotingDeeds(JdbcClient jdbc, AccessTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    @Override
    public void posted(BookId book, long before, List<EntryTallies> entries) {
        if (SignedIn.orNobody() == null) {
            return;
        }
        trail.wrote(jdbc.sql(ENTRIES)
                .param("book", book.value())
                .param("before", before)
                .param("after", entries.getLast().position())
                .query((row, _) ->
                        new AccessTrail.Deed(book + "/" + row.getObject("record", UUID.class), row.getString("event")))
                .list());
    }
}
