package vn.phoihop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Sql;

/** What an installation takes on the disk and in memory. */
public final class Room {

    private Room() {}

    /** Bytes of each table with its indexes, the largest first; rows by the last statistics. */
    public static Map<String, Table> tables(DatabaseAccess access) {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of("bench/sizes"))) {
            while (rows.next()) {
                tables.put(rows.getString(1), new Table(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
            return tables;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A table's size in bytes. */
    public record Table(long rows, long bytes, long indexes) {}

    /** The rows of a table, counted. */
    public static long count(DatabaseAccess access, String table) {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from phoihop." + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Resident megabytes of this process, now or at the most so far. */
    public static double ownMegabytes(boolean most) {
        return status(Path.of("/proc/self/status"), most ? "VmHWM:" : "VmRSS:");
    }

    /** Resident megabytes of the database server's processes, what they share counted once. */
    public static double serverMegabytes(long postmaster) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> process.getFileName().toString().equals(Long.toString(postmaster))
                            || status(process.resolve("status"), "PPid:") * 1024 == postmaster)
                    .mapToDouble(process -> status(process.resolve("smaps_rollup"), "Pss:"))
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A value of a status file, from kilobytes to megabytes; 0 where it cannot be read. */
    private static double status(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }
}
