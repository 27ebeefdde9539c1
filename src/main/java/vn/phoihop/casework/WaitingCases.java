package vn.phoihop.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.SignedIn;
import vn.phoihop.ledger.Answers;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** What of the cases waits for whoever has signed in: hand-overs offered to the unit, what it is to confirm, what is contested. */
@Component
class WaitingCases implements WaitingWork {

    private final FindingCases finding;
    private final Ledger ledger;
    private final Answers answers;
    private final BooksAsked books;

    WaitingCases(FindingCases finding, Ledger ledger, Answers answers, BooksAsked books) {
        this.finding = finding;
        this.ledger = ledger;
        this.answers = answers;
        this.books = books;
    }

    private record Waiting(List<CaseFilter.Waiting> what, Cutoff cutoff) {}

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean listed() {
        return true;
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
        Waiting question = new Waiting(
                Stream.of(CaseFilter.Waiting.values())
                        .filter(one -> who.may(Authority.RECORD_CONFIRM)
                                || one == CaseFilter.Waiting.CONTESTED && who.may(Authority.CASE_RECORD))
                        .toList(),
                ledger.cutoff(Set.of(book)));
        // What waits of the cases changes only with the book.
        return answers.get(question, () -> ofTheBook(book, question)).stream()
                .map(line -> new Line(
                        page.href(BooksAsked.address(line.href(), book, who)),
                        line.number(),
                        books.words(page.text("casework.waiting." + line.what()), book, who, page)));
    }

    /** Each line with the key of its words. */
    private List<Line> ofTheBook(BookId book, Waiting asked) {
        return asked.what.stream()
                .map(one -> new Line(
                        "/cases?waiting=" + one, finding.count(CaseFilter.waiting(book, one), MUCH), one.name()))
                .filter(line -> line.number() > 0)
                .toList();
    }
}
