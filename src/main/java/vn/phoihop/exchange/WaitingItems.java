package vn.phoihop.exchange;

import java.util.List;
import java.util.stream.IntStream;
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

    /** What is told, in its order: of what is overdue both what one's own units owe and what is owed to them. */
    private static final List<Told> TOLD = List.of(
            Told.of(ItemFilter.Waiting.OVERDUE),
            new Told(ItemFilter.Waiting.OVERDUE, ItemFilter.Box.OUT),
            Told.of(ItemFilter.Waiting.DUE),
            Told.of(ItemFilter.Waiting.UNREAD),
            Told.of(ItemFilter.Waiting.ACKNOWLEDGE),
            Told.of(ItemFilter.Waiting.SETTLE),
            Told.of(ItemFilter.Waiting.CLOSE),
            Told.of(ItemFilter.Waiting.FORGOTTEN));

    private record Told(ItemFilter.Waiting what, ItemFilter.Box box) {

        static Told of(ItemFilter.Waiting what) {
            return new Told(what, what.box());
        }

        boolean out() {
            return box == ItemFilter.Box.OUT;
        }

        /** To whom it is told; what is unread to everybody. */
        boolean concerns(SignedIn who) {
            return what == ItemFilter.Waiting.UNREAD
                    || who.may(out() ? Authority.EXCHANGE_RECORD : Authority.RECORD_CONFIRM);
        }

        String words() {
            return "exchange.waiting." + what + (box == what.box() ? "" : "." + box);
        }
    }

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
        List<Told> told = TOLD.stream().filter(one -> one.concerns(who)).toList();
        List<Integer> numbers = finding.countWaiting(
                book,
                told.stream()
                        .map(one -> ItemFilter.waiting(book, one.what(), one.box()))
                        .toList(),
                MUCH);
        return IntStream.range(0, told.size())
                .filter(i -> numbers.get(i) > 0)
                .mapToObj(i -> line(told.get(i), numbers.get(i), book, who, page));
    }

    private Line line(Told told, int number, BookId book, SignedIn who, Page page) {
        return new Line(
                page.href(BooksAsked.address(
                        "/exchange?" + (told.out() ? "box=OUT&" : "") + "waiting=" + told.what(), book, who)),
                number,
                books.words(page.text(told.words()), book, who, page));
    }
}
