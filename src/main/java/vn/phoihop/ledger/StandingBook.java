package vn.phoihop.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * A book as it stands on a day.
 *
 * @param follows the books it has followed by then
 * @param since the day from which another one has followed it; null where none has
 * @param heir the one in which is written instead; null where none follows it
 */
public record StandingBook(
        Book book,
        List<Book> follows,
        @Nullable LocalDate since,
        @Nullable Book heir) {

    /** The areas in which its records lie: its own, and those of the books it follows. Empty for a book without an area, whose records lie anywhere. */
    public List<AreaId> jurisdictions() {
        AreaId own = book.area();
        return own == null
                ? List.of()
                : Stream.concat(Stream.of(own), follows.stream().map(Book::area).filter(Objects::nonNull))
                        .toList();
    }

    /** Refuses a new record where another book follows this one. */
    public void requireOpen() {
        if (heir != null && since != null) {
            throw new Refused(ProblemCode.BOOK_SUCCEEDED, book.name(), since, heir.name());
        }
    }
}
