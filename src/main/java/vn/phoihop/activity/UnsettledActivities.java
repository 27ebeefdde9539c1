package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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

/** Joint activities of a window that a partner contests or has not spoken about. */
@Component
class UnsettledActivities implements Unsettled {

    /** So many are named; the others are in the list. */
    private static final int NAMED = 10;

    private static final String UNSETTLED = Sql.of("activity/unsettled_activities");
    private static final Map<Confirmation, LocalizedText> WORDS = Map.of(
            Confirmation.CONTESTED,
            new LocalizedText("Hoạt động có đơn vị phối hợp không thống nhất", "Activities a partner contests"),
            Confirmation.PENDING,
            new LocalizedText("Hoạt động đơn vị phối hợp chưa xác nhận", "Activities a partner has not confirmed yet"));

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Answers answers;
    private final FindingActivities finding;
    private final ActivityLines lines;

    UnsettledActivities(
            JdbcClient jdbc, Ledger ledger, Answers answers, FindingActivities finding, ActivityLines lines) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.answers = answers;
        this.finding = finding;
        this.lines = lines;
    }

    private record Asked(Window window, Cutoff cutoff) {}

    /** Changes only with the book. */
    @Override
    @Transactional(readOnly = true)
    public List<Line> list(Window window, Set<BookId> books) {
        return answers.get(new Asked(window, ledger.cutoff(books)), () -> ofTheBook(window, books));
    }

    private List<Line> ofTheBook(Window window, Set<BookId> books) {
        Map<Confirmation, Long> numbers = new HashMap<>();
        Map<Confirmation, Window> days = new HashMap<>();
        jdbc.sql(UNSETTLED)
                .param("books", books.stream().map(BookId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("from", window.from().toString())
                .param("to", window.to().toString())
                .query(row -> {
                    Confirmation said = Confirmation.valueOf(row.getString("confirmation"));
                    numbers.put(said, row.getLong("number"));
                    days.put(
                            said,
                            new Window(
                                    row.getObject("first_day", LocalDate.class),
                                    row.getObject("last_day", LocalDate.class).plusDays(1)));
                });
        List<Line> open = new ArrayList<>();
        for (Confirmation said : List.of(Confirmation.CONTESTED, Confirmation.PENDING)) {
            if (numbers.containsKey(said)) {
                open.add(new Line(
                        WORDS.getOrDefault(said, said.label()),
                        said == Confirmation.CONTESTED,
                        true,
                        numbers.get(said),
                        days.get(said),
                        Address.of("/activities")
                                .with("confirmation", said.name())
                                .with("period", window.toString())
                                .with("exercise", "no")
                                .toString(),
                        named(said, window, books)));
            }
        }
        return open;
    }

    private List<RecordSummary> named(Confirmation said, Window window, Set<BookId> books) {
        return books.stream()
                .flatMap(book -> finding
                        .search(
                                ActivityFilter.concerning(book, null, ActivityState.SUBMITTED, said)
                                        .real()
                                        .between(window.from(), window.to()),
                                NAMED)
                        .stream())
                .map(row -> lines.summarise(row.activity()))
                .limit(NAMED)
                .toList();
    }
}
