package vn.phoihop.exchange;

import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.notice.Inbox;
import vn.phoihop.vocabulary.BookId;

/** What of the items the daily digest counts: the same as the home page. */
@Component
class ItemInbox implements Inbox {

    private static final int MUCH = 999;

    private final FindingItems finding;

    ItemInbox(FindingItems finding) {
        this.finding = finding;
    }

    @Override
    public String href() {
        return "/exchange?waiting=" + ItemFilter.Waiting.UNREAD;
    }

    @Override
    public Numbers numbers() {
        return new Numbers(
                count(ItemFilter.Waiting.UNREAD), count(ItemFilter.Waiting.DUE), count(ItemFilter.Waiting.OVERDUE));
    }

    private int count(ItemFilter.Waiting what) {
        int sum = 0;
        for (BookId book : SignedIn.current().books()) {
            sum += finding.count(ItemFilter.waiting(book, what), MUCH);
        }
        return sum;
    }
}
