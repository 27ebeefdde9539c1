package vn.phoihop.vocabulary;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Whether something failed because a disk is full: that of the database, or the one a file was written to. */
public final class FullDisk {

    /** PostgreSQL's disk_full. */
    private static final String SQL_STATE = "53100";

    private FullDisk() {}

    public static boolean isBehind(@Nullable Throwable failure) {
        if (isOfDatabase(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && isSaidBy(String.valueOf(io.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is the database that has no room. */
    public static boolean isOfDatabase(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** As the operating system words it, in a message or a log. */
    public static boolean isSaidBy(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }
}
