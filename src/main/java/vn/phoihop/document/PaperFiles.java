package vn.phoihop.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.document.PaperFile.Content;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** The files of papers as they were made. None is ever changed or removed; the book says which of them was signed, by its hash. */
@Component
public class PaperFiles {

    private static final String INSERT = Sql.of("document/insert_file");
    private static final String LATEST = Sql.of("document/latest_file");
    private static final String FILES = Sql.of("document/files");

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a file in the transaction of the step that made it. The same bytes as the latest of its kind are not kept twice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PaperFile store(RecordKey record, Kind kind, byte[] bytes, String by) {
        byte[] hash = sha256(bytes);
        Optional<Content> latest = latest(record, kind);
        if (latest.isPresent() && latest.get().file().sha256().equals(PaperFile.hexadecimal(hash))) {
            return latest.get().file();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int version = jdbc.sql(INSERT)
                .param("book", record.book().value())
                .param("record", record.id())
                .param("kind", kind.name())
                .param("media_type", kind.mediaType())
                .param("bytes", bytes)
                .param("sha256", hash)
                .param("created_at", now.atOffset(ZoneOffset.UTC))
                .param("created_by", by)
                .query(Integer.class)
                .single();
        return new PaperFile(kind, version, bytes.length, PaperFile.hexadecimal(hash), now, by);
    }

    /** The latest file of the kind. */
    @Transactional(readOnly = true)
    public Content get(RecordKey record, Kind kind) {
        return latest(record, kind)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, record + "." + kind.extension()));
    }

    @Transactional(readOnly = true)
    public Optional<Content> find(RecordKey record, Kind kind) {
        return latest(record, kind);
    }

    /** All files of the record, latest first, without their bytes. */
    @Transactional(readOnly = true)
    public List<PaperFile> list(RecordKey record) {
        return jdbc.sql(FILES)
                .param("book", record.book().value())
                .param("record", record.id())
                .query((row, _) -> file(row, row.getLong("size")))
                .list();
    }

    private Optional<Content> latest(RecordKey record, Kind kind) {
        return jdbc.sql(LATEST)
                .param("book", record.book().value())
                .param("record", record.id())
                .param("kind", kind.name())
                .query((row, _) -> {
                    byte[] bytes = row.getBytes("bytes");
                    return new Content(file(row, bytes.length), bytes);
                })
                .optional();
    }

    private static PaperFile file(ResultSet row, long size) throws SQLException {
        return new PaperFile(
                Kind.valueOf(row.getString("kind")),
                row.getInt("version"),
                size,
                PaperFile.hexadecimal(row.getBytes("sha256")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"));
    }

    /** SHA-256, as kept and as printed. */
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
