package vn.phoihop.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.BookId;

/** Begins every transaction by telling PostgreSQL who acts; the settings end with the transaction. */
final class ActingTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;
    private static final String TELL =
            "select set_config('phoihop.account', ?, true), set_config('phoihop.books', ?, true),"
                    + " set_config('phoihop.units', ?, true), set_config('phoihop.whole_books', ?, true),"
                    + " set_config('phoihop.authorities', ?, true), set_config('plan_cache_mode', ?, true)";

    ActingTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (Acting.current() instanceof Acting.Staff staff) {
            try {
                tell(staff, definition.isReadOnly());
            } catch (SQLException failure) {
                doCleanupAfterCompletion(transaction);
                throw new TransactionSystemException("the transaction could not be told who acts", failure);
            }
        }
    }

    private void tell(Acting.Staff staff, boolean readOnly) throws SQLException {
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new SQLException("no connection is bound to the transaction");
        }
        Connection connection = holder.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setString(1, staff.account().toString());
            statement.setString(2, array(Stream.concat(Stream.of(BookId.COMMON), staff.books().stream())));
            statement.setString(3, array(staff.units().stream()));
            statement.setString(4, array(staff.wholeBooks().stream()));
            statement.setString(5, array(staff.authorities().stream()));
            // What writes finds its rows by their keys: planning it anew, with all policies, would take longer than
            // doing it.
            statement.setString(6, readOnly ? "auto" : "force_generic_plan");
            statement.execute();
        }
    }

    private static String array(Stream<?> ids) {
        return ids.map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
