package vn.phoihop.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.Activities;
import vn.phoihop.activity.Activity;
import vn.phoihop.casework.CaseFile;
import vn.phoihop.casework.CaseFiles;
import vn.phoihop.casework.CaseHolders;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.PlaceFigure;
import vn.phoihop.figure.Placed;
import vn.phoihop.figure.RebasedFigure;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Verification;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** The sample until 2026, a twentieth of its records: what was told of 2022 still holds, and the reforms of 2025 are seen. */
@DatabaseTest
@UsesDatabase(own = true)
class LaterYearsTest {

    private static final double SHARE = 0.05;
    private static final Window STORY = Window.parse("2021-12-15/2022-06-15");
    private static final Window HALF_2026 = Window.parse("2025-12-15/2026-06-15");
    private static final LocalDate NOW = LocalDate.of(2026, 6, 30);
    private static final AreaId AN_GIANG = new AreaId(2091);
    private static final Set<BookId> BOTH = Set.of(Sample.BOOK, LaterYears.BOOK);

    @Autowired
    ApplicationContext context;

    @Autowired
    Sample sample;

    @Autowired
    Organisations organisations;

    @Autowired
    Figures figures;

    @Autowired
    Rebasing rebasing;

    @Autowired
    Ledger ledger;

    @Autowired
    Catalogues catalogues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void load() {
        if (count("activity", "book = 1") == 0) {
            // The first load is cut off before the end of the later years; the next one goes on where it stopped.
            assertThatThrownBy(() -> sample.load(
                            (records, of) -> {
                                if (records > of - 150) {
                                    throw new IllegalStateException("cut off");
                                }
                            },
                            SHARE))
                    .hasMessage("cut off");
            assertThat(count("activity", "book = 2")).isPositive();
            Sample.Loaded loaded = sample.load((records, of) -> {}, SHARE);
            assertThat(loaded.records()).isPositive().isLessThan(400);
        }
    }

    @Test
    void loadingAgainWritesNothing() {
        long before = count("entry", "true");
        assertThat(sample.load((records, of) -> {}, SHARE).records()).isZero();
        assertThat(sample.load((records, of) -> {}).records()).isZero();
        assertThat(count("entry", "true")).isEqualTo(before);
        assertThat(count("sample_batch", "batch like 'later%'"))
                .isEqualTo(new LaterPlan(organisations.current(), SHARE).size());
    }

