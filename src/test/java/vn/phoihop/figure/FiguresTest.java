package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

@DatabaseTest
class FiguresTest {

    private static final ForceId POLICE = new ForceId(0);
    private static final ForceId BORDER_GUARD = new ForceId(2);
    private static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");
    private static final Indicator PATROLS = indicator("PATROLS", "PATROL", TallyRole.COUNTED, false);
    private static final Indicator JOINT = indicator("JOINT_PATROLS", "PATROL", TallyRole.COUNTED, true);
    private static final Indicator PERSONNEL =
            indicator("PATROL_PERSONNEL_TURNS", "PERSONNEL_TURN", TallyRole.CONTRIBUTED, false);

    @Autowired
    Figures figures;

    @Autowired
    LateRecords lateRecords;

    @Autowired
    CountOnlyFigures countOnly;

    @Autowired
    Ledger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    BookId book;

    @BeforeEach
    void openBook() {
        book = TestBooks.open(context);
    }

    @Test
    void jointPatrolCountsOnceWhileEachForceIsCreditedWithWhatItPutIn() {
        patrol("2022-03-01", BORDER_GUARD, POLICE);
        patrol("2022-03-02", BORDER_GUARD);
        assertThat(values())
                .containsExactly(
                        Map.entry("PATROLS", "2"),
                        Map.entry("JOINT_PATROLS", "1"),
                        Map.entry("PATROL_PERSONNEL_TURNS", "15"));
    }

    @Test
    void windowIsHalfOpenAndExercisesNeverCount() {
        patrol("2021-12-14", POLICE);
        patrol("2021-12-15", POLICE);
        patrol("2022-06-14", POLICE);
        patrol("2022-06-15", POLICE);
        post(newRecord(), counted("2022-03-01", true, POLICE));
        assertThat(values()).containsEntry("PATROLS", "2");
    }

    @Test
    void sameCutoffGivesTheSameFiguresWhateverComesLater() {
        RecordKey corrected = patrol("2022-03-01", POLICE);
        Cutoff then = cutoff();
        patrol("2022-03-05", POLICE);
        withdraw(corrected);
        assertThat(valuesAt(then)).containsEntry("PATROLS", "1").containsEntry("PATROL_PERSONNEL_TURNS", "5");
        assertThat(values()).containsEntry("PATROLS", "1");
    }

    @Test
    void adjustmentsNameTheRecordsThatMadeTheDifference() {
        RecordKey withdrawn = patrol("2022-03-01", POLICE);
        Cutoff then = cutoff();
        RecordKey late = patrol("2022-03-05", POLICE);
        withdraw(withdrawn);
        patrol("2022-08-05", POLICE);
        Cutoff now = cutoff();
        assertThat(asSystem(() -> lateRecords.list(List.of(PATROLS), scope(now), then, null, 10)))
                .extracting(Adjustment::record, adjustment -> adjustment.before() + " " + adjustment.change())
                .containsExactly(tuple(withdrawn, "1 -1"), tuple(late, "0 1"));
        assertThat(asSystem(() -> lateRecords.sums(List.of(PATROLS, PERSONNEL), scope(now), then)))
                .containsEntry("PATROLS", new Adjustment.Sum(2, Quantity.ZERO));
    }

    @Test
    void rowsByMonthAddUpToTheTotal() {
        patrol("2022-03-01", POLICE);
        patrol("2022-03-31", POLICE);
        patrol("2022-04-01", POLICE);
        assertThat(asSystem(() -> figures.byMonth(PATROLS, scope(cutoff()))))
                .containsExactly(
                        new MonthFigure(YearMonth.of(2022, 3), Quantity.of(2)),
                        new MonthFigure(YearMonth.of(2022, 4), Quantity.of(1)));
    }

