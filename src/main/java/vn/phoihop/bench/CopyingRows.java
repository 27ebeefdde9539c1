package vn.phoihop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Tables;

/**
 * The rows of a loaded database copied into an empty one with the same tables, indexes and constraints by COPY: the fastest PostgreSQL can
 * take them, and so what a load is measured against.
 */
public final class CopyingRows {

    /** @param rows how many were copied */
    public record Copied(long rows, double seconds) {}

    private CopyingRows() {}

    /** Copies everything but what the migrations themselves insert. */
    public static Copied copy(DatabaseAccess from, DatabaseAccess to, Path folder) {
        try (Connection source = connect(from);
                Connection target = connect(to)) {
            List<String> tables = Tables.inOrder(target);
            Map<String, Path> files = new HashMap<>();
            for (String table : tables) {
                Path file = folder.resolve(table + ".copy");
                try (OutputStream out = Files.newOutputStream(file)) {
                    source.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy phoihop." + table + " to stdout (format binary)", out);
                }
                files.put(table, file);
            }
            empty(target, tables);
            return timed(target, tables, files);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("rows could not be copied: " + failure.getMessage(), failure);
        }
    }

    private static Copied timed(Connection target, List<String> tables, Map<String, Path> files) throws SQLException {
        long[] rows = {0};
        target.setAutoCommit(false);
        double seconds = Stopwatch.once(() -> {
            try {
                for (String table : tables) {
                    try (InputStream in = Files.newInputStream(files.get(table))) {
                        rows[0] += target.unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("copy phoihop." + table + " from stdin (format binary)", in);
                    }
                }
                target.commit();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        return new Copied(rows[0], seconds);
    }

    private static Connection connect(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(
                access.url(), access.owner().user(), access.owner().password());
    }

    private static void empty(Connection target, List<String> tables) throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute("truncate "
                    + String.join(
                            ", ",
                            tables.stream().map(table -> "phoihop." + table).toList()));
        }
    }
}
