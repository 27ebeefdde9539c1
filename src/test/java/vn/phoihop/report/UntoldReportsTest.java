package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.vocabulary.RecordKey;

/** A report that cannot be counted again is never passed over: it is a fault, or the verdict says so. */
@DatabaseTest
@UsesDatabase(own = true)
class UntoldReportsTest {

    private static final String AN_ENTRY = "{\"line\":\"entry\"";
    private static final String IN_FRONT = "{\"line\":\"report\"";

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ReportDesk desk;

    @BeforeEach
    void record() {
        desk = new ReportDesk(context);
        desk.fixture.patrol("2022-02-01", 12);
    }

    private Path export(boolean all) {
        Path file = folder.resolve("book-" + System.nanoTime() + ".jsonl");
        Acting.runAsSystem(
                () -> context.getBean(ExportingBook.class).toFile(desk.fixture.book, all, file, (_, _) -> {}));
        return file;
    }

    /** Somebody who knows the format writes the file anew, its closing line too: that is no signature. */
    private Path rewritten(Path file, UnaryOperator<List<String>> how) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeLast();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> changed = how.apply(lines);
        for (String line : changed) {
            bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        bytes.writeBytes(("{\"line\":\"end\",\"lines\":" + changed.size() + ",\"sha256\":\"" + sha256 + "\"}\n")
                .getBytes(StandardCharsets.UTF_8));
        return Files.write(folder.resolve("rewritten-" + System.nanoTime() + ".jsonl"), bytes.toByteArray());
    }

    private static List<String> withoutFreezes(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith(IN_FRONT)).toList();
    }

    private static List<String> asIf(String payloads, List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("\"payloads\":\"[a-z]+\"", "\"payloads\":\"" + payloads + "\""))
                .toList();
    }

    private static List<Fault> figures(Path file) {
        VerifyingFile.Result result = new VerifyingFile(file).verify(new ReportsInFile());
        assertThat(result.flaw()).as("the chain holds").isNull();
        return result.figures().stream().map(Flaw::fault).toList();
    }

    @Test
    void aFreezeWhoseWordsWereTakenOutIsAFaultWhateverTheFileSaysItHolds() throws Exception {
        desk.issued();
        Path whole = export(true);
        assertThat(Verifier.run(whole).code()).isZero();
        for (String kind : List.of("needed", "seen")) {
            Path all = rewritten(whole, lines -> asIf(kind, withoutFreezes(lines)));
            assertThat(figures(all)).as(kind).containsExactly(Fault.REPORT_UNTOLD);
        }
        Path needed = rewritten(export(false), UntoldReportsTest::withoutFreezes);
        assertThat(figures(needed)).containsExactly(Fault.REPORT_UNTOLD);
        Verifier told = Verifier.run(needed);
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.text())
                .contains("[REPORT_UNTOLD]", "Cách xử lý", "How to mend it", "KHÔNG NGUYÊN VẸN")
                .contains("REPORT_FREEZE");
    }

    @Test
    void aSignatureWhoseFiguresWereTakenOutIsAFaultToo() throws Exception {
        desk.issued();
        Path file = rewritten(
                export(false),
                lines -> lines.stream()
                        .map(line -> line.startsWith(AN_ENTRY) && line.contains("\"REPORT_SIGN\"")
                                ? line.replaceFirst(",\"salt\":.*", "}")
                                : line)
                        .toList());
        assertThat(figures(file)).containsExactly(Fault.REPORT_UNTOLD);
    }

    private void froze(int version) {
        desk.fixture.asSystem(() -> context.getBean(Ledger.class)
                .post(new Posting(
                        new RecordKey(desk.fixture.book, UUID.randomUUID()),
                        Report.RECORD_TYPE,
                        ReportStep.FREEZE.event(),
                        "thử",
                        null,
                        version,
                        Map.of("form", "SIX_MONTH", "from", "2021-12-15", "to", "2022-06-15", "figures", List.of()),
                        List.of())));
        desk.frozen();
    }

    @Test
    void aFreezeThatShouldHaveSaidHowToCountIsAFault() {
        froze(ReportRecord.VERSION);
        assertThat(figures(export(true))).containsExactly(Fault.REPORT_UNTOLD);
    }

    @Test
    void oneFromBeforeTheBookSaidHowToCountIsSaidAtTheVerdict() {
        froze(1);
        for (boolean all : new boolean[] {true, false}) {
            Path file = export(all);
            assertThat(figures(file)).isEmpty();
            Verifier told = Verifier.run(file);
            assertThat(told.code()).as(told.text()).isEqualTo(3);
            assertThat(told.text()).contains("CHƯA TÍNH LẠI").doesNotContain("NGUYÊN VẸN");
        }
    }
}
