package vn.phoihop.exchange;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** What of the items waits for whoever has signed in. It is counted anew each time: opening an item and the day going by change no book. */
@Component
class WaitingItems implements WaitingWork {

    private static final List<ItemFilter.Waiting> TOLD = List.of(
            ItemFilter.Waiting.OVERDUE,
            ItemFilter.Waiting.DUE,
            ItemFilter.Waiting.UNREAD,
            ItemFilter.Waiting.ACKNOWLEDGE,
            ItemFilter.Waiting.SETTLE);

    private final FindingItems finding;
    private final BooksAsked books;

    WaitingItems(FindingItems finding, BooksAsked books) {
        this.finding = finding;
        this.books = books;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<Line> waiting(Page page) {
        SignedIn who = SignedIn.current();
        if (who.unit() == null || !who.may(Authority.RECORD_VIEW)) {
            return List.of();
        }
        return who.books().stream().flatMap(book -> waiting(book, who, page)).toList();
    }

    private Stream<Line> waiting(BookId book, SignedIn who, Page page) {
        return TOLD.stream()
                .filter(what -> what == ItemFilter.Waiting.UNREAD
                        || who.may(
                                what.box() == ItemFilter.Box.OUT
                                        ? Authority.EXCHANGE_RECORD
                                        : Authority.RECORD_CONFIRM))
                .map(what -> new Line(
                        page.href(BooksAsked.address(
                                "/exchange?" + (what.box() == ItemFilter.Box.OUT ? "box=OUT&" : "") + "waiting=" + what,
                                book,
                                who)),
                        finding.count(ItemFilter.waiting(book, what), MUCH),
                        books.words(page.text("exchange.waiting." + what), book, who, page)))
                .filter(line -> line.number() > 0);
    }
}
