package vn.phoihop.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Sql;

/** Fills the exchange of the sample's book with as many made-up items as years hold, so that boxes and search can be measured; they are in no book. */
public final class MultiplyingItems {

    private static final String MAKE = Sql.of("bench/make_items");

    private static final List<String> QUESTIONS = Stream.of("item_sight", "items", "recipients")
            .map(name -> Sql.of("bench/multiply_" + name))
            .toList();

    private static final String[] TABLES = {"record_unit", "exchange_item", "exchange_recipient"};

    private MultiplyingItems() {}

    /** {@code access} is a superuser's. */
    public static void multiply(DatabaseAccess access, long wanted) {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = phoihop");
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute("set session_replication_role = replica");
            try (PreparedStatement make = connection.prepareStatement(MAKE)) {
                make.setLong(1, wanted);
                make.setLong(2, wanted);
                make.execute();
            }
            List<String> indexes = MultiplyingRecords.withoutIndexes(connection, TABLES);
            for (String question : QUESTIONS) {
                statement.execute(question);
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("vacuum (analyze) record_unit, exchange_item, exchange_recipient");
            statement.execute("checkpoint");
        } catch (SQLException failure) {
            throw new IllegalStateException("items could not be made: " + failure.getMessage(), failure);
        }
    }
}
