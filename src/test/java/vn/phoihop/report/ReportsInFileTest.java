package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** The figures of frozen reports counted again from nothing but a file. */
@DatabaseTest
@UsesDatabase(own = true)
class ReportsInFileTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ReportDesk desk;

    @BeforeEach
    void record() {
        desk = new ReportDesk(context);
        desk.fixture.patrol("2022-02-01", 12);
        desk.fixture.patrol("2021-02-01", 7);
        RecordKey corrected = desk.fixture.patrol("2022-03-01", 9);
        desk.fixture.correct(corrected, "2022-03-02", 5);
        desk.fixture.withdraw(desk.fixture.patrol("2022-04-01", 3));
    }

    private Path export(boolean all) {
        Path file = folder.resolve("book-" + all + ".jsonl");
        Acting.runAsSystem(
                () -> context.getBean(ExportingBook.class).toFile(desk.fixture.book, all, file, (_, _) -> {}));
        return file;
    }

    private static VerifyingFile.Result verify(Path file, ReportsInFile reports) {
        return new VerifyingFile(file).verify(reports);
    }

    @Test
    void everyFigureIsCountedAgainWithAndWithoutWhatRecordsSay() {
        declare("PATROLS", 31);
        Report issued = desk.issued();
        desk.fixture.patrol("2022-05-01", 40);
        desk.fixture.correct(desk.fixture.patrol("2022-01-05", 4), "2022-01-06", 4);
        assertThat(desk.figure(issued, "PATROLS")).returns(Quantity.of(33), ReportFigure::value);
        for (boolean all : new boolean[] {true, false}) {
            ReportsInFile reports = new ReportsInFile();
            assertThat(verify(export(all), reports)).matches(VerifyingFile.Result::holds);
            assertThat(reports.counted()).isEqualTo(1);
            assertThat(reports.uncounted()).isZero();
        }
    }

    /** A bare count of the whole window enters its figure. */
    private void declare(String indicator, long quantity) {
        desk.fixture.asSystem(() -> {
            context.getBean(CountOnlyFigures.class)
                    .declare(
                            "thử",
                            null,
                            List.of(new CountOnlyFigures.CountOnly(
                                    desk.fixture.book,
                                    UUID.randomUUID(),
                                    indicator,
                                    ReportFixture.HALF_YEAR,
                                    Quantity.of(quantity),
                                    new LocalizedText("Báo cáo giấy", "Paper report"))));
            return true;
        });
    }

    @Test
    void aFigureThatTheTalliesDoNotGiveIsNamed() throws Exception {
        Report frozen = desk.frozen();
        Entry entry = desk.history(frozen).getLast();
        ReportRecord told = CanonicalJson.read(String.valueOf(entry.payload()), ReportRecord.class);
        List<FigureAsReported> other = told.figures().stream()
                .map(one -> one.code().equals("PATROLS")
                        ? new FigureAsReported(
                                one.code(), Quantity.of(999), one.countOnly(), one.previous(), one.previousCountOnly())
                        : one)
                .toList();
        RecordKey forged = new RecordKey(desk.fixture.book, UUID.randomUUID());
        desk.fixture.asSystem(() -> context.getBean(Ledger.class)
                .post(new Posting(
                        forged,
                        Report.RECORD_TYPE,
                        ReportStep.FREEZE.event(),
                        "thử",
                        null,
                        ReportRecord.VERSION,
                        withFigures(told, other),
                        List.of())));
        VerifyingFile.Result result = verify(export(true), new ReportsInFile());
        assertThat(result.flaw()).as("the chain holds").isNull();
        assertThat(result.figures())
                .extracting(Flaw::fault)
                .containsExactly(Fault.FIGURE_DIFFERS, Fault.FIGURES_CHANGED);
        assertThat(result.figures().getFirst().words().en())
                .isEqualTo(
                        "report SIX_MONTH 2021-12-15/2022-06-15: figure PATROLS is written as 999, the tallies give 2");
        assertThat(Files.readString(export(false))).contains("REPORT_FREEZE");
    }

    @Test
    void figuresThatWereChangedBetweenFreezingAndSigningAreNamed() {
        Report approved = desk.take(desk.frozen(), ReportStep.APPROVE, desk.fixture.head);
        desk.fixture.asSystem(() -> context.getBean(JdbcClient.class)
                .sql("update report_figure set value = 999 where book = :book and code = 'PATROLS'")
                .param("book", desk.fixture.book.value())
                .update());
        desk.take(approved, ReportStep.SIGN, desk.fixture.commander);
        assertThat(verify(export(true), new ReportsInFile()).figures())
                .extracting(Flaw::fault, flaw -> flaw.arguments().getLast())
                .containsExactly(tuple(Fault.FIGURES_CHANGED, "PATROLS"));
    }

    @Test
    void whatIsComparedWithAndTheCutoffMustBeRepeatedToo() {
        Report approved = desk.take(desk.frozen(), ReportStep.APPROVE, desk.fixture.head);
        assertThat(desk.figure(approved, "PATROLS").previous()).isEqualTo(Quantity.ONE);
        Cutoff cutoff = Objects.requireNonNull(approved.frozen()).cutoff();
        String earlier = cutoff.toString()
                .replace(
                        "," + desk.fixture.book + ":" + cutoff.position(desk.fixture.book),
                        "," + desk.fixture.book + ":" + (cutoff.position(desk.fixture.book) - 1));
        desk.fixture.asSystem(() -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            jdbc.sql("update report_figure set previous = 999 where book = :book and code = 'PATROLS'")
                    .param("book", desk.fixture.book.value())
                    .update();
            return jdbc.sql("update report set cutoff = :earlier where book = :book")
                    .param("earlier", earlier)
                    .param("book", desk.fixture.book.value())
                    .update();
        });
        desk.take(desk.get(approved), ReportStep.SIGN, desk.fixture.commander);
        assertThat(verify(export(true), new ReportsInFile()).figures())
                .extracting(Flaw::fault, flaw -> flaw.arguments().getLast())
                .containsExactly(
                        tuple(Fault.FIGURES_CHANGED, "PATROLS"), tuple(Fault.CUTOFF_CHANGED, cutoff.toString()));
    }

    @Test
    void whatWasFrozenBeforeTheBookToldHowToCountIsSaidToBeUncounted() {
        RecordKey old = new RecordKey(desk.fixture.book, UUID.randomUUID());
        desk.fixture.asSystem(() -> context.getBean(Ledger.class)
                .post(new Posting(
                        old,
                        Report.RECORD_TYPE,
                        ReportStep.FREEZE.event(),
                        "thử",
                        null,
                        1,
                        Map.of("form", "SIX_MONTH", "from", "2021-12-15", "to", "2022-06-15", "figures", List.of()),
                        List.of())));
        ReportsInFile reports = new ReportsInFile();
        assertThat(verify(export(true), reports)).matches(VerifyingFile.Result::holds);
        assertThat(reports.uncounted()).isEqualTo(1);
    }

    private static ReportRecord withFigures(ReportRecord told, List<FigureAsReported> figures) {
        return new ReportRecord(
                told.form(),
                told.regime(),
                told.from(),
                told.to(),
                told.state(),
                told.drafter(),
                told.reason(),
                told.cutoff(),
                told.figuresHash(),
                told.approvedBy(),
                told.signedBy(),
                told.number(),
                told.issuedOn(),
                told.paper(),
                told.replaces(),
                told.basis(),
                told.compared(),
                told.lines(),
                figures,
                told.paragraphs());
    }
}
