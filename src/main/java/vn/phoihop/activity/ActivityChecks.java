package vn.phoihop.activity;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;

/** The check of a book as organisation and catalogue are known now. */
@Component
final class ActivityChecks {

    private final Books books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Clock clock;

    ActivityChecks(Books books, Organisations organisations, Catalogues catalogues, Clock clock) {
        this.books = books;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    ActivityCheck on(BookId book) {
        return new ActivityCheck(
                books.get(book), organisations.current(), catalogues.currentOnAnyDay(), clock.instant());
    }
}
