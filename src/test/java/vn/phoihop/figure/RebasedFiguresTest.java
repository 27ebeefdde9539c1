package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.files.ShippedFiles;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** The year 2022 in the communes of Kiên Giang, read in the communes of An Giang that they have become. */
@DatabaseTest
@UsesDatabase(own = true)
class RebasedFiguresTest {

    private static final Window YEAR = Window.parse("2022-01-01/2023-01-01");
    private static final LocalDate NOW = LocalDate.of(2026, 6, 1);
    private static final long OF_TESTS = 900_000;
    private static final AreaId AN_GIANG = new AreaId(2091);
    private static final LocalizedText TEXT = new LocalizedText("Số cuộc", "Number");
    private static final Indicator PATROLS = new Indicator(
            "PATROLS",
            TEXT,
            "RECORD",
            TallyRole.COUNTED,
            Set.of(),
            Set.of(),
            null,
            false,
            Set.of(),
            Set.of(),
            TEXT,
            Hedge.EXACT,
            null);

    @Autowired
    Rebasing rebasing;

    @Autowired
    Figures figures;

    @Autowired
    Ledger ledger;

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    private BookId book = BookId.COMMON;

    @BeforeEach
    void openBook() {
        Acting.runAsSystem(loading::loadShipped);
        book = TestBooks.open(context);
    }

    @Test
    void theYear2022InTheCommunesOfTodayAddsUpToTheYear2022() {
        Organisation organisation = asSystem(organisations::current);
        List<AreaId> areas = Stream.of(AreaLevel.values())
                .flatMap(level -> organisation.areas(level, YEAR.from()).stream())
                .filter(area -> organisation.within(area.id(), AreaLevel.PROVINCE, YEAR.from()).stream()
                        .anyMatch(province -> province.id().equals(new AreaId(1091))))
                .map(Area::id)
                .filter(area -> area.value() < OF_TESTS)
                .toList();
        Map<Long, Long> successors = successorsOfTheFile();
        Random random = new Random(91);
        Map<AreaId, Long> expected = new HashMap<>();
        long rest = 0;
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            AreaId area = areas.get(i < areas.size() ? i : random.nextInt(areas.size()));
            postings.add(patrol(area, YEAR.from().plusDays(random.nextInt(365))));
            Long at = organisation.area(area, YEAR.from()).level() == AreaLevel.COMMUNE ? area.value() : null;
            while (at != null && successors.containsKey(at)) {
                at = successors.get(at);
            }
            if (at == null) {
                rest++;
            } else {
                expected.merge(new AreaId(at), 1L, Long::sum);
            }
        }
        asSystem(() -> ledger.post(postings));
        Scope scope = scope();
        List<RebasedFigure<AreaId>> rows = asSystem(() -> rebasing.byArea(PATROLS, scope, AreaLevel.COMMUNE, NOW));
        Map<AreaId, Long> found = new HashMap<>();
        rows.stream().filter(row -> row.place() != null).forEach(row -> found.put(row.place(), exact(row.value())));
        assertThat(found).hasSize(48).isEqualTo(expected);
        assertThat(rows.getLast()).isEqualTo(new RebasedFigure<>(null, null, List.of(), Quantity.of(rest)));
        assertThat(rows.stream().map(RebasedFigure::value).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(asSystem(() -> figures.compute(PATROLS, scope)).value())
                .isEqualTo(Quantity.of(2_000));
        assertThat(asSystem(() -> rebasing.byArea(PATROLS, scope, AreaLevel.PROVINCE, NOW)))
                .containsExactly(new RebasedFigure<>(AN_GIANG, null, List.of(), Quantity.of(2_000)));
        expected.forEach((area, number) -> assertThat(recordsIn(area, scope, organisation))
                .as("records behind " + area)
                .isEqualTo(number));
    }

