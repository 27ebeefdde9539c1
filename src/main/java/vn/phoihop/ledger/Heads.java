package vn.phoihop.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The last position of each book. Whoever writes to a book locks its head first. */
@Component
class Heads {

    private static final RowMapper<Head> HEAD = (row, i) -> new Head(
            new BookId(row.getInt("book")),
            row.getLong("position"),
            new Hash(row.getBytes("hash")),
            recordedAt(row.getObject("recorded_at", OffsetDateTime.class)));

    private final JdbcClient jdbc;

    Heads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param recordedAt when the last entry was written down */
    record Head(BookId book, long position, Hash hash, Instant recordedAt) {}

    /** Waits for whoever writes to the book now, then holds its head until the transaction ends. */
    Head lock(BookId book) {
        LookedUp.forget();
        return jdbc.sql("select book, position, hash, recorded_at from book_head where book = :book for update")
                .param("book", book.value())
                .query(HEAD)
                .optional()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "sổ " + book));
    }

    /** Those of the books that are in sight. */
    List<Head> list(Collection<BookId> books) {
        return list().stream().filter(head -> books.contains(head.book())).toList();
    }

    /** That of the common book. Who writes asks for little else, and for it alone. */
    Head common() {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return list(List.of(BookId.COMMON)).getFirst();
        }
        return LookedUp.once(
                BookId.COMMON,
                () -> jdbc.sql("select book, position, hash, recorded_at from book_head where book = 0")
                        .query(HEAD)
                        .single());
    }

    /** All in sight, in the order of their ids. They are few, so a transaction asks for all at its first look. */
    List<Head> list() {
        return LookedUp.once(
                Heads.class,
                () -> jdbc.sql("select book, position, hash, recorded_at from book_head order by book")
                        .query(HEAD)
                        .list());
    }

    private static Instant recordedAt(@Nullable OffsetDateTime time) {
        return time == null ? Instant.MIN : time.toInstant();
    }
}
