package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
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

/** Cases of which something happened in a window and that a partner contests or has not spoken about. */
@Component
class UnsettledCases implements Unsettled {

    /** So many are named; the others are in the list. */
    private static final int NAMED = 10;

    private static final String UNSETTLED = Sql.of("casework/unsettled_cases");

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Answers answers;
    private final FindingCases finding;
    private final Catalogues catalogues;

    UnsettledCases(JdbcClient jdbc, Ledger ledger, Answers answers, FindingCases finding, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.answers = answers;
        this.finding = finding;
        this.catalogues = catalogues;
    }

    /** So many cases, and the days between which it happened. */
    private record Number(long cases, Window days) {}

    private record Asked(Window window, Cutoff cutoff) {}

    /** Changes only with the book. */
    @Override
    @Transactional(readOnly = true)
    public List<Line> list(Window window, Set<BookId> books) {
        return answers.get(new Asked(window, ledger.cutoff(books)), () -> ofTheBook(window, books));
    }

    private List<Line> ofTheBook(Window window, Set<BookId> books) {
        Map<Confirmation, Number> numbers = new EnumMap<>(Confirmation.class);
        jdbc.sql(UNSETTLED)
                .param("books", books.stream().map(BookId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("from", window.from().toString())
                .param("to", window.to().toString())
                .query(row -> {
                    numbers.put(
                            Confirmation.valueOf(row.getString("confirmation")),
                            new Number(
                                    row.getLong("number"),
                                    new Window(
                                            row.getObject("first_day", LocalDate.class),
                                            row.getObject("last_day", LocalDate.class)
                                                    .plusDays(1))));
                });
        List<Line> open = new ArrayList<>();
        for (Confirmation said : List.of(Confirmation.CONTESTED, Confirmation.PENDING)) {
            Number number = numbers.get(said);
            if (number != null) {
                open.add(new Line(
                        said == Confirmation.CONTESTED
                                ? new LocalizedText(
                                        "Vụ việc có đơn vị phối hợp không thống nhất", "Cases a partner contests")
                                : new LocalizedText(
                                        "Vụ việc đơn vị phối hợp chưa xác nhận",
                                        "Cases a partner has not confirmed yet"),
                        said == Confirmation.CONTESTED,
                        true,
                        number.cases(),
                        number.days(),
                        Address.of("/cases")
                                .with("confirmation", said.name())
                                .with("during", window.toString())
                                .with("exercise", "no")
                                .toString(),
                        named(said, window, books)));
            }
        }
        return open;
    }

    private List<RecordSummary> named(Confirmation said, Window window, Set<BookId> books) {
        return books.stream()
                .flatMap(book -> finding.search(CaseFilter.saying(book, said, window), NAMED).stream())
                .map(row -> CaseLines.line(row.file(), catalogues.current()))
                .limit(NAMED)
                .toList();
    }
}
