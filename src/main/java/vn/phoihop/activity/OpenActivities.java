package vn.phoihop.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.SignedIn;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** What is open of a unit when its shift ends: activities that go on, are not submitted, given back or not settled; and what the other rooms have. */
@Component
class OpenActivities {

    /** What began longer ago and has no end is no longer taken to be going on. */
    private static final int RUNNING_DAYS = 2;

    private final FindingActivities finding;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    OpenActivities(FindingActivities finding, Organisations organisations, Books books, Clock clock) {
        this.finding = finding;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    /**
     * What is open of one sort.
     *
     * @param number of all of them, as {@link OpenAtShiftEnd.Open} tells it
     * @param list the address of all of them; null where no list has just these
     * @param named the first of them
     */
    record Open(
            String key, BookId book, int number, @Nullable String list, List<Activity> named) {}

    /** On whose desk it lies: the unit's own and that of those it took over from. */
    Set<UnitId> desk(UnitId unit, SignedIn who) {
        return organisations.current().unitsOnDeskOf(unit, today(who.book()));
    }

    /** In the book in which is written, and what there is of it in those it follows. */
    List<Open> list(UnitId unit, SignedIn who) {
        Set<UnitId> units = desk(unit, who);
        boolean own = unit.equals(who.unit());
        return who.books().stream()
                .flatMap(book -> of(book, units, who, own))
                .filter(open -> open.number() > 0 || open.book().equals(who.book()))
                .toList();
    }

    private Stream<Open> of(BookId book, Set<UnitId> units, SignedIn who, boolean own) {
        return Stream.of(
                running(book, units),
                open("drafts", ofDesk(book, units, ActivityState.DRAFT, null), own ? "state=DRAFT&mine=unit" : "", who),
                open(
                        "returned",
                        ofDesk(book, units, ActivityState.RETURNED, null),
                        own ? "state=RETURNED&mine=unit" : "",
                        who),
                open("confirm", ActivityFilter.waiting(book), "confirmation=WAITING", who),
                open(
                        "contested",
                        ofDesk(book, units, ActivityState.SUBMITTED, Confirmation.CONTESTED),
                        own ? "confirmation=CONTESTED&mine=unit" : "",
                        who),
                open(
                        "unconfirmed",
                        ofDesk(book, units, ActivityState.SUBMITTED, Confirmation.PENDING),
                        own ? "confirmation=PENDING&mine=unit" : "",
                        who));
    }

    private static ActivityFilter ofDesk(
            BookId book, Set<UnitId> units, ActivityState state, @Nullable Confirmation confirmation) {
        return ActivityFilter.concerning(book, units, state, confirmation);
    }

    private Open open(String key, ActivityFilter filter, String narrowed, SignedIn who) {
        return new Open(
                key,
                filter.book(),
                finding.count(filter, OpenAtShiftEnd.COUNTED),
                narrowed.isEmpty() ? null : BooksAsked.address("/activities?" + narrowed, filter.book(), who),
                finding.search(filter, OpenAtShiftEnd.NAMED).stream()
                        .map(Listed::activity)
                        .toList());
    }

    /** All of the last days are looked at: what goes on is not for the database to say. */
    private Open running(BookId book, Set<UnitId> units) {
        Instant now = clock.instant();
        List<Activity> all = finding.stream(ActivityFilter.concerning(book, units, null, null)
                        .between(today(book).minusDays(RUNNING_DAYS), null))
                .map(Listed::activity)
                .filter(one -> goesOn(one, now))
                .toList();
        return new Open(
                "running",
                book,
                all.size(),
                null,
                all.stream().limit(OpenAtShiftEnd.NAMED).toList());
    }

    private static boolean goesOn(Activity activity, Instant now) {
        Instant endsAt = Objects.requireNonNullElse(activity.endsAt(), Instant.MAX);
        return !List.of(ActivityState.WITHDRAWN, ActivityState.MERGED).contains(activity.state())
                && !activity.startsAt().isAfter(now)
                && endsAt.isAfter(now);
    }

    private LocalDate today(BookId book) {
        return LocalDate.ofInstant(clock.instant(), books.get(book).timeZone());
    }
}
