package vn.phoihop.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.figure.LateCounts.LateCount;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A frozen report held against its entry in the book and compared with now: what was altered past the program is told, and who made which difference. */
@BrowserTest
@UsesDatabase(own = true)
class ComparisonTourTest {

    private static final Window YEAR_BEFORE = Window.parse("2020-12-15/2021-06-15");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    DatabaseAccess database;

    BookId book;
    ReportDesk desk;
    TestStaff office;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
        desk = new ReportDesk(context, new ReportFixture(context, book));
        Acting.runAsSystem(() -> context.getBean(CoordinationOffices.class)
                .appoint(book, ReportFixture.STAFF_DEPARTMENT, LocalDate.of(2020, 1, 1)));
        office = TestStaff.named(context, "Cơ quan thường trực")
                .as(Role.STAFF_OFFICER, book, ReportFixture.STAFF_DEPARTMENT);
        desk.fixture.patrol("2021-02-01", 7);
        desk.fixture.patrol("2022-03-01", 3);
        desk.fixture.patrol("2022-03-02", 4);
    }

    @Test
    void aCutoffAndFiguresThatWereAlteredTogetherAreToldAgainstTheSealedEntry() throws Exception {
        Report frozen = desk.frozen();
        assertThat(check().flaws()).isEmpty();
        assertThat(check().reports()).isEqualTo(1);
        Report altered = alteredToBefore(frozen);
        assertThat(recomputed(altered))
                .as("the tables agree with one another")
                .isEqualTo(desk.read(altered).figures());
        Comparison compared = compared(frozen);
        assertThat(compared.holds()).isFalse();
        assertThat(compared.flaws())
                .extracting(Flaw::fault)
                .contains(Fault.CUTOFF_KEPT_OTHERWISE, Fault.FIGURE_KEPT_OTHERWISE);
        assertThat(line(compared, "PATROLS", false))
                .returns(Quantity.of(2), Comparison.Line::frozen)
                .returns(Quantity.of(2), Comparison.Line::recomputed)
                .returns(Quantity.of(1), Comparison.Line::kept);
        assertThat(line(compared, "DRILLS", false).holds()).isTrue();
        assertThat(check().flaws()).isEqualTo(compared.flaws());
        try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
            Page page = tab.go(href(frozen)).page();
            assertThat(page.locator("#alarm")).containsText("KHÔNG đúng như số đã chốt");
            // Figures are told where their names stand, all else once.
            assertThat(page.locator("#alarm li")).hasCount(3);
            assertThat(page.locator("#alarm")).containsText("4 chỉ tiêu không khớp");
            assertThat(page.locator("#alarm")).containsText("thời điểm chốt đang lưu là");
            assertThat(page.locator("#alarm")).containsText("mã băm của các số liệu đang lưu là");
            assertThat(page.locator("#line-PATROLS")).containsText("Đang lưu 1");
            tab.shot("comparison-altered").check();
            assertThat(tab.go(href(frozen) + "?lang=en").page().locator("#line-PATROLS"))
                    .containsText("Kept as 1, NOT as the entry says");
            assertThat(page.locator("#alarm")).containsText("its cutoff is kept as");
            tab.go(href(frozen) + "?lang=vi");
        }
    }

    @Test
    void aFigureOfTheYearBeforeAndAnEntryAreHeldAgainstWhatWasHashed() throws Exception {
        Report frozen = desk.frozen();
        bySuperuser("update report_figure set previous = 5 where code = 'PATROLS' and book = " + book);
        assertThat(compared(frozen).flaws())
                .extracting(Flaw::fault, flaw -> flaw.arguments().get(1))
                .containsExactly(tuple(Fault.FIGURE_KEPT_OTHERWISE, "PATROLS " + YEAR_BEFORE));
        assertThat(line(compared(frozen), "PATROLS", true))
                .returns(Quantity.ONE, Comparison.Line::frozen)
                .returns(Quantity.of(5), Comparison.Line::kept)
                .returns(false, Comparison.Line::holds);
        bySuperuser("update payload p set body = replace(body, '\"FROZEN\"', '\"DRAFT\"') from entry e"
                + " where e.book = p.book and e.position = p.position and e.event = 'REPORT_FREEZE' and p.book = "
                + book);
        assertThat(compared(frozen).flaws()).extracting(Flaw::fault).contains(Fault.PAYLOAD_ALTERED);
        bySuperuser("delete from payload p using entry e"
                + " where e.book = p.book and e.position = p.position and e.event = 'REPORT_FREEZE' and p.book = "
                + book);
        assertThat(compared(frozen).flaws()).extracting(Flaw::fault).containsExactly(Fault.PAYLOAD_MISSING);
    }

    @Test
    void countsWithoutRecordsAndTheWindowComparedWithNameWhoMadeTheDifference() {
        Report frozen = desk.frozen();
        declare(ReportFixture.HALF_YEAR, 31, "Báo cáo miệng");
        declare(ReportFixture.HALF_YEAR, 40, "Báo cáo bổ sung");
        declare(YEAR_BEFORE, 8, "Báo cáo năm trước");
        RecordKey late = desk.fixture.patrol("2021-03-01", 2);
        Comparison compared = compared(frozen);
        assertThat(compared.holds()).isTrue();
        assertThat(line(compared, "PATROLS", false))
                .returns(Quantity.of(2), Comparison.Line::frozen)
                .returns(Quantity.of(42), Comparison.Line::now)
                .returns(Quantity.of(40), Comparison.Line::bare)
                .returns(Quantity.ZERO, Comparison.Line::unexplained);
        assertThat(line(compared, "PATROLS", true))
                .returns(Quantity.ONE, Comparison.Line::frozen)
                .returns(Quantity.of(10), Comparison.Line::now)
                .returns(Quantity.of(8), Comparison.Line::bare)
                .returns(1L, Comparison.Line::records)
                .returns(Quantity.ZERO, Comparison.Line::unexplained);
        assertThat(compared.counts())
                .extracting(LateCount::actor, one -> one.before() + " → " + one.quantity(), LateCount::window)
                .containsExactly(
                        tuple("Lê Thị Khai", "31 → 40", ReportFixture.HALF_YEAR),
                        tuple("Lê Thị Khai", "null → 31", ReportFixture.HALF_YEAR),
                        tuple("Lê Thị Khai", "null → 8", YEAR_BEFORE));
        assertThat(compared.changes()).isEmpty();
        assertThat(desk.fixture.as(
                        desk.fixture.drafter,
                        () -> context.getBean(Adjustments.class)
                                .list(compared.content(), YEAR_BEFORE, "PATROLS", null, 100)))
                .extracting(Adjustment::record)
                .containsExactly(late);
        try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
            Page page = tab.go(href(frozen)).page();
            assertThat(page.locator("#line-PATROLS")).containsText("+40 do số đếm khai sau");
            assertThat(page.locator("#before-PATROLS")).containsText("15/12/2020");
            assertThat(page.locator("#late-counts")).containsText("Báo cáo bổ sung");
            assertThat(page.locator("#late-counts")).containsText("Lê Thị Khai");
            assertThat(page.locator("#unaccounted")).hasCount(0);
            tab.shot("comparison-counts").check();
            page.click("#before-PATROLS td:last-child a");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            page.click("#late-counts tbody a >> nth=0");
            assertThat(page.locator("main")).containsText("Báo cáo bổ sung");
        }
        try (Tab tab = Tab.onPhone(port).signIn(office.login(), TestStaff.PASSWORD)) {
            tab.go(href(frozen) + "?lang=en")
                    .shot("comparison-counts-phone-english")
                    .check();
            assertThat(tab.page().locator("#line-PATROLS")).containsText("+40 by counts without records");
            tab.go(href(frozen) + "?lang=vi").check();
        }
    }

    @Test
    void whatIsCountedOtherwiseSaysWhoChangedTheDefinition() {
        Report frozen = desk.frozen();
        Indicator patrols = context.getBean(Catalogues.class).current().indicator("PATROLS");
        define(patrols, Set.of("POLICE"));
        try {
            Comparison compared = compared(frozen);
            assertThat(line(compared, "PATROLS", false))
                    .returns(Quantity.ZERO, Comparison.Line::now)
                    .returns(Quantity.of(-2), Comparison.Line::unexplained);
            assertThat(compared.changes())
                    .extracting(DefinitionChange::event, DefinitionChange::actor, DefinitionChange::about)
                    .containsExactly(tuple("DEFINITION_CHANGED", "Quản trị danh mục", List.of(patrols.label())));
            assertThat(compared.unaccounted()).isFalse();
            try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
                Page page = tab.go(href(frozen)).page();
                assertThat(page.locator("#line-PATROLS")).containsText("−2 do cách tính hoặc tổ chức");
                assertThat(page.locator("#definition-changes")).containsText("Quản trị danh mục");
                assertThat(page.locator("#definition-changes")).containsText("Tuần tra, kiểm soát");
                tab.shot("comparison-definitions").check();
            }
        } finally {
            define(patrols, patrols.creditedForces());
        }
    }

    private void define(Indicator one, Set<String> forces) {
        Acting.runAsSystem(() -> context.getBean(ChangingCatalogue.class)
                .define(
                        new Indicator(
                                one.code(),
                                one.label(),
                                one.measure(),
                                one.role(),
                                one.kinds(),
                                one.categories(),
                                one.stage(),
                                one.jointOnly(),
                                forces,
                                one.areaLevels(),
                                one.unit(),
                                one.hedge(),
                                one.subsetOf()),
                        Validity.ALWAYS,
                        context.getBean(Catalogues.class).current().position(),
                        "Quản trị danh mục"));
    }

    private void declare(Window window, long quantity, String source) {
        desk.fixture.asSystem(() -> {
            context.getBean(CountOnlyFigures.class)
                    .declare(
                            "Lê Thị Khai",
                            ReportFixture.STAFF_DEPARTMENT,
                            List.of(new CountOnlyFigures.CountOnly(
                                    book,
                                    UUID.randomUUID(),
                                    "PATROLS",
                                    window,
                                    Quantity.of(quantity),
                                    new LocalizedText(source, source))));
            return true;
        });
    }

    /** As if it had been frozen before the last patrol and the draft that came after it, in every table of the report. */
    private Report alteredToBefore(Report frozen) throws SQLException {
        Cutoff cutoff = Objects.requireNonNull(frozen.frozen()).cutoff();
        long position = cutoff.position(book);
        String earlier = cutoff.toString().replace("," + book + ":" + position, "," + book + ":" + (position - 2));
        bySuperuser("update report set cutoff = '" + earlier + "' where book = " + book);
        Report altered = desk.get(frozen);
        Map<String, ReportFigure> figures = recomputed(altered);
        List<String> updates = new ArrayList<>();
        figures.values()
                .forEach(one -> updates.add("update report_figure set value = " + one.value() + " where code = '"
                        + one.code() + "' and book = " + book));
        updates.add("update report set figures_hash = '"
                + ComputingFigures.hash(altered.window(), Cutoff.parse(earlier), figures.values()) + "' where book = "
                + book);
        bySuperuser(updates.toArray(String[]::new));
        return desk.get(frozen);
    }

    private Map<String, ReportFigure> recomputed(Report report) {
        return desk.fixture.as(
                desk.fixture.drafter, () -> context.getBean(ReadingReport.class).recompute(report));
    }

    private FrozenReports.Finding check() {
        return Acting.asSystem(() -> context.getBean(FrozenReports.class).check(book));
    }

    private Comparison compared(Report frozen) {
        ComparingReport comparing = context.getBean(ComparingReport.class);
        return desk.fixture.as(desk.fixture.drafter, () -> comparing.compare(comparing.frozen(frozen.key())));
    }

    private static Comparison.Line line(Comparison compared, String code, boolean before) {
        return compared.lines().stream()
                .filter(line ->
                        line.before() == before && line.indicator().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String href(Report report) {
        return "/reports/" + report.key() + "/comparison";
    }

    private void bySuperuser(String... statements) throws SQLException {
        try (Connection superuser = TestDatabases.superuser(database);
                Statement statement = superuser.createStatement()) {
            statement.execute("set search_path = phoihop, public");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
