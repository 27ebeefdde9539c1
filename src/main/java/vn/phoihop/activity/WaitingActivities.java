package vn.phoihop.activity;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.ledger.Answers;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
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

    WaitingActivities(FindingActivities finding, Ledger ledger, Answers answers) {
        this.finding = finding;
        this.ledger = ledger;
        this.answers = answers;
    }

    private record Waiting(UnitId unit, boolean confirms, boolean records, Cutoff cutoff) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Line> waiting(Page page) {
        SignedIn who = SignedIn.current();
        UnitId own = who.unit();
        if (own == null || who.books().isEmpty() || !who.may(Authority.RECORD_VIEW)) {
            return List.of();
        }
        BookId book = who.books().iterator().next();
        boolean records = who.may(Authority.ACTIVITY_RECORD);
        Waiting question = new Waiting(own, who.may(Authority.RECORD_CONFIRM), records, ledger.cutoff(Set.of(book)));
        // A draft is no entry of the book: it is counted anew. All else changes only with the book.
        Stream<Line> drafts = records ? Stream.of(of(book, own, "drafts", ActivityState.DRAFT, null)) : Stream.empty();
        return Stream.concat(drafts, answers.get(question, () -> ofTheBook(book, question)).stream())
                .filter(line -> line.number() > 0)
                .map(line ->
                        new Line(page.href(line.href()), line.number(), page.text("activity.waiting." + line.what())))
                .toList();
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
                ? Stream.of(
                        of(book, asked.unit, "returned", ActivityState.RETURNED, null),
                        of(book, asked.unit, "contested", ActivityState.SUBMITTED, Confirmation.CONTESTED))
                : Stream.empty();
        return Stream.concat(confirming, recording).toList();
    }

    private Line of(BookId book, UnitId own, String what, ActivityState state, @Nullable Confirmation confirmation) {
        String narrowed = confirmation == null ? "state=" + state : "confirmation=" + confirmation;
        int number = finding.count(ActivityFilter.concerning(book, Set.of(own), state, confirmation), MUCH);
        return new Line("/activities?" + narrowed + "&unit=" + own, number, what);
    }
}
