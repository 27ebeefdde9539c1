package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.report.DueDates.DueDate;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** Reports of other regimes than the half-year: from the book to the paper, and due only where a book has taken them up. */
@DatabaseTest
class OtherFormsTest {

    private static final Window WEEK = Window.parse("2022-06-09/2022-06-16");
    private static final Window NINE_MONTHS = Window.parse("2021-12-15/2022-09-15");

    @Autowired
    ApplicationContext context;

    @Autowired
    ProducingReport producing;

    @Autowired
    FormDuties duties;

    @Autowired
    DueDates dates;

    @Autowired
    Catalogues catalogues;

    @TempDir
    Path folder;

    ReportDesk desk;
    ReportFixture fixture;

    @BeforeEach
    void open() {
        desk = new ReportDesk(context);
        fixture = desk.fixture;
    }

    @Test
    void aWeekIsComparedWithTheSameWeekOfTheYearBeforeAndIssued() throws IOException {
        patrols("2022-06-10", 12);
        patrols("2021-06-11", 8);
        // A year before by the calendar, but of the week before that week.
        patrols("2021-06-09", 5);
        Report issued = issued("WEEK", WEEK);
        ReportFigure patrols = desk.figure(issued, "PATROLS");
        assertThat(patrols.value()).isEqualTo(Quantity.of(12));
        assertThat(patrols.previous()).isEqualTo(Quantity.of(8));
        assertThat(paper("WEEK", WEEK))
                .contains("BÁO CÁO")
                .contains("Tình hình, kết quả phối hợp bảo vệ an ninh, trật tự tuần 24 năm 2022")
                .contains("12 cuộc tuần tra, kiểm soát (tăng 50% so với cùng kỳ)")
                .contains("NHIỆM VỤ TUẦN TỚI")
                .contains("09/06/2022")
                .contains("BẢNG SỐ LIỆU CHI TIẾT")
                .doesNotContain("dài khác nhau");
    }

