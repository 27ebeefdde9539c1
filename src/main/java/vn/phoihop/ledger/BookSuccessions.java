package vn.phoihop.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Which books follow which. When provinces merge, the book of the new one follows those of the old ones: from that day on they take no new records;
 * what they hold is corrected and carried on in them, by who works in the book that follows. Nothing of theirs moves, so what was sealed verifies as before.
 */
@Component
public class BookSuccessions {

    private final JdbcClient jdbc;
    private final CommonBook commonBook;
    private final Books books;
    private final Ledger ledger;
    private volatile Known known = new Known(-1, List.of());

    BookSuccessions(JdbcClient jdbc, CommonBook commonBook, Books books, Ledger ledger) {
        this.jdbc = jdbc;
        this.commonBook = commonBook;
        this.books = books;
        this.ledger = ledger;
    }

    private record Known(long position, List<BookSuccession> all) {}

    private record Succeeded(BookId book, BookId successor, LocalDate since) {}

    /**
     * From the day on one book follows the other; the system does so. Refused for the common book, where the book is followed already, and where
     * the two would follow each other.
     */
    @Transactional
    public void succeed(BookId book, BookId successor, LocalDate since, String actor) {
        if (book.isCommon() || successor.isCommon()) {
            throw new Refused(Problem.at("successor", ProblemCode.BOOK_CANNOT_FOLLOW, "0"));
        }
        LocalizedText name = books.get(book).name();
        LocalizedText next = books.get(successor).name();
        // The head of the common book is held: two at once are told one after the other.
        ledger.lockedCutoff(List.of(BookId.COMMON));
        List<BookSuccession> all = read();
        Optional<BookSuccession> before =
                all.stream().filter(one -> one.book().equals(book)).findFirst();
        if (before.isPresent()) {
            throw new Refused(Problem.at(
                    "book",
                    ProblemCode.BOOK_FOLLOWED_ALREADY,
                    name,
                    before.get().since(),
                    books.get(before.get().successor()).name()));
        }
        if (book.equals(successor) || followed(all, book, LocalDate.MAX).contains(successor)) {
            throw new Refused(Problem.at("successor", ProblemCode.BOOK_CANNOT_FOLLOW, next));
        }
        long position = post(book, successor, since, "BOOK_SUCCEEDED", actor);
        jdbc.sql(
                        "insert into book_succession (book, successor, since, position) values (:book, :successor, :since, :position)")
                .param("book", book.value())
                .param("successor", successor.value())
                .param("since", since)
                .param("position", position)
                .update();
    }

    /**
     * What the book was to follow from a day after today on, it follows no more; the system does so. Refused once the day has come or something has been
     * written in the book.
     *
     * @return what has been taken back
     */
    @Transactional
    public List<BookSuccession> takeBack(BookId successor, LocalDate today, String actor) {
        Cutoff held = ledger.lockedCutoff(List.of(BookId.COMMON, successor));
        List<BookSuccession> gone =
                read().stream().filter(one -> one.successor().equals(successor)).toList();
        for (BookSuccession one : gone) {
            if (!one.since().isAfter(today)) {
                throw new Refused(ProblemCode.CHANGE_DAY_HAS_COME, one.since());
            }
            if (held.position(successor) > 0) {
                throw new Refused(
                        ProblemCode.BOOK_HAS_ENTRIES, books.get(successor).name());
            }
            post(one.book(), successor, one.since(), "BOOK_SUCCESSION_UNDONE", actor);
            jdbc.sql("delete from book_succession where book = :book")
                    .param("book", one.book().value())
                    .update();
        }
        return gone;
    }

    /** The position of its entry in the common book. */
    private long post(BookId book, BookId successor, LocalDate since, String event, String actor) {
        UUID record = UUID.nameUUIDFromBytes(("phoihop/book/" + book).getBytes(StandardCharsets.UTF_8));
        return ledger.post(new Posting(
                new RecordKey(BookId.COMMON, record),
                "book",
                event,
                actor,
                null,
                1,
                new Succeeded(book, successor, since),
                List.of()));
    }

    /** What follows the book, also where its day has not come yet. */
    @Transactional(readOnly = true)
    public Optional<BookSuccession> find(BookId book) {
        return list().stream().filter(one -> one.book().equals(book)).findFirst();
    }

    /** The book that follows it on the day, or the one that follows that one; itself where none does. */
    @Transactional(readOnly = true)
    public BookId heir(BookId book, LocalDate day) {
        return find(book)
                .filter(one -> !one.since().isAfter(day))
                .map(one -> heir(one.successor(), day))
                .orElse(book);
    }

    /** The book itself and then all that it follows by the day, and those these follow. */
    @Transactional(readOnly = true)
    public SequencedSet<BookId> withFollowed(BookId book, LocalDate day) {
        return followed(list(), book, day);
    }

    /** The book at a moment, by the days of its own time zone. */
    @Transactional(readOnly = true)
    public StandingBook standing(BookId id, Instant moment) {
        Book book = books.get(id);
        LocalDate day = LocalDate.ofInstant(moment, book.timeZone());
        LocalDate since = find(id).map(BookSuccession::since)
                .filter(first -> !first.isAfter(day))
                .orElse(null);
        return new StandingBook(
                book,
                withFollowed(id, day).stream().skip(1).map(books::get).toList(),
                since,
                since == null ? null : books.get(heir(id, day)));
    }

    /** All that are known now. */
    @Transactional(readOnly = true)
    public List<BookSuccession> list() {
        if (Ledger.hasUncommittedEntries(BookId.COMMON)) {
            // Its position may be given to another entry after a rollback.
            return read();
        }
        long position = commonBook.position();
        Known kept = known;
        if (kept.position() != position) {
            kept = new Known(position, read());
            known = kept;
        }
        return kept.all();
    }

    private List<BookSuccession> read() {
        return jdbc.sql("select book, successor, since, position from book_succession order by since, book")
                .query((row, i) -> new BookSuccession(
                        new BookId(row.getInt("book")),
                        new BookId(row.getInt("successor")),
                        row.getObject("since", LocalDate.class),
                        row.getLong("position")))
                .list();
    }

    private static SequencedSet<BookId> followed(List<BookSuccession> all, BookId book, LocalDate day) {
        SequencedSet<BookId> found = new LinkedHashSet<>(List.of(book));
        Deque<BookId> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            BookId at = open.pop();
            all.stream()
                    .filter(one -> one.successor().equals(at) && !one.since().isAfter(day))
                    .filter(one -> found.add(one.book()))
                    .forEach(one -> open.add(one.book()));
        }
        return found;
    }
}
