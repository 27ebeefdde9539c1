package vn.phoihop.activity;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;

/** The check of a book as organisation and catalogue are known now. */
@Component
final class ActivityChecks {

    private final BookSuccessions books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Clock clock;

    ActivityChecks(BookSuccessions books, Organisations organisations, Catalogues catalogues, Clock clock) {
        this.books = books;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    ActivityCheck on(BookId book) {
        Instant now = clock.instant();
        return new ActivityCheck(books.standing(book, now), organisations.current(), catalogues.currentOnAnyDay(), now);
    }
}
