package vn.phoihop.access;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;

/** Ends what somebody holds in a book that is not worked in any more. Whoever calls has checked that they may. */
@Component
public class EndingOffices {

    private static final String END = Sql.of("access/end_offices_in_book");

    private final JdbcClient jdbc;
    private final Accounts accounts;

    EndingOffices(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** Ends the account's offices in the book: the day is the first one without them. Offices that begin later stay. */
    @Transactional
    public void inBook(AccountId account, BookId book, LocalDate day) {
        jdbc.sql(END)
                .param("account", account.value())
                .param("book", book.value())
                .param("day", day)
                .update();
        accounts.touch(account);
    }
}
