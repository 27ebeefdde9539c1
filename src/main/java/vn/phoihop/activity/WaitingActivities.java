package vn.phoihop.activity;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.Page;

/** What of the activities waits for whoever has signed in: drafts and returned records of the unit, what it is to confirm, what is contested. */
@Component
class WaitingActivities implements HomeCard {

    /** Counted no further: more is simply much. */
    private static final int MUCH = 99;

    private final FindingActivities finding;

    WaitingActivities(FindingActivities finding) {
        this.finding = finding;
    }

    /**
     * Something to be done.
     *
     * @param number of records; more than {@code MUCH} is much
     */
    record Waiting(String key, String href, int number) {
        boolean much() {
            return number > MUCH;
        }
    }

    @Override
    public int order() {
        return 290;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (page.visitor().isEmpty() || !page.may(Authority.RECORD_VIEW)) {
            return Optional.empty();
        }
        List<Waiting> waiting = list(SignedIn.current());
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(page.fragment("activity/waiting", Map.of("waiting", waiting)));
    }

    List<Waiting> list(SignedIn who) {
        UnitId own = who.unit();
        Optional<BookId> book = who.books().stream().findFirst();
        List<Waiting> waiting = new ArrayList<>();
        if (own == null || book.isEmpty()) {
            return waiting;
        }
        if (who.may(Authority.RECORD_CONFIRM)) {
            add(waiting, "confirm", "/activities?confirmation=WAITING", ActivityFilter.waiting(book.get()));
        }
        if (who.may(Authority.ACTIVITY_RECORD)) {
            String unit = "&unit=" + own;
            add(waiting, "drafts", "/activities?state=DRAFT" + unit, of(book.get(), own, ActivityState.DRAFT, null));
            add(
                    waiting,
                    "returned",
                    "/activities?state=RETURNED" + unit,
                    of(book.get(), own, ActivityState.RETURNED, null));
            add(
                    waiting,
                    "contested",
                    "/activities?confirmation=CONTESTED" + unit,
                    of(book.get(), own, ActivityState.SUBMITTED, Confirmation.CONTESTED));
        }
        return waiting;
    }

    private static ActivityFilter of(
            BookId book, UnitId own, ActivityState state, @Nullable Confirmation confirmation) {
        return ActivityFilter.concerning(book, Set.of(own), state, confirmation);
    }

    private void add(List<Waiting> waiting, String key, String href, ActivityFilter filter) {
        int number = finding.count(filter, MUCH);
        if (number > 0) {
            waiting.add(new Waiting("activity.waiting." + key, href, number));
        }
    }
}
