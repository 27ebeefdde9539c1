package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.FollowingBook;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** Reports of a book that follows another: they count both, and what was signed in the old one stands. */
@DatabaseTest
@UsesDatabase(own = true)
class FollowedBookReportTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ReportDesk before;
    ReportDesk after;
    RecordKey patrol;

    @BeforeEach
    void follow() {
        before = new ReportDesk(context);
        patrol = before.fixture.patrol("2022-02-01", 12);
        before.fixture.patrol("2022-03-01", 7);
        BookId next = TestBooks.open(context);
        after = new ReportDesk(context, new ReportFixture(context, next));
        after.fixture.letterhead(ReportFixture.LETTERHEAD);
        after.fixture.seeing(before.fixture.book);
    }

    @Test
    void aReportOfTheBookThatFollowsCountsBothAndIsProvedAgain() {
        Report signed = before.frozen();
        succeed();
        after.fixture.patrol("2022-04-01", 5);
        assertThat(before.figure(signed, "PATROLS").value()).isEqualTo(Quantity.of(2));

        Report report = after.frozen();
        assertThat(after.figure(report, "PATROLS").value()).isEqualTo(Quantity.of(3));
        assertThat(after.figure(report, "PATROL_PERSONNEL_TURNS").value()).isEqualTo(Quantity.of(48));
        assertThat(after.get(report).frozen().cutoff().books())
                .containsExactlyInAnyOrder(before.fixture.book, after.fixture.book);

        // A correction in the old book is an adjustment of the report that counted it.
        before.fixture.correct(patrol, "2022-02-01", 10);
        Comparison compared = after.fixture.as(
                after.fixture.drafter,
                () -> context.getBean(ComparingReport.class)
                        .compare(context.getBean(ComparingReport.class).frozen(report.key())));
        Comparison.Line men = compared.lines().stream()
                .filter(line -> line.indicator().code().equals("PATROL_PERSONNEL_TURNS"))
                .findFirst()
                .orElseThrow();
        assertThat(men.recomputed()).isEqualTo(Quantity.of(48));
        assertThat(men.now()).isEqualTo(Quantity.of(44));

        // What was signed in the old book is computed again as it was.
        Map<String, ReportFigure> again = before.fixture.as(
                before.fixture.drafter,
                () -> context.getBean(ReadingReport.class).recompute(before.get(signed)));
        assertThat(again.get("PATROLS").value()).isEqualTo(Quantity.of(2));
        assertThat(again.get("PATROL_PERSONNEL_TURNS").value()).isEqualTo(Quantity.of(38));
    }

    @Test
    void theOldBookTakesNoNewReportAndItsFileStillProvesItself() {
        before.frozen();
        succeed();
        ReportDesk.assertRefused(
                ProblemCode.BOOK_SUCCEEDED,
                () -> before.start(ReportFixture.FORM, Window.parse("2021-06-15/2021-12-15")));
        after.frozen();
        ReportsInFile old = verify(before);
        assertThat(old.counted()).isEqualTo(1);
        assertThat(old.notRecounted()).isEmpty();
    }

    @Test
    void aReportOnTwoBooksIsCountedAgainFromBothFilesAndSaidNotToBeFromOne() {
        succeed();
        after.fixture.patrol("2022-04-01", 5);
        Report report = after.frozen();
        long needed = after.get(report).frozen().cutoff().position(before.fixture.book);
        before.fixture.patrol("2022-04-02", 30);

        ReportsInFile alone = verify(after);
        assertThat(alone.counted()).isZero();
        assertThat(alone.notRecounted())
                .singleElement()
                .satisfies(one -> assertThat(one.needs()).containsExactly(Map.entry(before.fixture.book, needed)));

        ReportsInFile both = verify(after);
        follow(export(before), both.beside());
        assertThat(both.counted()).isEqualTo(1);
        assertThat(both.notRecounted()).isEmpty();
        assertThat(both.flaws()).isEmpty();
    }

    @Test
    void theVerifierSaysOfAReportOnTwoBooksWhatItHasNotCounted() {
        succeed();
        after.fixture.patrol("2022-04-01", 5);
        after.frozen();
        Path own = export(after);
        Path other = export(before);

        Verifier alone = Verifier.run(own.toString());
        assertThat(alone.code()).isEqualTo(3);
        assertThat(alone.text())
                .contains("CHƯA TÍNH LẠI", "sổ " + before.fixture.book)
                .doesNotContain("NGUYÊN VẸN");
        Verifier both = Verifier.run(own.toString(), "--with=" + other);
        assertThat(both.code()).as(both.text()).isZero();
        assertThat(both.text()).contains("NGUYÊN VẸN").doesNotContain("CHƯA TÍNH LẠI");
        Verifier again = Verifier.run(own.toString(), "--with=" + own);
        assertThat(again.code()).as("a book is none but itself").isEqualTo(3);
    }

    @Test
    void aFigureThatTheBookBeforeDoesNotGiveIsNamedAndASecondFileOfItAddsNothing() {
        Path whole = export(before);
        before.fixture.patrol("2022-04-02", 30);
        succeed();
        after.frozen();

        ReportsInFile tooEarly = verify(after);
        follow(whole, tooEarly.beside());
        follow(whole, tooEarly.beside());
        assertThat(tooEarly.counted()).isZero();
        assertThat(tooEarly.notRecounted()).hasSize(1);

        // As if another patrol had been written in the place of the one that was counted.
        Path forged = export(before);
        ReportsInFile both = verify(after);
        new VerifyingFile(forged).verify(new ForgedBook(both.beside(), ForgedBook::countingNothing));
        assertThat(both.flaws()).extracting(Flaw::fault).contains(Fault.FIGURE_DIFFERS);
    }

    @Test
    void aSignedPaperRestsOnWhatBothBooksKnew() {
        succeed();
        Report approved = after.take(after.frozen(), ReportStep.APPROVE, after.fixture.head);
        before.fixture.correct(patrol, "2022-02-01", 10);
        Report signed = after.take(approved, ReportStep.SIGN, after.fixture.commander);
        assertThat(signed.signed().upTo().books()).containsExactlyInAnyOrder(before.fixture.book, after.fixture.book);
    }

    @Test
    void whatIsWrittenLaterIntoTheBookThatFollowsIsToldBesideTheReportAndChangesNothingOfIt() {
        ReportDesk desk = new ReportDesk(context, new ReportFixture(context, TestBooks.inKienGiang(context)));
        desk.fixture.letterhead(ReportFixture.LETTERHEAD);
        desk.fixture.patrol("2022-02-01", 12);
        Report signed = desk.frozen();
        BookId next = TestBooks.open(context, new AreaId(2091));
        ReportDesk following = new ReportDesk(context, new ReportFixture(context, next));
        following.fixture.letterhead(ReportFixture.LETTERHEAD);
        following.fixture.seeing(desk.fixture.book);
        Acting.runAsSystem(() -> context.getBean(BookSuccessions.class)
                .succeed(desk.fixture.book, next, LocalDate.of(2025, 7, 1), "hệ thống"));
        assertThat(elsewhere(following, signed)).isEmpty();

        RecordKey late = following.fixture.patrol("2022-04-01", 5);
        following.fixture.patrol("2025-08-01", 5);
        assertThat(elsewhere(following, signed)).singleElement().satisfies(found -> {
            assertThat(found.book()).isEqualTo(next);
            assertThat(found.figures())
                    .filteredOn(figure -> figure.code().equals("PATROLS"))
                    .singleElement()
                    .returns(Quantity.of(1), LateElsewhere.Figure::change)
                    .returns(1L, LateElsewhere.Figure::records);
            assertThat(found.records()).extracting(LateElsewhere.Late::record).containsExactly(late);
        });
        assertThat(elsewhere(desk, signed)).as("who does not see the new book").isEmpty();
        assertThat(desk.figure(signed, "PATROLS").value()).isEqualTo(Quantity.of(1));
        assertThat(following.fixture.as(
                        following.fixture.drafter,
                        () -> context.getBean(Adjustments.class)
                                .sums(context.getBean(ReadingReport.class).read(signed.key()))))
                .as("adjustments of the report")
                .isEmpty();
        following.fixture.withdraw(late);
        assertThat(elsewhere(following, signed)).isEmpty();
    }

    private List<LateElsewhere.Found> elsewhere(ReportDesk desk, Report report) {
        return desk.fixture.as(
                desk.fixture.drafter,
                () -> context.getBean(LateElsewhere.class)
                        .list(context.getBean(ReadingReport.class).read(report.key())));
    }

    private void succeed() {
        Acting.runAsSystem(() -> context.getBean(BookSuccessions.class)
                .succeed(before.fixture.book, after.fixture.book, LocalDate.of(2025, 7, 1), "hệ thống"));
    }

    private ReportsInFile verify(ReportDesk desk) {
        ReportsInFile reports = new ReportsInFile();
        follow(export(desk), reports);
        return reports;
    }

    private static void follow(Path file, FollowingBook following) {
        assertThat(new VerifyingFile(file).verify(following)).matches(VerifyingFile.Result::holds);
    }

    private Path export(ReportDesk desk) {
        Path file = folder.resolve(desk.fixture.book + "-" + System.nanoTime() + ".jsonl");
        Acting.runAsSystem(
                () -> context.getBean(ExportingBook.class).toFile(desk.fixture.book, true, file, (_, _) -> {}));
        return file;
    }
}
