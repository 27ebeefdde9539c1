package vn.phoihop.vocabulary;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether something failed because the connection to the database broke: nobody knows then whether the last commit was the one that counted. */
public final class BrokenConnection {

    private BrokenConnection() {}

    public static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isSaidBy(cause)) {
                return true;
            }
        }
        return false;
    }

    /** PostgreSQL's connection exceptions, and those by which a server ends connections; of this failure itself. */
    public static boolean isSaidBy(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return false;
        }
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("08") || state.startsWith("57P0");
    }
}
