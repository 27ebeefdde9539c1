package vn.phoihop.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.database.Sql;
import vn.phoihop.database.Tables;
import vn.phoihop.ledger.BrokenBooks;
import vn.phoihop.ledger.KeyBeside;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Writes everything into one file, as it stands at one moment: one snapshot, which nobody has to wait for. It is read with the role of the
 * system, which may read all and alter little.
 */
public final class TakingBackup {

    /** Of this installation only: who is signed in or tries to be, and when its jobs are due. */
    private static final Set<String> LEFT_OUT =
            Set.of("spring_session", "spring_session_attributes", "sign_in_try", "scheduled_tasks");

    /** What files that are being written end with; they come into being under their own names later. */
    private static final Set<String> UNFINISHED = Set.of(".new", ".part");

    private final DatabaseAccess access;
    private final String program;
    private final Progress progress;
    private final List<Provisioning.Migration> steps;

    /** @param program the version that takes the backup */
    public TakingBackup(DatabaseAccess access, String program, Progress progress) {
        this(access, program, progress, Provisioning.migrations(access));
    }

    /** @param steps the migrations the program that takes it has */
    TakingBackup(DatabaseAccess access, String program, Progress progress, List<Provisioning.Migration> steps) {
        this.access = access;
        this.program = program;
        this.progress = progress;
        this.steps = List.copyOf(steps);
    }

    /**
     * A backup that was taken.
     *
     * @param broken the books in it of which the last check that was asked for has found something: it cannot be restored by itself
     */
    public record Taken(Manifest manifest, List<BookId> broken) {
        public Taken {
            broken = List.copyOf(broken);
        }
    }

    /**
     * @param keys the folder with what lies beside the database; null to leave it out
     * @param phrase encrypts the keys; null to take them along as they are
     */
    public Taken into(Path file, @Nullable Path keys, @Nullable PassPhrase phrase) {
        try (WritingArchive archive = WritingArchive.to(file)) {
            // Before the snapshot: what was noted of the end of a chain is then in it.
            Map<String, byte[]> beside = beside(keys);
            List<Manifest.Key> taken = new ArrayList<>();
            for (Map.Entry<String, byte[]> key : beside.entrySet()) {
                taken.add(add(archive, key.getKey(), key.getValue(), phrase));
            }
            Taken all = database(archive, taken, beside);
            archive.finish(all.manifest());
            return all;
        } catch (IOException unwritable) {
            throw new Refused(ProblemCode.BACKUP_NOT_WRITABLE, file, String.valueOf(unwritable.getMessage()));
        } catch (Refused refused) {
            throw refused;
        } catch (SQLException failure) {
            throw new Refused(ProblemCode.DATABASE_UNREACHABLE, access.url(), String.valueOf(failure.getMessage()));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Map<String, byte[]> beside(@Nullable Path keys) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        if (keys != null && Files.isDirectory(keys)) {
            try (Stream<Path> files = Files.list(keys)) {
                for (Path key : files.filter(Files::isRegularFile).toList()) {
                    String name = key.getFileName().toString();
                    if (UNFINISHED.stream().noneMatch(name::endsWith)) {
                        found.put(name, Files.readAllBytes(key));
                    }
                }
            }
        }
        return found;
    }

    private static Manifest.Key add(WritingArchive archive, String name, byte[] key, @Nullable PassPhrase phrase)
            throws Exception {
        byte[] kept = phrase == null ? key : phrase.lock(key);
        WritingArchive.Entry entry =
                archive.add(Archive.key(name), out -> new ByteArrayInputStream(kept).transferTo(out));
        return new Manifest.Key(name, entry.sha256(), phrase != null);
    }

    private Taken database(WritingArchive archive, List<Manifest.Key> keys, Map<String, byte[]> beside)
            throws Exception {
        try (Connection connection = DriverManager.getConnection(
                access.url(), access.system().user(), access.system().password())) {
            Provisioning.requireVersion(access, steps);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setSchema("phoihop");
            OffsetDateTime takenAt = moment(connection);
            // A folder of another installation, or a key that was replaced since its file was read.
            KeyBeside.requireFits(connection, beside);
            List<BookId> broken = BrokenBooks.list(connection);
            List<Manifest.Head> books = heads(connection);
            CountingRows counting = new CountingRows(progress);
            List<Manifest.Rows> tables = new ArrayList<>();
            for (String table : Tables.inOrder(connection)) {
                if (!LEFT_OUT.contains(table)) {
                    tables.add(copy(connection, archive, table, counting));
                }
            }
            return new Taken(
                    new Manifest(Manifest.FORMAT, program, takenAt.toInstant(), steps, books, tables, keys), broken);
        }
    }

    /** The snapshot is taken by this first question, and all that follows sees it. */
    private static OffsetDateTime moment(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select now(), pg_current_snapshot()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class);
        }
    }

    static List<Manifest.Head> heads(Connection connection) throws SQLException {
        List<Manifest.Head> heads = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of("backup/heads"))) {
            while (rows.next()) {
                heads.add(new Manifest.Head(
                        rows.getInt(1),
                        rows.getLong(2),
                        HexFormat.of().formatHex(rows.getBytes(3)),
                        rows.getObject(4, Long.class)));
            }
        }
        return heads;
    }

    private static Manifest.Rows copy(
            Connection connection, WritingArchive archive, String table, CountingRows counting) throws Exception {
        List<String> columns = columns(connection, table);
        WritingArchive.Entry entry = archive.add(
                Archive.rows(table),
                out -> connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy %s (%s) to stdout".formatted(table, String.join(", ", columns)),
                                counting.of(table, out)));
        return new Manifest.Rows(table, columns, entry.result(), entry.bytes(), entry.sha256());
    }

    static List<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Sql.of("backup/columns"))) {
            statement.setString(1, table);
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            return columns;
        }
    }
}
