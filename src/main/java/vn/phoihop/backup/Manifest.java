package vn.phoihop.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.database.Provisioning.Migration;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * What a backup says of itself; written last, so that a torn one has none.
 *
 * @param program the version that took it
 * @param takenAt as of when everything in it is
 * @param migrations by which the schema was made: a program that has all of them, and as they were, can restore it
 * @param keys what lies beside the database, where it was taken along
 */
public record Manifest(
        String format,
        String program,
        Instant takenAt,
        List<Migration> migrations,
        List<Head> books,
        List<Rows> tables,
        List<Key> keys) {

    static final String FORMAT = "phoihop-backup-1";

    private static final JsonMapper JSON = new JsonMapper();

    public Manifest {
        migrations = List.copyOf(migrations);
        books = List.copyOf(books);
        tables = List.copyOf(tables);
        keys = List.copyOf(keys);
    }

    /**
     * How far a book went.
     *
     * @param sealed the position of its last seal; null where it has none
     */
    public record Head(
            int book, long position, String hash, @Nullable Long sealed) {}

    /**
     * The rows of a table in the text format of COPY.
     *
     * @param bytes before packing
     * @param sha256 of these bytes
     */
    public record Rows(String table, List<String> columns, long rows, long bytes, String sha256) {}

    /**
     * A file with a key or with what was seen last.
     *
     * @param locked whether it is encrypted with a pass phrase
     */
    public record Key(String file, String sha256, boolean locked) {}

    public long rows() {
        return tables.stream().mapToLong(Rows::rows).sum();
    }

    /** Before packing. */
    public long bytes() {
        return tables.stream().mapToLong(Rows::bytes).sum();
    }

    byte[] written() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest read(byte[] written, Object file) {
        try {
            if (!JSON.readTree(written).path("format").asString("").equals(FORMAT)) {
                throw new Refused(ProblemCode.NOT_A_BACKUP, file);
            }
            return JSON.readValue(written, Manifest.class);
        } catch (JacksonException unreadable) {
            throw new Refused(ProblemCode.BACKUP_DAMAGED, file, "manifest.json");
        }
    }
}
