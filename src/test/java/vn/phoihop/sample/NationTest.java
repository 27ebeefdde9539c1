package vn.phoihop.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.bench.NationalFigures;
import vn.phoihop.bench.NationalFigures.Asked;
import vn.phoihop.bench.NationalFigures.Question;
import vn.phoihop.bench.PlainSql;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** A small nation: cut off it goes on without writing anything twice, its figures are those of its tallies, and in bulk the same is written as singly. */
@DatabaseTest
@UsesDatabase(own = true)
class NationTest {

    private static final Window HALF = Window.parse("2021-12-15/2022-06-15");
    private static final Nation.Size SMALL = new Nation.Size(0.004, 3, HALF);

    @Autowired
    Nation nation;

    @Autowired
    NationalFigures figures;

    @Autowired
    RecordingActivity recording;

    @Autowired
    Books books;

    @Autowired
    Verification verification;

    @Autowired
    RunningTotals totals;

    @Autowired
    DatabaseAccess access;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void goesOnWhereItWasCutOff() {
        assertThatThrownBy(() -> nation.load(SMALL, 2, (now, records, of) -> {
                    if (records > of / 2) {
                        throw new IllegalStateException("cut off");
                    }
                }))
                .hasMessage("cut off");
        long before = activities();
        assertThat(before).isPositive();
        long[] written = {0};
        assertThatThrownBy(() -> nation.load(SMALL, 2, (now, records, of) -> {
                    written[0] += now;
                    if (records == of) {
                        throw new IllegalStateException("cut off at the end");
                    }
                }))
                .hasMessage("cut off at the end");
        assertThat(unsealed()).isPositive();
        Nation.Loaded loaded = nation.load(SMALL, 2, (now, records, of) -> {});
        assertThat(loaded.records()).isZero();
        assertThat(unsealed()).isZero();
        assertThat(activities() + cases()).isEqualTo(loaded.of());
        assertThat(written[0]).isPositive().isLessThan(loaded.of());
        assertThat(nation.load(SMALL, 2, (now, records, of) -> {}).records()).isZero();
        assertThat(activities() + cases()).isEqualTo(loaded.of());
        assertThat(nation.books()).hasSize(4).allSatisfy(this::holds);
        figuresAreThoseOfTheTallies();
    }

    private void figuresAreThoseOfTheTallies() {
        Set<BookId> all = Set.copyOf(nation.books());
        try (PlainSql plain = new PlainSql(access)) {
            for (Window window :
                    List.of(HALF, Window.parse("2022-01-01/2022-04-01"), Window.parse("2022-01-20/2022-03-03"))) {
                Map<String, Quantity> ours = new TreeMap<>(figures.rows(new Asked(Question.FORM, window, all)));
                assertThat(ours).hasSizeGreaterThan(15);
                assertThat(plain.rows(PlainSql.Question.form(figures, window, all, false)))
                        .isEqualTo(ours);
                for (boolean everywhere : new boolean[] {true, false}) {
                    plain.helpersEverywhere(everywhere);
                    assertThat(plain.rows(PlainSql.Question.formByLevel(figures, window, all, true)))
                            .isEqualTo(ours);
                }
                assertThat(plain.rows(PlainSql.Question.of("plain_months", window, all, false)))
                        .isEqualTo(figures.rows(new Asked(Question.MONTHS_BY_FORCE, window, all)));
                assertThat(plain.rows(PlainSql.Question.of("plain_records", window, all, false)))
                        .isEqualTo(figures.rows(new Asked(Question.RECORDS, window, all)));
            }
        }
    }

    @Test
    void writesInBulkWhatItWritesSingly() {
        Province province = Province.before(nation.prepare()).getFirst();
        BookId bulk = new BookId(801);
        BookId singly = new BookId(802);
        for (BookId book : List.of(bulk, singly)) {
            inTransaction(() -> {
                books.open(
                        book,
                        "B" + book,
                        new LocalizedText("Sổ thử", "Trial"),
                        province.area().id(),
                        true);
                return true;
            });
        }
        List<Submission> all = nation.more(province.book(), 150, "trial");
        inTransaction(() ->
                recording.submitAll(all.stream().map(one -> into(bulk, one)).toList()));
        all.forEach(one -> inTransaction(() -> recording.submit(into(singly, one))));
        for (String table : List.of(
                "activity",
                "activity_participant",
                "activity_contribution",
                "record_unit",
                "tally",
                "entry",
                "payload")) {
            assertThat(rows(table, bulk)).as(table).isNotEmpty().isEqualTo(rows(table, singly));
        }
        holds(bulk);
        holds(singly);
        assertThat(figures.rows(new Asked(Question.FORM, Nation.AFTER, Set.of(bulk))))
                .isEqualTo(figures.rows(new Asked(Question.FORM, Nation.AFTER, Set.of(singly))));
    }

    private static Submission into(BookId book, Submission one) {
        return new Submission(new RecordKey(book, one.key().id()), one.form(), one.signedBy(), one.by());
    }

    /** All but the book and what follows from it or from chance. */
    private List<String> rows(String table, BookId book) {
        return inTransaction(() -> jdbc.sql(
                                "select (to_jsonb(t) - array['book', 'hash', 'payload_hash', 'salt', 'body', 'search'])::text"
                                        + " || coalesce(replace(to_jsonb(t) ->> 'body', '\"book\":' || book, ''), '') from "
                                        + table
                                        + " t where book = :book")
                        .param("book", book.value())
                        .query(String.class)
                        .list())
                .stream()
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void holds(BookId book) {
        assertThat(asSystem(() -> verification.verify(book))).matches(Verification.Finding::holds, "chain holds");
        assertThat(asSystem(() -> totals.check(book))).matches(RunningTotals.Finding::holds, "totals hold");
    }

    /** Books of the nation whose last entry no seal has seen. */
    private long unsealed() {
        List<Integer> ids = nation.books().stream().map(BookId::value).toList();
        return inTransaction(() -> jdbc.sql("select count(*) from book_head where book in (:books) and position >"
                        + " coalesce((select max(position) from seal where seal.book = book_head.book), 0)")
                .param("books", ids)
                .query(Long.class)
                .single());
    }

    private long activities() {
        return count("activity");
    }

    private long cases() {
        return count("case_file");
    }

    private long count(String table) {
        return inTransaction(() -> jdbc.sql("select count(*) from " + table + " where book between 100 and 200")
                .query(Long.class)
                .single());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(work::get);
    }
}
