package vn.phoihop.activity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.ledger.Answers;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** Pairs that look like one thing and on which whoever has signed in may decide. */
@Component
class WaitingTwins implements WaitingWork {

    private final SuspectedTwins suspected;
    private final Ledger ledger;
    private final Answers answers;
    private final BooksAsked books;

    WaitingTwins(SuspectedTwins suspected, Ledger ledger, Answers answers, BooksAsked books) {
        this.suspected = suspected;
        this.ledger = ledger;
        this.answers = answers;
        this.books = books;
    }

    private record Asked(Cutoff cutoff, Map<BookId, Long> searched) {}

    @Override
    public int order() {
        return 15;
    }

    @Override
    public List<Line> waiting(Page page) {
        SignedIn who = SignedIn.current();
        if (who.unit() == null || !who.may(Authority.ACTIVITY_RECORD)) {
            return List.of();
        }
        return who.books().stream()
                .map(book -> new Line(
                        page.href(BooksAsked.address("/activities/twins?mine=yes", book, who)),
                        number(book),
                        books.words(page.text("activity.waiting.twins"), book, who, page)))
                .filter(line -> line.number() > 0)
                .toList();
    }

    private int number(BookId book) {
        Asked asked = new Asked(ledger.cutoff(Set.of(book)), suspected.searched(Set.of(book)));
        return answers.get(asked, () -> suspected.count(Wanted.deciding(book), MUCH));
    }
}
