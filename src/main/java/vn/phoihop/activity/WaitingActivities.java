package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.SignedIn;
import vn.phoihop.ledger.Answers;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;
import vn.phoihop.web.WaitingWork;

/** What of the activities waits for whoever has signed in: drafts and returned records of the unit, what it is to confirm, what is contested. */
@Component
class WaitingActivities implements WaitingWork {

    private final FindingActivities finding;
    private final Ledger ledger;
    private final Answers answers;
    private final Organisations organisations;
    private final BooksAsked books;
    private final Clock clock;

    WaitingActivities(
            FindingActivities finding,
            Ledger ledger,
            Answers answers,
            Organisations organisations,
            BooksAsked books,
            Clock clock) {
        this.finding = finding;
        this.ledger = ledger;
        this.answers = answers;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    private record Waiting(Set<UnitId> desk, boolean confirms, boolean records, Cutoff cutoff) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean listed() {
        return true;
    }

    @Override
    public List<Line> waiting(Page page) {
        SignedIn who = SignedIn.current();
        UnitId own = who.unit();
        if (own == null || !who.may(Authority.RECORD_VIEW)) {
            return List.of();
        }
        return who.books().stream()
                .flatMap(book -> waiting(book, own, who, page))
                .toList();
    }

    private Stream<Line> waiting(BookId book, UnitId own, SignedIn who, Page page) {
        boolean records = who.may(Authority.ACTIVITY_RECORD);
        // What a closed unit has left lies on the desk of its successor; those below have desks of their own.
        Set<UnitId> desk = organisations.current().unitsOnDeskOf(own, LocalDate.now(clock));
        Waiting question = new Waiting(desk, who.may(Authority.RECORD_CONFIRM), records, ledger.cutoff(Set.of(book)));
        // A draft is no entry of the book: it is counted anew. All else changes only with the book.
        Stream<Line> drafts = records ? Stream.of(of(book, desk, "drafts", ActivityState.DRAFT, null)) : Stream.empty();
        return Stream.concat(drafts, answers.get(question, () -> ofTheBook(book, question)).stream())
                .filter(line -> line.number() > 0)
                .map(line -> new Line(
                        page.href(BooksAsked.address(line.href(), book, who)),
                        line.number(),
                        books.words(page.text("activity.waiting." + line.what()), book, who, page)));
    }

    /** Each line with the key of its words. */
    private List<Line> ofTheBook(BookId book, Waiting asked) {
        Stream<Line> confirming = asked.confirms
                ? Stream.of(new Line(
                        "/activities?confirmation=WAITING",
                        finding.count(ActivityFilter.waiting(book), MUCH),
                        "confirm"))
                : Stream.empty();
        Stream<Line> recording = asked.records
                ? Stream.of(of(book, asked.desk, "returned", ActivityState.RETURNED, null))
                : Stream.empty();
        // It is settled by both: by who corrects, and by who then confirms.
        Stream<Line> contested = asked.records || asked.confirms
                ? Stream.of(of(book, asked.desk, "contested", ActivityState.SUBMITTED, Confirmation.CONTESTED))
                : Stream.empty();
        return Stream.of(confirming, recording, contested)
                .flatMap(lines -> lines)
                .toList();
    }

    private Line of(
            BookId book, Set<UnitId> desk, String what, ActivityState state, @Nullable Confirmation confirmation) {
        String narrowed = confirmation == null ? "state=" + state : "confirmation=" + confirmation;
        int number = finding.count(ActivityFilter.concerning(book, desk, state, confirmation), MUCH);
        return new Line("/activities?" + narrowed + "&mine=unit", number, what);
    }
}
