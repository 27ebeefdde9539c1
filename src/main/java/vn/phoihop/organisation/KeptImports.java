package vn.phoihop.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Uploaded lists between preview and apply, for a day. A browser cannot be asked to send a file again, and a file may have changed meanwhile. */
@Component
final class KeptImports {

    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final String KEEP = Sql.of("organisation/keep_import");
    private static final String FORGET = Sql.of("organisation/forget_imports");
    private static final String KEPT = Sql.of("organisation/kept_import");
    private static final String APPLIED = Sql.of("organisation/import_applied");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    KeptImports(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An upload.
     *
     * @param applied the position of the common book after which it was applied; null while it has not been
     */
    record Kept(
            UUID id,
            String hash,
            SortedMap<String, byte[]> files,
            String by,
            Instant at,
            @Nullable Long applied) {}

    /** True when this has made it, false when the same files are kept under the id already; refused when these are others. */
    boolean keep(UUID id, SortedMap<String, byte[]> files, String by) {
        Instant now = clock.instant();
        jdbc.sql(FORGET).param("before", time(now.minus(KEPT_FOR))).update();
        String hash = hash(files);
        SortedMap<String, String> packed = new TreeMap<>();
        files.forEach((name, content) -> packed.put(name, Base64.getEncoder().encodeToString(content)));
        boolean made = jdbc.sql(KEEP)
                        .param("id", id)
                        .param("hash", hash)
                        .param("files", json.writeValueAsString(packed))
                        .param("by", by)
                        .param("at", time(now))
                        .update()
                > 0;
        if (!made && !get(id).hash.equals(hash)) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return made;
    }

    Kept get(UUID id) {
        return find(id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "import " + id));
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql(KEPT).param("id", id).query((row, n) -> read(id, row)).optional();
    }

    void applied(UUID id, long position) {
        jdbc.sql(APPLIED).param("id", id).param("position", position).update();
    }

    private Kept read(UUID id, ResultSet row) throws SQLException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        json.readTree(row.getString("files"))
                .properties()
                .forEach(one -> files.put(
                        one.getKey(), Base64.getDecoder().decode(one.getValue().asString())));
        return new Kept(
                id,
                row.getString("hash"),
                files,
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("applied_at_position", Long.class));
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** SHA-256 over names and contents. */
    static String hash(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                digest.update((file.getKey() + "\0" + file.getValue().length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
