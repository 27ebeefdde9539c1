package vn.phoihop.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** What the last checks of books that were asked for on their pages have found. */
public final class LastChecks {

    private LastChecks() {}

    /** The books of which something did not hold: a backup of them cannot be restored by itself. */
    public static List<Integer> broken(DatabaseAccess access) {
        List<Integer> books = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.system().user(), access.system().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of("backup/broken_books"))) {
            while (rows.next()) {
                books.add(rows.getInt(1));
            }
        } catch (SQLException failure) {
            throw new Refused(ProblemCode.DATABASE_UNREACHABLE, access.url(), String.valueOf(failure.getMessage()));
        }
        return books;
    }
}
