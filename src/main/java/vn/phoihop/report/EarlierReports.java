package vn.phoihop.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/** Reports of the books that a book follows, on windows that were over before it did: what was reported then is not owed again. */
@Component
class EarlierReports {

    private final BookSuccessions successions;

    EarlierReports(BookSuccessions successions) {
        this.successions = successions;
    }

    /** The one of a form on a window that has not ended without effect; issued ones last, since another book may still owe its own. */
    Optional<Report> find(BookId book, String form, Window window, List<Report> known) {
        List<BookId> followed = successions.list().stream()
                .filter(one -> one.successor().equals(book) && !window.to().isAfter(one.since()))
                .map(BookSuccession::book)
                .toList();
        return known.stream()
                .filter(report -> followed.contains(report.key().book())
                        && report.form().equals(form)
                        && report.window().equals(window)
                        && !report.state().ended())
                .min(Comparator.comparing(report -> report.state() == ReportState.ISSUED));
    }
}
