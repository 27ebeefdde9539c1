package vn.phoihop.activity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.RecordSummary;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.ledger.Answers;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;

/** Pairs of a window that look like one thing and on which nobody has decided: each of them may be counted twice. */
@Component
class UnsettledTwins implements Unsettled {

    private static final int NAMED = 10;
    private static final String UNSETTLED = Sql.of("activity/unsettled_twins");
    private static final LocalizedText WORDS = new LocalizedText(
            "Cặp hoạt động nghi ghi trùng, chưa ai quyết định",
            "Pairs of activities that may be one thing, not decided on yet");
    private static final LocalizedText SO_FAR = new LocalizedText(
            "Cặp hoạt động nghi ghi trùng, chưa ai quyết định (còn đang tìm, số này có thể tăng)",
            "Pairs of activities that may be one thing, not decided on yet (still searching, there may be more)");

    /** A search further behind is told of, also where it has found nothing so far; what is nearer is followed within seconds. */
    private static final long FAR_BEHIND = SearchingTwins.STEP;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Answers answers;
    private final SuspectedTwins suspected;
    private final SearchingTwins searching;
    private final Activities activities;
    private final ActivityLines lines;

    UnsettledTwins(
            JdbcClient jdbc,
            Ledger ledger,
            Answers answers,
            SuspectedTwins suspected,
            SearchingTwins searching,
            Activities activities,
            ActivityLines lines) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.answers = answers;
        this.suspected = suspected;
        this.searching = searching;
        this.activities = activities;
        this.lines = lines;
    }

    private record Asked(Window window, Cutoff cutoff, Map<BookId, Long> searched) {

        /** How many entries of these books the search has still to read. */
        long behind() {
            return cutoff.books().stream()
                    .mapToLong(book -> Math.max(0, cutoff.position(book) - searched.getOrDefault(book, 0L)))
                    .sum();
        }
    }

    @Override
    public void catchUp(Set<BookId> books, Duration most) {
        searching.catchUp(books, most);
    }

    /** Changes only with the book and with the search that follows it. */
    @Override
    @Transactional(readOnly = true)
    public List<Line> list(Window window, Set<BookId> books) {
        Asked asked = new Asked(window, ledger.cutoff(books), suspected.searched(books));
        return answers.get(asked, () -> found(window, books, asked.behind()));
    }

    private List<Line> found(Window window, Set<BookId> books, long behind) {
        boolean stillSearching = behind > FAR_BEHIND;
        List<Line> found = counted(window, books, stillSearching ? SO_FAR : WORDS);
        return found.isEmpty() && stillSearching
                ? List.of(new Line(SO_FAR, false, true, 0, null, href(window), List.of()))
                : found;
    }

    private List<Line> counted(Window window, Set<BookId> books, LocalizedText words) {
        return jdbc.sql(UNSETTLED)
                .param("books", books.stream().map(BookId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("from", window.from().toString())
                .param("to", window.to().toString())
                .query((row, i) -> new Line(
                        words,
                        false,
                        true,
                        row.getLong("number"),
                        new Window(
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class).plusDays(1)),
                        href(window),
                        named(window, books)))
                .list();
    }

    private static String href(Window window) {
        return Address.of("/activities/twins").with("period", window.toString()).toString();
    }

    private List<RecordSummary> named(Window window, Set<BookId> books) {
        return books.stream()
                .flatMap(book -> named(suspected.search(Wanted.open(book, window.from(), window.to()), NAMED), book))
                .limit(NAMED)
                .toList();
    }

    /** Each record once, in the order of the pairs. */
    private Stream<RecordSummary> named(List<SuspectedTwins.Pair> pairs, BookId book) {
        List<UUID> ids =
                pairs.stream().map(pair -> pair.from().key().id()).distinct().toList();
        Map<UUID, Activity> found = activities.list(book, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).map(lines::summarise);
    }
}
