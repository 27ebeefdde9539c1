package vn.phoihop.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.bench.NationalFigures;
import vn.phoihop.bench.NationalFigures.Asked;
import vn.phoihop.bench.NationalFigures.Question;
import vn.phoihop.bench.PlainSql;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Verification;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** The small nation through 1 July 2025: books follow books, what was left over goes where it belongs, and figures are those of their tallies in either structure. */
@DatabaseTest
@UsesDatabase(own = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NationThroughMergerTest {

    private static final Window MONTHS = Window.parse("2025-05-15/2025-08-15");

    /** Hà Nội and Cao Bằng go on; Tuyên Quang is founded out of Hà Giang and the old Tuyên Quang. */
    private static final Nation.Size SMALL = new Nation.Size(0.003, 3, MONTHS);

    private static final BookId HA_NOI = new BookId(101);
    private static final BookId HA_GIANG = new BookId(102);
    private static final BookId OLD_TUYEN_QUANG = new BookId(108);
    private static final BookId TUYEN_QUANG = new BookId(208);

    @Autowired
    Nation nation;

    @Autowired
    NationalFigures figures;

    @Autowired
    BookSuccessions successions;

    @Autowired
    Organisations organisations;

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

    private Nation.Loaded loaded;

    @BeforeAll
    void load() {
        loaded = nation.load(SMALL, 2, (now, records, of) -> {});
    }

    @Test
    void oneBookFollowsThoseOfTheMergedProvincesAndOthersGoOn() {
        assertThat(nation.books()).hasSize(5).allSatisfy(this::holds);
        assertThat(nation.books(Nation.MERGED.minusDays(1)))
                .contains(HA_NOI, HA_GIANG, OLD_TUYEN_QUANG)
                .doesNotContain(TUYEN_QUANG);
        assertThat(nation.books(Nation.MERGED)).contains(HA_NOI, TUYEN_QUANG).doesNotContain(HA_GIANG, OLD_TUYEN_QUANG);
        assertThat(asSystem(() -> successions.withFollowed(TUYEN_QUANG, Nation.MERGED)))
                .containsExactlyInAnyOrder(TUYEN_QUANG, HA_GIANG, OLD_TUYEN_QUANG);
        assertThat(count("select count(*) from activity where book in (102, 108)"))
                .isPositive();
        assertThat(count("select count(*) from activity where book = 208")).isPositive();
    }

    @Test
    void loadedOnceMoreItIsComplete() {
        long there = count("select (select count(*) from activity) + (select count(*) from case_file)");
        assertThat(there).isEqualTo(loaded.of()).isEqualTo(loaded.records());
        assertThat(nation.load(SMALL, 2, (now, records, of) -> {}).records()).isZero();
    }

    @Test
    void whatTheLastNightsLeftIsWrittenInTheNewBookAndCasesGoOnInTheOld() {
        String first = Nation.MERGED + " 00:00+07";
        assertThat(count("select count(*) from entry where book in (102, 108) and event = 'ACTIVITY_SUBMITTED'"
                        + " and recorded_at >= '" + first + "'"))
                .isZero();
        assertThat(count("select count(*) from activity where book = 208 and starts_at < '" + first + "'"))
                .isPositive();
        assertThat(count("select count(*) from tally where book in (102, 108) and occurred_on >= '" + Nation.MERGED
                        + "'"))
                .isPositive();
        assertThat(count("select count(*) from tally t join area_state s on s.area = t.area and upper_inf(s.known)"
                        + " where t.book between 100 and 300 and not s.valid @> t.occurred_on"))
                .as("counted where there was no such area on the day")
                .isZero();
    }

    @Test
    void figuresAreThoseOfTheTalliesInBothStructures() {
        Set<BookId> all = Set.copyOf(nation.books());
        try (PlainSql plain = new PlainSql(access)) {
            for (Window window : List.of(MONTHS, Window.parse("2025-06-20/2025-07-10"))) {
                Map<String, Quantity> ours = new TreeMap<>(figures.rows(new Asked(Question.FORM, window, all)));
                assertThat(ours).hasSizeGreaterThan(15);
                assertThat(plain.rows(PlainSql.Question.form(figures, window, all, false)))
                        .isEqualTo(ours);
                Quantity patrols = figures.patrols(window, all);
                Map<AreaId, Quantity> then = figures.byProvince(window, all, false);
                Map<AreaId, Quantity> now = figures.byProvince(window, all, true);
                assertThat(sum(then)).isEqualTo(patrols);
                assertThat(sum(now)).isEqualTo(patrols);
                assertThat(now.keySet()).hasSize(3);
                Organisation organisation = asSystem(organisations::current);
                AreaId founded = organisation
                        .findArea("08", AreaLevel.PROVINCE, Nation.MERGED)
                        .orElseThrow()
                        .id();
                assertThat(now.get(founded))
                        .isEqualTo(figures.patrols(window, Set.of(TUYEN_QUANG, HA_GIANG, OLD_TUYEN_QUANG)));
                assertThat(then).hasSizeGreaterThan(3);
            }
        }
    }

    @Test
    void thereAre63ProvincesThen34AndNothingBelowThemIsLost() {
        Organisation organisation = asSystem(organisations::current);
        List<Province> before = Province.before(organisation);
        assertThat(before).hasSize(63);
        assertThat(Province.now(organisation)).hasSize(34);
        assertThat(Province.all(organisation)).hasSize(87);
        assertThat(before.stream().filter(one -> !one.ended())).hasSize(10);
        assertThat(organisation.areas(AreaLevel.DISTRICT, Nation.MERGED)).isEmpty();
        LocalDate eve = Nation.MERGED.minusDays(1);
        assertThat(organisation.areas(AreaLevel.DISTRICT, eve)).hasSizeGreaterThan(500);
        var communes = organisation.areas(AreaLevel.COMMUNE, eve);
        var parts = communes.stream()
                .map(one -> organisation.rebased(one.id(), eve, Nation.MERGED))
                .toList();
        assertThat(parts).noneMatch(one -> one.places().isEmpty());
        assertThat(parts.stream().filter(one -> !one.whole()).count()).isBetween(100L, 400L);
        assertThat(organisation.areas(AreaLevel.COMMUNE, Nation.MERGED).size()).isLessThan(communes.size() / 2);
    }

    @Test
    void everyUnitOfTheEveHasSomebodyAnsweringForItAndEveryCommuneSeveralForces() {
        Organisation organisation = asSystem(organisations::current);
        LocalDate eve = Nation.MERGED.minusDays(1);
        assertThat(organisation.units(eve))
                .allSatisfy(unit -> assertThat(
                                organisation.findUnit(organisation.answering(unit.id(), Nation.MERGED), Nation.MERGED))
                        .as(unit.code())
                        .isPresent());
        Province founded = Province.now(organisation).get(2);
        assertThat(founded.bookCode()).isEqualTo("NATION_08_2025");
        Formation formation =
                founded.eras(organisation, Nation.YEARS).getFirst().formation();
        assertThat(formation.parts())
                .hasSizeGreaterThan(40)
                .allSatisfy(commune -> assertThat(formation.answering(commune.code()).stream()
                                .map(unit -> unit.force())
                                .collect(Collectors.toSet()))
                        .hasSizeGreaterThan(1));
    }

    @Test
    void theWholeNationIsPlannedToTheRecord() {
        Organisation organisation = asSystem(organisations::current);
        NationPlan plan = NationPlan.of(organisation, Nation.Size.of(1), 3_500_000, 150_000);
        assertThat(plan.records()).isEqualTo(3_650_000);
        assertThat(plan.before()).hasSize(63);
        assertThat(plan.founded()).hasSize(24);
        NationPlan thin = NationPlan.of(organisation, Nation.Size.of(0.002), 3_500_000, 150_000);
        NationPlan.Work kienGiang = thin.before().stream()
                .filter(work -> work.province().shipped())
                .findFirst()
                .orElseThrow();
        Set<String> names = new HashSet<>();
        int records = IntStream.range(0, kienGiang.years().months())
                .mapToObj(kienGiang.years()::month)
                .filter(month -> names.add(month.name()))
                .mapToInt(ProvinceYears.Month::records)
                .sum();
        assertThat(records).isPositive().isLessThanOrEqualTo((int) kienGiang.records());
        assertThat(names).hasSize(kienGiang.years().months()).contains("2025-01-01", "2025-06-15");
    }

    private static Quantity sum(Map<AreaId, Quantity> rows) {
        return rows.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    private void holds(BookId book) {
        assertThat(asSystem(() -> verification.verify(book))).matches(Verification.Finding::holds, "chain holds");
        assertThat(asSystem(() -> totals.check(book))).matches(RunningTotals.Finding::holds, "totals hold");
    }

    private long count(String sql) {
        return asSystem(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }

    private static <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(work::get);
    }
}
