package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;

/** The books there are and which follow which, and opening one, for programs. */
@ApiController
@RequestMapping("/api/v1/books")
class OpeningBookApi {

    private final OpeningBook opening;
    private final TakingBackFollowing takingBack;
    private final Books books;
    private final BookSuccessions successions;

    OpeningBookApi(OpeningBook opening, TakingBackFollowing takingBack, Books books, BookSuccessions successions) {
        this.opening = opening;
        this.takingBack = takingBack;
        this.books = books;
        this.successions = successions;
    }

    /**
     * A book.
     *
     * @param followedBy the book that follows it from the day {@code since} on, also where that day has not come; null where none does
     * @param follows the books it follows
     */
    record BookShown(
            BookId book,
            @Schema(example = "AN_GIANG") String code,
            LocalizedText name,
            @Nullable AreaId area,
            @Nullable BookId followedBy,
            @Nullable LocalDate since,
            List<BookId> follows) {}

    /** @param since from which day it follows the others; @param unit that coordinates it from then on, or nothing */
    record BookSent(
            @Schema(example = "AN_GIANG") String code,
            LocalizedText name,
            AreaId area,
            LocalDate since,
            @Nullable UnitId unit,
            @Nullable Set<BookId> follows) {}

    @Operation(summary = "Lists the books and which follow which")
    @Requires(Authority.ORGANISATION_VIEW)
    @GetMapping
    List<BookShown> list() {
        return books.list().stream().map(this::shown).toList();
    }

    @Operation(summary = "Opens a book under the next free number; one made from others follows them from that day on")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @PutMapping("/{book}")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    ResponseEntity<BookShown> put(@PathVariable int book, @RequestBody BookSent sent) {
        BookId id = new BookId(book);
        boolean now = opening.open(
                id,
                new OpeningBook.Wish(
                        sent.code(),
                        sent.name(),
                        sent.area(),
                        sent.since(),
                        sent.unit(),
                        sent.follows() == null ? Set.of() : sent.follows()));
        return ResponseEntity.status(now ? HttpStatus.CREATED : HttpStatus.OK).body(shown(books.get(id)));
    }

    @Operation(
            summary = "Takes back that a book follows others, before the day on which it would",
            description =
                    "Refused once something is written in the book. The book stays; sent again with what it is to follow, it follows that.")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @PostMapping("/{book}/undo-following")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    BookShown undoFollowing(@PathVariable int book) {
        BookId id = new BookId(book);
        takingBack.takeBack(id);
        return shown(books.get(id));
    }

    private BookShown shown(Book book) {
        List<BookSuccession> all = successions.list();
        BookSuccession next = all.stream()
                .filter(one -> one.book().equals(book.id()))
                .findFirst()
                .orElse(null);
        return new BookShown(
                book.id(),
                book.code(),
                book.name(),
                book.area(),
                next == null ? null : next.successor(),
                next == null ? null : next.since(),
                all.stream()
                        .filter(one -> one.successor().equals(book.id()))
                        .map(BookSuccession::book)
                        .toList());
    }
}
