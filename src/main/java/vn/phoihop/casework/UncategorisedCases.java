package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
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

/** Cases written before their kind asked for a category: they have none, and are in no indicator until somebody corrects them. */
@Component
class UncategorisedCases implements Unsettled {

    /** So many are named; the others are in the list. */
    private static final int NAMED = 10;

    private static final String UNCATEGORISED = Sql.of("casework/uncategorised_cases");

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Answers answers;
    private final FindingCases finding;
    private final Catalogues catalogues;

    UncategorisedCases(JdbcClient jdbc, Ledger ledger, Answers answers, FindingCases finding, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.answers = answers;
        this.finding = finding;
        this.catalogues = catalogues;
    }

    private record Asked(Window window, Cutoff cutoff) {}

    /** Changes only with the book, and with the catalogue. */
    @Override
    @Transactional(readOnly = true)
    public List<Line> list(Window window, Set<BookId> books) {
        return answers.get(
                new Asked(window, ledger.cutoff(books)),
                () -> catalogues.current().list(Kind.class).stream()
                        .filter(Kind::handled)
                        .filter(Kind::needsCategory)
                        .flatMap(kind -> of(kind, window, books).stream())
                        .toList());
    }

    private List<Line> of(Kind kind, Window window, Set<BookId> books) {
        return jdbc.sql(UNCATEGORISED)
                .param("books", books.stream().map(BookId::toString).collect(Collectors.joining(",", "{", "}")))
                .param("kind", kind.code())
                .param("from", window.from().toString())
                .param("to", window.to().toString())
                .query((row, i) -> new Line(
                        new LocalizedText(
                                kind.name().vi() + " chưa ghi lĩnh vực, không vào chỉ tiêu nào",
                                kind.name().en() + ": no category, in no figure"),
                        false,
                        false,
                        row.getLong("number"),
                        new Window(
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class).plusDays(1)),
                        Address.of("/cases")
                                .with("kind", kind.code())
                                .with("category", CaseFilter.NO_CATEGORY)
                                .with("during", window.toString())
                                .with("exercise", "no")
                                .toString(),
                        named(kind, window, books)))
                .list();
    }

    private List<RecordSummary> named(Kind kind, Window window, Set<BookId> books) {
        return books.stream()
                .flatMap(book -> finding.search(CaseFilter.uncategorised(book, kind.code(), window), NAMED).stream())
                .map(row -> CaseLines.line(row.file(), catalogues.current()))
                .limit(NAMED)
                .toList();
    }
}
