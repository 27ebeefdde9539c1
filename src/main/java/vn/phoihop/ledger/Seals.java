package vn.phoihop.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Why a book is sealed when the sample has been loaded into it. */
    public static final String SAMPLE_LOADED = "SAMPLE_LOADED";

    /** The reason of a seal that was made for an export. */
    static final String LEAVING = "EXPORT";

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
    private final SealingKeys keys;
    private final Witness witness;
    private final Clock clock;

    Seals(JdbcClient jdbc, Heads heads, SealingKeys keys, Witness witness, Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.keys = keys;
        this.witness = witness;
        this.clock = clock;
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

    /** Seals the head of a book that is about to leave, so that nothing that leaves is unsealed; in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void sealToLeave(BookId book) {
        heads.list(Set.of(book)).stream().filter(head -> head.position() > 0).forEach(head -> seal(head, LEAVING));
    }

    private void seal(Heads.Head head, String reason) {
        seal(head, reason, keys.signing());
    }

    /** The time of a book never goes back, whatever the clock does: nothing is sealed before it was written. */
    private Instant notBefore(Instant written) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(written) ? written : now;
    }

    void seal(Heads.Head head, String reason, SealingKey signing) {
        Instant now = notBefore(head.recordedAt());
        Seal seal = new Seal(
                head.book(),
                head.position(),
                head.hash(),
                signing.id(),
                now,
                reason,
                signing.sign(Seal.text(head.book(), head.position(), head.hash(), now)));
        jdbc.sql(Sql.of("ledger/insert_seal"))
                .param("book", head.book().value())
                .param("position", head.position())
                .param("hash", head.hash().bytes())
                .param("key", seal.key())
                .param("sealedAt", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("signature", seal.signature())
                .update();
        witness.hears(seal);
    }

    /** The last seal of a book. */
    @Transactional(readOnly = true)
    public Optional<Seal> findLast(BookId book) {
        return jdbc.sql("select * from seal where book = :book order by position desc, sealed_at desc limit 1")
                .param("book", book.value())
                .query(SEAL)
                .optional();
    }

    /** The last seal of a book that was made for one of these reasons. */
    @Transactional(readOnly = true)
    public Optional<Seal> findLast(BookId book, Collection<String> reasons) {
        return jdbc.sql(Sql.of("ledger/last_seal_for"))
                .param("book", book.value())
                .param("reasons", reasons.toArray(String[]::new))
                .query(SEAL)
                .optional();
    }

    /** The seals of all books after the last ones that are known. */
    @Transactional(readOnly = true)
    List<Seal> after(Map<BookId, Seal> known, int limit) {
        return jdbc.sql(Sql.of("ledger/seals_from"))
                .param("books", known.keySet().stream().map(BookId::value).toArray(Integer[]::new))
                .param("positions", known.values().stream().map(Seal::position).toArray(Long[]::new))
                .param("limit", limit)
                .query(SEAL)
                .list();
    }

    /** The seals of entries after one position up to another, in order. */
    List<Seal> between(BookId book, long after, long upTo) {
        return jdbc.sql(Sql.of("ledger/seals_between"))
                .param("book", book.value())
                .param("after", after)
                .param("upTo", upTo)
                .query(SEAL)
                .list();
    }
}
