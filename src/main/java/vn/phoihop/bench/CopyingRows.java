package vn.phoihop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Tables;
import vn.phoihop.vocabulary.BookId;

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
            Map<String, Path> files = files(source, tables, folder, "all", "");
            empty(target, tables);
            return timed(target, tables, files);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("rows could not be copied: " + failure.getMessage(), failure);
        }
    }

    private static Copied timed(Connection target, List<String> tables, Map<String, Path> files) {
        long[] rows = {0};
        double seconds = Stopwatch.once(() -> {
            try {
                rows[0] = write(target, tables, files);
            } catch (SQLException | IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        return new Copied(rows[0], seconds);
    }

    /**
     * Copies some books with all that is in no book, so many books at once as there are lanes; only the rows of the books are timed.
     */
    public static Copied copyBooks(DatabaseAccess from, DatabaseAccess to, Path folder, List<BookId> books, int lanes) {
        List<Set<BookId>> shares = new ArrayList<>();
        for (int lane = 0; lane < Math.min(lanes, books.size()); lane++) {
            shares.add(new LinkedHashSet<>());
        }
        for (int i = 0; i < books.size(); i++) {
            shares.get(i % shares.size()).add(books.get(i));
        }
        try (Connection source = connect(from);
                Connection target = connect(to)) {
            List<String> tables = Tables.inOrder(target);
            empty(target, tables);
            List<String> common = new ArrayList<>();
            List<String> ofBooks = new ArrayList<>();
            for (String table : tables) {
                (hasBooks(target, table) ? ofBooks : common).add(table);
            }
            Map<String, Path> shared = files(source, common, folder, "all", "");
            write(target, common, shared);
            List<Map<String, Path>> parts = new ArrayList<>();
            for (int lane = 0; lane < shares.size(); lane++) {
                String numbers = String.join(
                        ", ", shares.get(lane).stream().map(BookId::toString).toList());
                parts.add(files(source, ofBooks, folder, "lane" + lane, " where book in (" + numbers + ")"));
            }
            long[] rows = new long[shares.size()];
            Clients.Rounds rounds = Clients.run(shares.size(), 0, 1, lane -> () -> {
                try (Connection own = connect(to)) {
                    rows[lane] = write(own, ofBooks, parts.get(lane));
                } catch (SQLException | IOException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            return new Copied(
                    java.util.Arrays.stream(rows).sum(), rounds.seconds().percentile(1));
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException("rows could not be copied: " + failure.getMessage(), failure);
        }
    }

    private static boolean hasBooks(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select exists (select from pg_attribute where attrelid = 'phoihop."
                                + table + "'::regclass and attname = 'book' and not attisdropped)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Map<String, Path> files(
            Connection source, List<String> tables, Path folder, String name, String where)
            throws SQLException, IOException {
        Map<String, Path> files = new HashMap<>();
        for (String table : tables) {
            Path file = folder.resolve(table + "." + name + ".copy");
            try (OutputStream out = Files.newOutputStream(file)) {
                source.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy (select " + columns(source, table) + " from phoihop." + table + where
                                        + ") to stdout (format binary)",
                                out);
            }
            files.put(table, file);
        }
        return files;
    }

    /** Those that hold what was written: a generated one follows from the others. */
    private static String columns(Connection source, String table) throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet row = statement.executeQuery("select string_agg(quote_ident(attname), ', ' order by attnum)"
                        + " from pg_attribute where attrelid = 'phoihop." + table
                        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long write(Connection target, List<String> tables, Map<String, Path> files)
            throws SQLException, IOException {
        target.setAutoCommit(false);
        long rows = 0;
        for (String table : tables) {
            try (InputStream in = Files.newInputStream(files.get(table))) {
                rows += target.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy phoihop." + table + " from stdin (format binary)", in);
            }
        }
        target.commit();
        target.setAutoCommit(true);
        return rows;
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
