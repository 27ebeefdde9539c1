package vn.phoihop.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;

/** The books of which the last check that was asked for has found something; for whoever has no more than a connection to them. */
public final class BrokenBooks {

    private static final String BROKEN = Sql.of("ledger/broken_books");

    private BrokenBooks() {}

    /** @param connection to the schema, in the moment that is asked for */
    public static List<BookId> list(Connection connection) throws SQLException {
        List<BookId> books = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BROKEN)) {
            while (rows.next()) {
                books.add(new BookId(rows.getInt(1)));
            }
        }
        return books;
    }
}