    /** The half-year in which districts and old communes ended: what a row counts is behind it, in the areas of its day and of now. */
    @Test
    void inAWindowAcrossTheMergersEveryRowHasItsRecords() {
        Organisation organisation = asSystem(organisations::current);
        Window across = Window.parse("2025-06-15/2025-12-15");
        LocalDate old = LocalDate.of(2025, 6, 20);
        LocalDate fresh = LocalDate.of(2025, 8, 20);
        List<Posting> postings = new ArrayList<>();
        for (AreaId area : List.of(new AreaId(230742), new AreaId(131105), new AreaId(10899), new AreaId(500001))) {
            postings.add(patrol(area, old));
        }
        for (AreaId area : List.of(new AreaId(330742), new AreaId(331105), AN_GIANG)) {
            postings.add(patrol(area, fresh));
        }
        asSystem(() -> ledger.post(postings));
        Scope scope = new Scope(across, Set.of(book), asSystem(() -> ledger.cutoff(Set.of(book))));
        for (AreaLevel level : AreaLevel.ADMINISTRATIVE) {
            for (PlaceFigure<AreaId> row : asSystem(() -> figures.byArea(PATROLS, scope, level))) {
                if (row.place() != null) {
                    assertThat(recordsIn(Set.of(row.place()), scope))
                            .as(level + " as it happened " + row)
                            .isEqualTo(exact(row.value()));
                }
            }
            for (RebasedFigure<AreaId> row : asSystem(() -> rebasing.byArea(PATROLS, scope, level, NOW))) {
                if (row.place() != null) {
                    assertThat(recordsIn(row.place(), scope, organisation))
                            .as(level + " as now " + row)
                            .isEqualTo(exact(row.value()));
                }
            }
        }
        assertThat(asSystem(() -> rebasing.byArea(PATROLS, scope, AreaLevel.PROVINCE, NOW)))
                .containsExactly(new RebasedFigure<>(AN_GIANG, null, List.of(), Quantity.of(7)));
        assertThat(asSystem(() -> rebasing.byArea(PATROLS, scope, AreaLevel.COMMUNE, NOW)))
                .contains(new RebasedFigure<>(new AreaId(330742), null, List.of(), Quantity.of(2)));
    }

    @Test
    void whatWasSplitStandsByItselfAndIsNotSharedOut() {
        Acting.runAsSystem(() -> loading.load(Map.of("areas-test.csv", """
                        id;code;level;parent;name_vi;name_en;valid_from;valid_to
                        900001;T1;COMMUNE;1091;Xã Chia;Split Commune;;2025-07-01
                        900002;T2;COMMUNE;2091;Xã Một;Commune One;2025-07-01;
                        900003;T3;COMMUNE;2091;Xã Hai;Commune Two;2025-07-01;
                        """, "successions-test.csv", """
                        area;successor;since;extent
                        900001;900002;2025-07-01;PART
                        900001;900003;2025-07-01;PART
                        """), "thử"));
        AreaId split = new AreaId(900001);
        asSystem(() -> ledger.post(
                List.of(patrol(split, YEAR.from()), patrol(split, YEAR.from().plusDays(9)))));
        assertThat(asSystem(() -> rebasing.byArea(PATROLS, scope(), AreaLevel.COMMUNE, NOW)))
                .containsExactly(new RebasedFigure<>(
                        null, split, List.of(new AreaId(900002), new AreaId(900003)), Quantity.of(2)));
        assertThat(asSystem(() -> rebasing.byArea(PATROLS, scope(), AreaLevel.COMMUNE, YEAR.lastDay())))
                .containsExactly(new RebasedFigure<>(split, null, List.of(), Quantity.of(2)));
    }

    /** Read from the file by itself, without what is being tried. */
    private static Map<Long, Long> successorsOfTheFile() {
        Map<Long, Long> successors = new HashMap<>();
        ShippedFiles.under("organisation")
                .getOrDefault("successions-areas.csv", "")
                .lines()
                .filter(line -> line.matches("\\d.*WHOLE"))
                .map(line -> line.split(";", -1))
                .forEach(cells -> successors.put(Long.parseLong(cells[0]), Long.parseLong(cells[1])));
        return successors;
    }

    private long recordsIn(AreaId area, Scope scope, Organisation organisation) {
        return recordsIn(organisation.territory(area, scope.window().from(), NOW), scope);
    }

    private long recordsIn(Set<AreaId> areas, Scope scope) {
        RecordFilter filter = new RecordFilter(null, null, null, areas, null, RecordFilter.Order.NEWEST, null, 5_000);
        return asSystem(() -> figures.records(PATROLS, scope, filter)).records().size();
    }

    private Scope scope() {
        return new Scope(YEAR, Set.of(book), asSystem(() -> ledger.cutoff(Set.of(book))));
    }

    private static long exact(Quantity quantity) {
        return quantity.value().longValueExact();
    }

    private Posting patrol(AreaId area, LocalDate day) {
        ForceId force = new ForceId(2);
        return new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                null,
                1,
                Map.of(),
                List.of(new Tally(
                        "RECORD",
                        Quantity.ONE,
                        day,
                        area,
                        new UnitId(1),
                        force,
                        TallyRole.COUNTED,
                        ForceSet.of(force),
                        "PATROL",
                        null,
                        null,
                        false)));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