    @Test
    void storyOf2022IsStillWhatItWas() {
        for (Set<BookId> books : List.of(Set.of(Sample.BOOK), BOTH)) {
            Map<String, String> values = new TreeMap<>();
            asSystem(() -> figures.compute(catalogues.current().list(Indicator.class), scope(STORY, books)))
                    .forEach((code, value) -> values.put(code, value.value().toString()));
            assertThat(values)
                    .containsEntry("PATROLS", "10968")
                    .containsEntry("PATROL_PERSONNEL_TURNS", "64935")
                    .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "360")
                    .containsEntry("DRUG_CASES_PROSECUTED", "139")
                    .containsEntry("DRUG_SUBJECTS_PROSECUTED", "173")
                    .containsEntry("BANNED_GOODS_CASES_HANDLED", "97")
                    .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "2")
                    .containsEntry("GANG_ARRESTS", "66");
        }
    }

    @Test
    void storyOf2022InTheCommunesOfTodayAddsUp() {
        Indicator patrols =
                catalogues.current().find(Indicator.class, "PATROLS").orElseThrow();
        List<RebasedFigure<AreaId>> rows =
                asSystem(() -> rebasing.byArea(patrols, scope(STORY, BOTH), AreaLevel.COMMUNE, NOW));
        Quantity rest = rows.stream()
                .filter(row -> row.place() == null)
                .map(RebasedFigure::value)
                .reduce(Quantity.ZERO, Quantity::plus);
        assertThat(rows.stream().map(RebasedFigure::from))
                .as("no commune was split")
                .containsOnlyNulls();
        assertThat(rows.stream().filter(row -> row.place() != null)).hasSizeBetween(40, 48);
        assertThat(rows.stream().map(RebasedFigure::value).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.of(10_968));
        assertThat(rest).as("at sea, on the border and in districts").isGreaterThan(Quantity.of(7_000));
    }

    @Test
    void halfYear2026IsReadByCommune() {
        Indicator patrols =
                catalogues.current().find(Indicator.class, "PATROLS").orElseThrow();
        List<PlaceFigure<AreaId>> rows =
                asSystem(() -> figures.byArea(patrols, scope(HALF_2026, Set.of(LaterYears.BOOK)), AreaLevel.COMMUNE));
        Organisation organisation = organisations.current();
        List<AreaId> communes = rows.stream()
                .map(PlaceFigure::place)
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(communes)
                .hasSizeGreaterThan(15)
                .allSatisfy(area -> assertThat(organisation.parent(area, NOW))
                        .hasValueSatisfying(
                                province -> assertThat(province.id()).isEqualTo(AN_GIANG)));
        assertThat(rows.stream().map(PlaceFigure::value).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(
                        Quantity.of(
                                count(
                                        "activity",
                                        "book = 2 and kind = 'PATROL' and occurred_on >= '2025-12-15' and occurred_on < '2026-06-15'")));
        assertThat(asSystem(() -> figures.compute(patrols, scope(HALF_2026, BOTH)))
                        .value())
                .as("the old book has nothing of it")
                .isEqualTo(asSystem(() -> figures.compute(patrols, scope(HALF_2026, Set.of(LaterYears.BOOK))))
                        .value());
    }

    @Test
    void everyRecordIsWhereSomethingWasOnItsDayAndTheBooksHold() {
        for (BookId book : List.of(Sample.BOOK, LaterYears.BOOK)) {
            assertThat(asSystem(() -> context.getBean(Placed.class).findStray(book)))
                    .as("strays of " + book)
                    .isEmpty();
            assertThat(asSystem(() -> context.getBean(Verification.class).verify(book)))
                    .matches(Verification.Finding::holds);
            assertThat(asSystem(() -> context.getBean(RunningTotals.class).check(book)))
                    .matches(RunningTotals.Finding::holds);
        }
    }

    @Test
    void oldBookTakesNothingNewAndIsCarriedOn() {
        assertThat(asSystem(() -> context.getBean(BookSuccessions.class).find(Sample.BOOK)))
                .hasValueSatisfying(one -> assertThat(one.successor()).isEqualTo(LaterYears.BOOK));
        assertThat(count("activity", "book = 1 and occurred_on >= '2025-07-01'"))
                .isZero();
        assertThat(count("case_file", "book = 1 and opened_on >= '2025-07-01'")).isZero();
        assertThat(count("case_file", "book = 2 and opened_on < '2025-07-01'")).isZero();
        assertThat(count("tally", "book = 1 and occurred_on >= '2025-07-01' and quantity > 0"))
                .as("milestones after the merger")
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void recordsReachAcrossTheReforms() {
        assertThat(holders("Ba lần đổi đơn vị thụ lý")).containsExactly("CA-KG-914", "CA-KG", "CA-AG");
        assertThat(holders("Công an huyện phát hiện, Công an tỉnh khởi tố"))
                .containsExactly("CA-KG-903", "CA-KG", "CA-AG");
        assertThat(holders("Biên phòng phát hiện, khởi tố sau hợp nhất"))
                .containsExactly("BP-KG-CKHT", "CA-KG-PC04", "CA-AG-PC04");
        CaseFile handedOver = caseFile("Bàn giao Hải quan sau hợp nhất");
        assertThat(code(handedOver.lead(), NOW)).isEqualTo("HQ-KG-PQ");
        assertThat(caseFile("Đính chính sau hợp nhất").milestones().getLast().amounts())
                .singleElement()
                .satisfies(amount -> assertThat(amount.quantity()).isEqualTo(Quantity.of(2)));
        Activity night = asSystem(() -> context.getBean(Activities.class)
                .get(new RecordKey(LaterYears.BOOK, Dice.id("trap Tuần tra đêm hợp nhất"))));
        assertThat(night.occurredOn())
                .as("written down when the new book was there")
                .isEqualTo("2025-06-30");
    }

    @Test
    void reformsAreSeenOnTheirDays() {
        Organisation organisation = organisations.current();
        LocalDate police = LocalDate.of(2025, 3, 1);
        assertThat(organisation.findUnit("CA-KG-899", police.minusDays(1))).isPresent();
        assertThat(organisation.findUnit("CA-KG-899", police)).isEmpty();
        LocalDate border = LocalDate.of(2025, 6, 28);
        Unit command = organisation.findUnit("BP-KG", border).orElseThrow();
        assertThat(organisation.parent(command.id(), border.minusDays(1))).isEmpty();
        assertThat(organisation.parent(command.id(), border).orElseThrow().code())
                .isEqualTo("QS-KG");
        assertThat(organisation.force(command.force()).code()).isEqualTo("BORDER_GUARD");
        Unit customs = organisation.findUnit("HQ-KV", LocalDate.of(2025, 4, 1)).orElseThrow();
        assertThat(organisation.areasOf(customs.id(), LocalDate.of(2025, 4, 1)))
                .extracting(area -> area.name().vi())
                .containsExactly("Tỉnh An Giang", "Tỉnh Kiên Giang");
        Unit station = organisation.findUnit("BP-KG-TC", NOW).orElseThrow();
        assertThat(organisation.superiors(station.id(), NOW))
                .extracting(Unit::code)
                .containsExactly("BP-KG-TC", "BP-AG", "QS-AG");
        assertThat(organisation.areasOf(station.id(), NOW))
                .extracting(area -> area.name().vi())
                .containsExactlyInAnyOrder("Đặc khu Thổ Châu", "Vùng biển Thổ Chu");
        assertThat(organisation.findUnit("CSB4", NOW).orElseThrow().id())
                .isEqualTo(organisation
                        .findUnit("CSB4", STORY.from())
                        .orElseThrow()
                        .id());
    }

    @Test
    void everyForceWorksInTheNewProvince() {
        for (int bit = 0; bit < 5; bit++) {
            assertThat(count("tally", "book = 2 and role = 'C' and credited_force = " + bit))
                    .as("force " + bit)
                    .isPositive();
        }
    }

    @Test
    void accountsOfTheTourWorkInTheNewBookAndSeeTheOldOne() {
        for (SampleAccount one : sample.accounts()) {
            if (!one.unit().isEmpty()) {
                SignedIn who = TestStaff.signedIn(context, one.login());
                assertThat(who.books()).as(one.login()).containsExactly(LaterYears.BOOK, Sample.BOOK);
                assertThat(organisations.current().findUnit(who.unit(), LocalDate.now()))
                        .as(one.login())
                        .isPresent();
            }
        }
        assertThat(TestStaff.signedIn(context, "thammuu").seesAll()).isTrue();
    }

    private List<String> holders(String title) {
        RecordKey key = caseFile(title).key();
        return asSystem(() -> context.getBean(CaseHolders.class).list(key, java.util.Optional.empty())).stream()
                .map(holding -> code(holding.unit(), holding.from()))
                .toList();
    }

    private String code(vn.phoihop.vocabulary.UnitId unit, LocalDate day) {
        return organisations.current().unit(unit, day).code();
    }

    private CaseFile caseFile(String title) {
        return asSystem(
                () -> context.getBean(CaseFiles.class).get(new RecordKey(Sample.BOOK, Dice.id("trap " + title))));
    }

    private Scope scope(Window window, Set<BookId> books) {
        return new Scope(window, books, ledger.cutoff(books));
    }

    private long count(String table, String where) {
        return asSystem(() -> jdbc.sql("select count(*) from " + table + " where " + where)
                .query(Long.class)
                .single());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() ->
                java.util.Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> work.get())));
    }
}
