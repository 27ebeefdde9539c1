package vn.phoihop.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;

/** Seals of the books: made every few minutes where something was written, and at each freeze. */
@Component
public class Seals {

    private static final RowMapper<Seal> SEAL = (row, i) -> new Seal(
            new BookId(row.getInt("book")),
            row.getLong("position"),
            new Hash(row.getBytes("hash")),
            row.getString("key"),
            row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
            row.getString("reason"),
            row.getBytes("signature"));

    private final JdbcClient jdbc;
    private final Heads heads;
    private final Clock clock;
    private final Path keyFile;
    private volatile @Nullable SealingKey key;

    Seals(JdbcClient jdbc, Heads heads, Clock clock, @Value("${phoihop.sealing-key}") Path keyFile) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.clock = clock;
        this.keyFile = keyFile;
    }

    /** Seals the heads of these books and of the common book as they stand in this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seal(Collection<BookId> books, String reason) {
        Set<BookId> wanted = new HashSet<>(books);
        wanted.add(BookId.COMMON);
        heads.list(wanted).stream().filter(head -> head.position() > 0).forEach(head -> seal(head, reason));
    }

    /** The books that have entries after their last seal. */
    @Transactional(readOnly = true)
    List<BookId> listUnsealed() {
        return jdbc.sql(Sql.of("ledger/unsealed_books"))
                .query((row, i) -> new BookId(row.getInt(1)))
                .list();
    }

    /** Seals the head of one book, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void sealOnTimer(BookId book) {
        heads.list(Set.of(book)).forEach(head -> seal(head, "TIMER"));
    }

    private void seal(Heads.Head head, String reason) {
        SealingKey signing = key();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(Sql.of("ledger/insert_seal"))
                .param("book", head.book().value())
                .param("position", head.position())
                .param("hash", head.hash().bytes())
                .param("key", signing.id())
                .param("sealedAt", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("signature", signing.sign(Seal.text(head.book(), head.position(), head.hash(), now)))
                .update();
    }

    private SealingKey key() {
        SealingKey known = key;
        if (known == null) {
            known = SealingKey.at(keyFile);
            jdbc.sql(
                            "insert into seal_key (id, public_key, created_at) values (:id, :public, :now) on conflict do nothing")
                    .param("id", known.id())
                    .param("public", known.publicKey())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            key = known;
        }
        return known;
    }

    /** The last seal of a book. */
    @Transactional(readOnly = true)
    public Optional<Seal> findLast(BookId book) {
        return jdbc.sql("select * from seal where book = :book order by position desc, sealed_at desc limit 1")
                .param("book", book.value())
                .query(SEAL)
                .optional();
    }

    List<Seal> list(BookId book) {
        return jdbc.sql("select * from seal where book = :book order by position, sealed_at")
                .param("book", book.value())
                .query(SEAL)
                .list();
    }

    boolean holds(Seal seal) {
        return jdbc.sql("select public_key from seal_key where id = :id")
                .param("id", seal.key())
                .query(byte[].class)
                .optional()
                .map(publicKey -> SealingKey.verify(
                        publicKey,
                        Seal.text(seal.book(), seal.position(), seal.hash(), seal.sealedAt()),
                        seal.signature()))
                .orElse(false);
    }
}
