package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What administrators do with the offices that coordinate books, each noted in the trail; the same for pages and programs. */
@Component
class Coordinating {

    private final CoordinationOffices offices;
    private final Books books;
    private final Organisations organisations;
    private final AccessTrail trail;
    private final Clock clock;

    Coordinating(
            CoordinationOffices offices, Books books, Organisations organisations, AccessTrail trail, Clock clock) {
        this.offices = offices;
        this.books = books;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A book and who coordinates it today.
     *
     * @param unit null where nobody does
     */
    record Coordinated(Book book, @Nullable UnitId unit, int version) {}

    /** All books but the common one, which nobody coordinates. */
    @Transactional(readOnly = true)
    List<Coordinated> list() {
        return books.list().stream()
                .filter(book -> !book.id().isCommon())
                .map(this::coordinated)
                .toList();
    }

    @Transactional(readOnly = true)
    Coordinated get(BookId book) {
        return coordinated(books.get(book));
    }

    /** From today on the unit coordinates the book; refused where another was named since the version that was seen. */
    @Transactional
    void appoint(BookId book, UnitId unit, int seen) {
        String name = organisations
                .current()
                .findUnit(unit, today())
                .orElseThrow(() -> new Refused(Problem.at("unit", ProblemCode.NOT_FOUND, unit)))
                .name()
                .vi();
        offices.appoint(book, unit, today(), seen);
        trail.note(AccessTrail.Act.COORDINATION_APPOINTED, book + " · " + name);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(SignIns.ZONE));
    }

    private Coordinated coordinated(Book book) {
        return new Coordinated(book, offices.find(book.id(), today()).orElse(null), offices.version(book.id()));
    }
}