    @Test
    void recordsBehindAFigureComeInPagesAndAddUpToIt() {
        for (int day = 1; day <= 25; day++) {
            patrol("2022-03-%02d".formatted(day), POLICE);
        }
        withdraw(patrol("2022-03-03", POLICE));
        List<RecordKey> seen = new ArrayList<>();
        List<Quantity> amounts = new ArrayList<>();
        RecordFilter.Place after = null;
        do {
            RecordFilter filter =
                    new RecordFilter(POLICE, null, null, null, null, RecordFilter.Order.NEWEST, after, 10);
            RecordPage page = asSystem(() -> figures.records(PERSONNEL, scope(cutoff()), filter));
            assertThat(page.total()).isEqualTo(25);
            page.records().forEach(record -> {
                seen.add(record.record());
                amounts.add(record.quantity());
            });
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(amounts.stream().reduce(Quantity.ZERO, Quantity::plus)).isEqualTo(Quantity.of(125));
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderIsKeptFromPageToPage(RecordFilter.Order order) {
        for (int day = 1; day <= 23; day++) {
            patrol(
                    "2022-03-%02d".formatted(day),
                    day % 3 == 0 ? new ForceId[] {POLICE, BORDER_GUARD} : new ForceId[] {POLICE});
        }
        List<FigureRecord> seen = new ArrayList<>();
        RecordFilter.Place after = null;
        do {
            RecordFilter filter = new RecordFilter(null, null, null, null, null, order, after, 5);
            RecordPage page = asSystem(() -> figures.records(PERSONNEL, scope(cutoff()), filter));
            seen.addAll(page.records());
            after = page.next();
        } while (after != null);
        Comparator<FigureRecord> comparing = switch (order) {
            case NEWEST -> Comparator.comparing(FigureRecord::occurredOn).reversed();
            case OLDEST -> Comparator.comparing(FigureRecord::occurredOn);
            case LARGEST -> Comparator.comparing(FigureRecord::quantity).reversed();
            case SMALLEST -> Comparator.comparing(FigureRecord::quantity);
        };
        assertThat(seen).hasSize(23).doesNotHaveDuplicates().isSortedAccordingTo(comparing);
        assertThat(seen).extracting(FigureRecord::quantity).contains(Quantity.of(5), Quantity.of(10));
    }

    @Test
    void bareCountEntersExactlyItsWindowAndIsMarked() {
        patrol("2022-03-01", POLICE);
        var source = new LocalizedText("Báo cáo năm trước", "Last year's report");
        var count = new CountOnlyFigures.CountOnly(
                book, UUID.randomUUID(), "PATROLS", HALF_YEAR, Quantity.of(9000), source);
        asSystem(() -> {
            countOnly.declare("thử", null, List.of(count));
            return true;
        });
        Scope scope = scope(cutoff());
        assertThat(asSystem(() -> figures.compute(PATROLS, scope))).isEqualTo(new FigureValue(Quantity.of(9001), true));
        assertThat(asSystem(() -> figures.compute(PATROLS, scope.over(Window.parse("2022-01-01/2022-07-01")))))
                .isEqualTo(new FigureValue(Quantity.ONE, false));
    }

    private Map<String, String> values() {
        return valuesAt(cutoff());
    }

    private Map<String, String> valuesAt(Cutoff cutoff) {
        Map<String, String> values = new LinkedHashMap<>();
        asSystem(() -> figures.compute(List.of(PATROLS, JOINT, PERSONNEL), scope(cutoff)))
                .forEach((code, value) -> values.put(code, value.value().toString()));
        return values;
    }

    private Scope scope(Cutoff cutoff) {
        return new Scope(HALF_YEAR, Set.of(book), cutoff);
    }

    private Cutoff cutoff() {
        return asSystem(() -> ledger.cutoff(Set.of(book)));
    }

    private RecordKey patrol(String day, ForceId... forces) {
        return post(newRecord(), counted(day, false, forces));
    }

    private void withdraw(RecordKey record) {
        post(record, List.of());
    }

    private RecordKey newRecord() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private RecordKey post(RecordKey record, List<Tally> tallies) {
        asSystem(() -> ledger.post(new Posting(
                record, "activity", "ACTIVITY_SUBMITTED", "thử", null, 1, Map.of("kind", "PATROL"), tallies)));
        return record;
    }

    private static List<Tally> counted(String day, boolean exercise, ForceId... forces) {
        List<Tally> tallies = new ArrayList<>();
        tallies.add(tally("PATROL", 1, day, TallyRole.COUNTED, forces[0], exercise, forces));
        for (ForceId force : forces) {
            tallies.add(tally("PERSONNEL_TURN", 5, day, TallyRole.CONTRIBUTED, force, exercise, forces));
        }
        return tallies;
    }

    private static Tally tally(
            String measure,
            long quantity,
            String day,
            TallyRole role,
            ForceId force,
            boolean exercise,
            ForceId... forces) {
        return new Tally(
                measure,
                Quantity.of(quantity),
                LocalDate.parse(day),
                new AreaId(1),
                new UnitId(force.bit() + 1),
                force,
                role,
                ForceSet.of(forces),
                "PATROL",
                null,
                null,
                exercise);
    }

    private static Indicator indicator(String code, String measure, TallyRole role, boolean jointOnly) {
        LocalizedText text = new LocalizedText(code, code);
        return new Indicator(
                code,
                text,
                measure,
                role,
                Set.of("PATROL"),
                Set.of(),
                null,
                jointOnly,
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
