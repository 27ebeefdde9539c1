package vn.phoihop.exchange;

import java.util.Arrays;
import java.util.List;
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
        List<ItemFilter.Waiting> told =
                List.of(ItemFilter.Waiting.UNREAD, ItemFilter.Waiting.DUE, ItemFilter.Waiting.OVERDUE);
        int[] sums = new int[told.size()];
        for (BookId book : SignedIn.current().books()) {
            List<Integer> numbers = finding.countWaiting(
                    book,
                    told.stream().map(what -> ItemFilter.waiting(book, what)).toList(),
                    MUCH);
            Arrays.setAll(sums, i -> sums[i] + numbers.get(i));
        }
        return new Numbers(sums[0], sums[1], sums[2]);
    }
}
