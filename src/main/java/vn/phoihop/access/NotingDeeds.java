package vn.phoihop.access;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.AfterPosting;
import vn.phoihop.ledger.PostedEntry;
import vn.phoihop.vocabulary.BookId;

/**
 * Notes in the trail what a person writes into a book: a line for each entry, in the transaction that writes it, so that there is never
 * one without the other, however it was sent. The book names who wrote as papers do; the trail knows the account.
 */
@Component
class NotingDeeds implements AfterPosting {

    private final AccessTrail trail;

    NotingDeeds(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void posted(BookId book, long before, List<PostedEntry> entries) {
        if (SignedIn.orNobody() == null) {
            return;
        }
        trail.wrote(entries.stream()
                .map(entry -> new AccessTrail.Deed(book + "/" + entry.record(), entry.event()))
                .toList());
    }
}
