package vn.phoihop.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * The keys that seal. The public ones stand in the database, the private one of today in a file beside it: only a file whose key the
 * database knows, and knows no follower of, is used. A lost file is never silently made up for by another key.
 */
@Component
class SealingKeys {

    private static final String INSERT = Sql.of("ledger/insert_seal_key");
    private static final String CURRENT = Sql.of("ledger/current_seal_keys");
    private static final String LAST_SEALED = Sql.of("ledger/last_sealed_with");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path file;
    private volatile @Nullable SealingKey held;

    SealingKeys(JdbcClient jdbc, Clock clock, @Value("${phoihop.sealing-key}") Path file) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.file = file;
    }

    /** Public keys, in the order in which they came. */
    List<KnownKey> list() {
        return jdbc.sql("select * from seal_key order by created_at, id")
                .query((row, _) -> new KnownKey(
                        row.getString("id"),
                        row.getBytes("public_key"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("follows"),
                        row.getBytes("vouched"),
                        row.getBytes("accepted")))
                .list();
    }

    /** The keys no other one follows; more than one only where nodes began with files of their own. */
    List<String> current() {
        return jdbc.sql(CURRENT).query(String.class).list();
    }

    /**
     * The keys, trusted from the one this installation holds in its file on, also where the database does not know that one: then somebody
     * has put other keys in its place. Where there is no file, all that are known have to do.
     */
    KeyRing ring() {
        return new KeyRing(list(), inFile().map(SealingKey::id).map(Set::of).orElse(Set.of()));
    }

    private Optional<SealingKey> inFile() {
        try {
            return Files.exists(file) ? Optional.of(SealingKey.read(file)) : Optional.empty();
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    /** Why nothing can be sealed now; empty when all is well. */
    Optional<Refused> trouble() {
        try {
            List<String> current = current();
            if (current.isEmpty() && !Files.exists(file)) {
                return Optional.empty();
            }
            find(current);
            return Optional.empty();
        } catch (Refused why) {
            return Optional.of(why);
        }
    }

    /** The key to seal with. Another node, or the command line, may have replaced it since it was asked for last. */
    SealingKey signing() {
        List<String> current = current();
        SealingKey known = held;
        return known == null || !current.contains(known.id()) ? heldAnew() : known;
    }

    /** One after the other: of two that seal for the first time each would put a key of its own into the file. */
    private synchronized SealingKey heldAnew() {
        List<String> current = current();
        SealingKey known = held;
        if (known == null || !current.contains(known.id())) {
            known = current.isEmpty() ? first() : find(current);
            held = known;
        }
        return known;
    }

    private SealingKey find(List<String> current) {
        if (!Files.exists(file) && !Files.exists(pending())) {
            throw new Refused(ProblemCode.SEALING_KEY_MISSING, file.toString(), String.join(", ", current));
        }
        SealingKey inFile = Files.exists(file) ? SealingKey.read(file) : null;
        if (inFile != null && (current.isEmpty() || current.contains(inFile.id()))) {
            return inFile;
        }
        if (Files.exists(pending())) {
            SealingKey next = SealingKey.read(pending());
            if (current.contains(next.id())) {
                // The rotation was written into the book, and broke off before the file was put in its place.
                adopt();
                return next;
            }
        }
        throw inFile == null
                ? new Refused(ProblemCode.SEALING_KEY_MISSING, file.toString(), String.join(", ", current))
                : new Refused(ProblemCode.SEALING_KEY_WRONG, file.toString(), inFile.id(), String.join(", ", current));
    }

    private SealingKey first() {
        if (!Files.exists(file)) {
            SealingKey.make().write(file);
        }
        SealingKey key = SealingKey.read(file);
        insert(new KnownKey(key.id(), key.publicKey(), now(), null, null, null));
        return key;
    }

    /**
     * Makes the key that follows and writes it beside the present file; {@link #adopt} puts it in its place once the book knows of it.
     *
     * @param before the key to be followed, with its private half; null when that was lost
     */
    KnownKey follow(String id, @Nullable SealingKey before) {
        SealingKey next = SealingKey.make();
        next.write(pending());
        Instant now = notBeforeWhatWasSealedWith(id);
        byte[] text = KnownKey.text(id, next.id(), next.publicKey(), now);
        KnownKey known = new KnownKey(
                next.id(), next.publicKey(), now, id, before == null ? null : before.sign(text), next.sign(text));
        insert(known);
        return known;
    }

    /** Puts the new key's file in the place of the old one. */
    void adopt() {
        try {
            Files.move(pending(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unmovable) {
            throw new UncheckedIOException(unmovable);
        }
    }

    private Path pending() {
        return file.resolveSibling(
                pending(Objects.requireNonNull(file.getFileName()).toString()));
    }

    /** What the file of the key that is to follow is called until it is put in the place of the one before. */
    static String pending(String file) {
        return file + ".next";
    }

    /** A seal that is later than the key which follows its own does not hold: also where the clock was put back, none of those that are there is. */
    private Instant notBeforeWhatWasSealedWith(String id) {
        return jdbc.sql(LAST_SEALED)
                .param("key", id)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void insert(KnownKey key) {
        jdbc.sql(INSERT)
                .param("id", key.id())
                .param("public", key.publicKey())
                .param("now", key.createdAt().atOffset(ZoneOffset.UTC))
                .param("follows", key.follows(), java.sql.Types.VARCHAR)
                .param("vouched", key.vouched(), java.sql.Types.BINARY)
                .param("accepted", key.accepted(), java.sql.Types.BINARY)
                .update();
    }
}
