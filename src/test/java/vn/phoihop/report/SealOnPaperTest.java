package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.document.PaperFiles;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.vocabulary.BookId;

/** The seals that a signed paper bears, typed from it, show whether the books still reach as far. */
@DatabaseTest
@UsesDatabase(own = true)
class SealOnPaperTest {

    private static final Pattern SEAL =
            Pattern.compile("Sổ số (\\d+) đã khóa đến bút toán số ([\\d.]+), mã băm ([0-9a-f]{16}), khóa [0-9a-f]{16}");

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    @Test
    void ofEveryBookThatItsFiguresRestOn() throws Exception {
        ReportDesk before = new ReportDesk(context);
        before.fixture.patrol("2022-02-01", 12);
        BookId next = TestBooks.open(context);
        ReportDesk after = new ReportDesk(context, new ReportFixture(context, next));
        after.fixture.letterhead(ReportFixture.LETTERHEAD);
        after.fixture.seeing(before.fixture.book);
        Acting.runAsSystem(() -> context.getBean(BookSuccessions.class)
                .succeed(before.fixture.book, next, LocalDate.of(2025, 7, 1), "hệ thống"));
        after.fixture.patrol("2022-04-01", 5);
        Path early = export(next);
        Map<BookId, String> seals = printed(after, after.issued());
        assertThat(seals).containsOnlyKeys(next, before.fixture.book);

        Path own = export(next);
        Path followed = export(before.fixture.book);
        Verifier holds = Verifier.run(own, "--seal=" + seals.get(next), "--with=" + followed);
        assertThat(holds.code()).as(holds.text()).isZero();
        assertThat(Verifier.run(followed, "--seal=" + seals.get(before.fixture.book))
                        .code())
                .isZero();
        Verifier cut = Verifier.run(early, "--seal=" + seals.get(next));
        assertThat(cut.code()).isEqualTo(1);
        assertThat(cut.text()).contains("[PRINTED_TAIL_MISSING]");
        Verifier other = Verifier.run(own, "--seal=" + seals.get(next).replaceAll(":.*", ":00000000ffffffff"));
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.text()).contains("[NOT_AS_PRINTED]");
    }

    /** As somebody types them who holds the paper. */
    private Map<BookId, String> printed(ReportDesk desk, Report issued) throws Exception {
        byte[] pdf = desk.fixture.asSystem(() ->
                context.getBean(PaperFiles.class).get(issued.key(), Kind.PDF).bytes());
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            Matcher line = SEAL.matcher(new PDFTextStripper().getText(paper).replaceAll("\\s+", " "));
            Map<BookId, String> found = new LinkedHashMap<>();
            while (line.find()) {
                found.put(
                        new BookId(Integer.parseInt(line.group(1))),
                        line.group(2).replace(".", "") + ":" + line.group(3));
            }
            return found;
        }
    }

    private Path export(BookId book) {
        Path file = folder.resolve(book + "-" + System.nanoTime() + ".jsonl");
        Acting.runAsSystem(() -> context.getBean(ExportingBook.class).toFile(book, true, file, (_, _) -> {}));
        return file;
    }
}
