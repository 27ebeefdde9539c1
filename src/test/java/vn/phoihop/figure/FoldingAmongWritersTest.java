package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * Totals are folded, checked, read and made anew while others write. Every entry here counts one patrol within the window: so a figure is the
 * position of the book, whatever is going on.
 */
@DatabaseTest
@UsesDatabase(own = true)
@TestPropertySource(properties = "phoihop.figure.steps-shortened=64")
class FoldingAmongWritersTest {

    private static final Window WINDOW = Window.parse("2021-12-15/2022-06-15");
    private static final List<AreaId> AREAS = List.of(new AreaId(10900), new AreaId(10901), new AreaId(10902));
    private static final List<UnitId> UNITS = List.of(new UnitId(3007), new UnitId(3008));

    @Autowired
    ApplicationContext context;

    @Autowired
    Figures figures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    RunningTotals totals;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void whileOthersWriteTotalsHoldAndFiguresAreRight() throws Exception {
        List<BookId> books = List.of(TestBooks.inKienGiang(context), TestBooks.inKienGiang(context));
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                Random random = new Random(writer);
                BookId book = books.get(writer % 2);
                writing.add(writers.submit(() -> write(book, 150, random)));
            }
            Random random = new Random(4);
            int turn = 0;
            while (writing.stream().anyMatch(one -> !one.isDone())) {
                BookId book = books.get(turn % 2);
                figuresAreThePosition(Set.of(book), random);
                holds(book);
                if (++turn % 3 == 0) {
                    rebuild(book);
                }
            }
            for (Future<?> one : writing) {
                one.get();
            }
        }
        for (int i = 0; i < 10; i++) {
            figuresAreThePosition(Set.copyOf(books), new Random(i));
        }
        books.forEach(this::holds);
    }

    @Test
    void whatAMigrationHasDroppedIsFoldedAStretchAtATime() {
        BookId book = TestBooks.inKienGiang(context);
        Random random = new Random(5);
        write(book, 300, random);
        asSystem(() -> {
            for (String table : List.of("running_total", "place_total", "fold")) {
                jdbc.sql("delete from " + table + " where book = :book")
                        .param("book", book.value())
                        .update();
            }
            return true;
        });
        figuresAreThePosition(Set.of(book), random);
        write(book, 8, random);
        for (Family family : Family.values()) {
            List<Long> folds = asSystem(() -> jdbc.sql(
                            "select position from fold where book = :book and family = :family::\"char\" order by position")
                    .param("book", book.value())
                    .param("family", family.code())
                    .query(Long.class)
                    .list());
            long before = 0;
            for (long position : folds) {
                assertThat(position - before)
                        .as("%s: entries folded at once at %s, with what one has posted oneself", family, position)
                        .isLessThanOrEqualTo(family.steps().shortened(64).longest() + 3);
                before = position;
            }
            assertThat(before).as("%s: the last fold", family).isGreaterThan(300);
        }
        figuresAreThePosition(Set.of(book), random);
        holds(book);
    }

    private void figuresAreThePosition(Set<BookId> books, Random random) {
        Cutoff now = asSystem(() -> ledger.cutoff(books));
        Map<BookId, Long> positions = new HashMap<>(Map.of(BookId.COMMON, now.common()));
        books.forEach(book -> positions.put(
                book, random.nextBoolean() ? now.position(book) : (long) (random.nextDouble() * now.position(book))));
        Scope scope = new Scope(WINDOW, books, new Cutoff(positions));
        BigDecimal expected = BigDecimal.valueOf(
                books.stream().mapToLong(scope.cutoff()::position).sum());
        Indicator all = indicator();
        Map<String, Quantity> found = asSystem(() -> Map.of(
                "figure", figures.compute(all, scope).value(),
                "months",
                        sum(figures.byMonth(all, scope).stream()
                                .map(MonthFigure::value)
                                .toList()),
                "forces",
                        sum(figures.byForce(all, scope).stream()
                                .map(ForceFigure::led)
                                .toList()),
                "districts",
                        sum(figures.byArea(all, scope, AreaLevel.DISTRICT).stream()
                                .map(PlaceFigure::value)
                                .toList()),
                "units",
                        sum(unitFigures.byUnitAlone(all, scope).stream()
                                .map(PlaceFigure::value)
                                .toList())));
        assertThat(found)
                .as("%s", scope.cutoff())
                .allSatisfy((reading, value) ->
                        assertThat(value.value()).as(reading).isEqualByComparingTo(expected));
    }

    private static Quantity sum(List<Quantity> all) {
        return all.stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Singly or a few at once. */
    private void write(BookId book, int entries, Random random) {
        PostedTallies posted = new PostedTallies(context, book);
        int left = entries;
        while (left > 0) {
            List<Posting> some = new ArrayList<>();
            for (int i = Math.min(left, 1 + random.nextInt(3)); i > 0; i--) {
                LocalDate day = WINDOW.from().plusDays(random.nextInt(180));
                some.add(PostedTallies.posting(
                        book,
                        "PATROL",
                        TallyRole.COUNTED,
                        AREAS.get(random.nextInt(AREAS.size())),
                        UNITS.get(random.nextInt(UNITS.size())),
                        day));
            }
            posted.post(some);
            left -= some.size();
        }
    }

    private void rebuild(BookId book) {
        asSystem(() -> {
            totals.rebuild(book);
            return true;
        });
    }

    private void holds(BookId book) {
        assertThat(asSystem(() -> totals.check(book))).matches(RunningTotals.Finding::holds);
    }

    private static Indicator indicator() {
        LocalizedText text = new LocalizedText("Tuần tra", "Patrols");
        return new Indicator(
                "ALL",
                text,
                "PATROL",
                TallyRole.COUNTED,
                Set.of(),
                Set.of(),
                null,
                false,
                Set.of(),
                Set.of(),
                text,
                Hedge.EXACT,
                null);
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