    @Test
    void nineMonthsAreReportedAndNumberedAfterTheWeek() throws IOException {
        patrols("2022-09-14", 10);
        patrols("2021-09-14", 20);
        patrols("2022-09-15", 3);
        issued("WEEK", WEEK);
        Report issued = issued("NINE_MONTH", NINE_MONTHS);
        assertThat(desk.figure(issued, "PATROLS").value()).isEqualTo(Quantity.of(10));
        assertThat(desk.figure(issued, "PATROLS").previous()).isEqualTo(Quantity.of(20));
        assertThat(issued.issued().number()).as("one line of numbers a body").isEqualTo(2);
        assertThat(paper("NINE_MONTH", NINE_MONTHS))
                .contains("nhiệm vụ quốc phòng 9 tháng đầu năm 2022")
                .contains("giảm 50% so với cùng kỳ")
                .contains("PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI")
                .contains("Số: 02/BC-CAT-PV01");
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2022-06-09/2022-06-16, tuần 24 năm 2022",
        "MONTH, 2022-05-15/2022-06-15, tháng 6 năm 2022",
        "QUARTER, 2022-03-15/2022-06-15, quý II năm 2022",
        "NINE_MONTH, 2021-12-15/2022-09-15, 9 tháng đầu năm 2022",
        "YEAR, 2021-12-15/2022-12-15, năm 2022"
    })
    void everyFormIsDraftedFrozenAndPrinted(String form, String window, String label) throws IOException {
        fixture.patrol("2022-06-10", 3);
        Window days = Window.parse(window);
        Report frozen = desk.take(desk.start(form, days), ReportStep.FREEZE, fixture.drafter);
        assertThat(desk.figure(frozen, "PATROLS").value()).isEqualTo(Quantity.ONE);
        assertThat(paper(form, days)).contains(label).contains("Kỳ này:");
    }

    @Test
    void theUsualFormStaysTheFirstAndEveryOtherHasARegimeOfItsOwn() {
        List<Form> forms = catalogues.current().list(Form.class);
        assertThat(forms).extracting(Form::code).first().isEqualTo("SIX_MONTH");
        assertThat(forms).extracting(Form::code).contains("WEEK", "MONTH", "QUARTER", "NINE_MONTH", "YEAR");
        assertThat(forms.stream().map(form -> form.regimes().getFirst())).doesNotHaveDuplicates();
    }

    @Test
    void aFormIsDueFromTheWindowInWhichABookTakesItUpUntilItGivesItUp() {
        LocalDate today = dates.today();
        SignedIn who = TestStaff.named(context, "Cán bộ lịch")
                .as(Role.STAFF_OFFICER, fixture.book, ReportFixture.STAFF_DEPARTMENT)
                .signedIn();
        Window stretch = new Window(today.minusMonths(2), today.plusMonths(2));
        assertThat(due(stretch, who)).extracting(one -> one.form().code()).containsOnly("SIX_MONTH");

        fixture.as(fixture.drafter, () -> taken("WEEK", today));
        List<DueDate> weeks = due(stretch, who).stream()
                .filter(one -> one.form().code().equals("WEEK"))
                .toList();
        assertThat(weeks).hasSizeBetween(7, 10);
        assertThat(weeks.getFirst().window().contains(today)).isTrue();
        assertThat(weeks)
                .allSatisfy(one -> assertThat(one.on())
                        .isBeforeOrEqualTo(one.window().to())
                        .matches(WorkingDays.of(catalogues.current())::works, "a working day"));
        assertThat(due(stretch, who)).extracting(one -> one.form().code()).containsOnly("SIX_MONTH", "WEEK");

        fixture.as(fixture.drafter, () -> {
            duties.giveUp(fixture.book, "WEEK", today.plusWeeks(3), fixture.drafter);
            return true;
        });
        assertThat(due(stretch, who).stream().filter(one -> one.form().code().equals("WEEK")))
                .hasSizeBetween(2, 3)
                .allMatch(one -> one.window().lastDay().isBefore(today.plusWeeks(3)));
    }

    @Test
    void whatCannotBeTakenUpOrGivenUpIsRefused() {
        LocalDate today = dates.today();
        refused(ProblemCode.FORM_ALWAYS_DUE, "SIX_MONTH", today, fixture.drafter);
        refused(ProblemCode.REPORT_FORM_UNKNOWN, "DECADE", today, fixture.drafter);
        refused(ProblemCode.REQUIRED, "WEEK", null, fixture.drafter);
        refused(ProblemCode.DAY_TOO_EARLY, "WEEK", today.minusYears(2), fixture.drafter);
        refused(ProblemCode.NOT_ALLOWED, "WEEK", today, fixture.borderGuard);
        ReportDesk.assertRefused(
                ProblemCode.FORM_NOT_DUE,
                () -> fixture.as(fixture.drafter, () -> {
                    duties.giveUp(fixture.book, "WEEK", today, fixture.drafter);
                    return true;
                }));
        fixture.as(fixture.drafter, () -> taken("WEEK", today));
        refused(ProblemCode.FORM_DUE_ALREADY, "WEEK", today.plusDays(9), fixture.drafter);
        // Given up before it began, it is as if it had not been said.
        fixture.as(fixture.drafter, () -> {
            duties.giveUp(fixture.book, "WEEK", today, fixture.drafter);
            return true;
        });
        fixture.as(fixture.drafter, () -> taken("WEEK", today));
        assertThat(fixture.as(fixture.drafter, () -> duties.codes())).isEqualTo(Set.of("WEEK"));
    }

    @Test
    void aDayMistypedIsMendedAndWhatWasDueStaysSo() {
        LocalDate today = dates.today();
        fixture.as(fixture.drafter, () -> taken("WEEK", today.minusWeeks(3)));
        givenUp("WEEK", today.plusYears(1));
        givenUp("WEEK", today.plusWeeks(1));
        assertThat(week().until()).isEqualTo(today.plusWeeks(1));
        givenUp("WEEK", today.plusWeeks(2));
        assertThat(week().until()).isEqualTo(today.plusWeeks(2));
        ReportDesk.assertRefused(ProblemCode.DAY_TOO_EARLY, () -> givenUp("WEEK", today.minusDays(1)));
        ReportDesk.assertRefused(ProblemCode.DAY_TOO_LATE, () -> givenUp("WEEK", LocalDate.MAX));
        refused(ProblemCode.DAY_TOO_LATE, "MONTH", LocalDate.MAX, fixture.drafter);
        fixture.as(fixture.drafter, () -> taken("WEEK", today));
        assertThat(week().until()).isNull();
        assertThat(week().since()).isEqualTo(today.minusWeeks(3));
        // What has not begun was never due: it goes, whatever the day.
        fixture.as(fixture.drafter, () -> taken("MONTH", today.plusDays(40)));
        givenUp("MONTH", today.minusDays(5));
        assertThat(fixture.as(fixture.drafter, () -> duties.codes())).isEqualTo(Set.of("WEEK"));
    }

    @Test
    void afterAMergerAFormIsGivenUpInEveryBookThatHadTakenItUp() {
        LocalDate today = dates.today();
        for (BookId old : List.of(TestBooks.open(context), TestBooks.open(context))) {
            ReportFixture before = new ReportFixture(context, old);
            before.letterhead(ReportFixture.LETTERHEAD);
            before.as(before.drafter, () -> {
                duties.takeUp(old, "WEEK", today.minusWeeks(2), before.drafter);
                return true;
            });
            Acting.runAsSystem(
                    () -> context.getBean(BookSuccessions.class).succeed(old, fixture.book, today, "hệ thống"));
            fixture.seeing(old);
        }
        Window later = new Window(today.plusWeeks(3), today.plusWeeks(4));
        assertThat(due(later)).isTrue();
        givenUp("WEEK", today.plusWeeks(1));
        assertThat(due(later)).isFalse();
        ReportDesk.assertRefused(ProblemCode.FORM_NOT_DUE, () -> givenUp("MONTH", today));
    }

    @Test
    void whatAnotherHasJustChangedIsLookedAtAgain() {
        LocalDate today = dates.today();
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        fixture.as(fixture.drafter, () -> taken("WEEK", today));
        CompletableFuture<Optional<ProblemCode>> told = fixture.asSystem(() -> {
            jdbc.sql("update form_duty set until = :until where book = :book")
                    .param("until", today.plusDays(9))
                    .param("book", fixture.book.value())
                    .update();
            CompletableFuture<Optional<ProblemCode>> other = CompletableFuture.supplyAsync(() -> {
                try {
                    givenUp("WEEK", today.plusDays(7));
                    return Optional.empty();
                } catch (Refused refused) {
                    return Optional.of(refused.problems().getFirst().code());
                }
            });
            untilSomebodyWaits(jdbc);
            return other;
        });
        assertThat(told.join()).contains(ProblemCode.CHANGED_MEANWHILE);
    }

    /** Until another transaction waits for what this one holds. */
    private static void untilSomebodyWaits(JdbcClient jdbc) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).as("somebody waits in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private FormDuty week() {
        return fixture.as(
                fixture.drafter,
                () -> duties.all()
                        .lasting(Set.of(fixture.book), "WEEK", dates.today())
                        .orElseThrow());
    }

    private boolean due(Window window) {
        Form week = catalogues.current().find(Form.class, "WEEK").orElseThrow();
        return fixture.as(
                fixture.drafter,
                () -> duties.all().due(duties.withFollowed(fixture.book, dates.today()), week, window));
    }

    private void givenUp(String form, LocalDate until) {
        fixture.as(fixture.drafter, () -> {
            duties.giveUp(fixture.book, form, until, fixture.drafter);
            return true;
        });
    }

    private void refused(ProblemCode code, String form, LocalDate since, Officer officer) {
        ReportDesk.assertRefused(code, () -> fixture.as(officer, () -> taken(form, since, officer)));
    }

    private boolean taken(String form, LocalDate since) {
        return taken(form, since, fixture.drafter);
    }

    private boolean taken(String form, LocalDate since, Officer officer) {
        duties.takeUp(fixture.book, form, since, officer);
        return true;
    }

    private List<DueDate> due(Window stretch, SignedIn who) {
        return who.run(() -> dates.list(stretch, AreaLevel.PROVINCE, who));
    }

    private void patrols(String day, int number) {
        for (int i = 0; i < number; i++) {
            fixture.patrol(day, 3);
        }
    }

    private Report issued(String form, Window window) {
        Report report = desk.take(desk.start(form, window), ReportStep.FREEZE, fixture.drafter);
        report = desk.take(report, ReportStep.APPROVE, fixture.head);
        report = desk.take(report, ReportStep.SIGN, fixture.commander);
        return desk.take(report, ReportStep.ISSUE, fixture.clerk);
    }

    private String paper(String form, Window window) throws IOException {
        producing.produce(form, window, fixture.book, folder);
        try (PDDocument paper = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
            return new PDFTextStripper().getText(paper).replaceAll("\\s+", " ");
        }
    }
}
