package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;

class PdfWriterTest {

    private final PdfWriter writer = new PdfWriter();

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_2_A", "PDFUA_1"})
    void everyPaperIsForTheArchiveAndForEveryReader(PDFAFlavour flavour) throws Exception {
        for (Paper paper : List.of(
                PaperFixture.report(),
                PaperFixture.draft(),
                PaperFixture.letter(),
                PaperFixture.minutes(),
                PaperFixture.signed(),
                PaperFixture.signedLetter())) {
            assertThat(PaperChecks.failures(writer.write(paper), flavour)).isEmpty();
        }
    }

    @Test
    void theSamePaperGivesTheSameBytes() {
        assertThat(writer.write(PaperFixture.report())).isEqualTo(new PdfWriter().write(PaperFixture.report()));
        Paper other = PaperFixture.draft().numbered(6, LocalDate.of(2022, 7, 5));
        assertThat(writer.write(PaperFixture.report())).isNotEqualTo(writer.write(other));
    }

    @Test
    void pagesAreNumberedFromTheSecondOnAndEachAnnexByItself() throws Exception {
        try (PDDocument document = Loader.loadPDF(writer.write(PaperFixture.report()))) {
            PDFTextStripper text = new PDFTextStripper();
            StringBuilder numbers = new StringBuilder();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                text.setSortByPosition(true);
                List<String> lines = text.getText(document).lines().toList();
                assertThat(lines.getLast()).isEqualTo("DỮ LIỆU MINH HỌA");
                numbers.append(lines.getFirst().matches("\\d+") ? lines.getFirst() : "-")
                        .append(' ');
            }
            assertThat(numbers).hasToString("- 2 3 - 2 - ");
        }
    }

    /** Wherever the page ends: the head of a part goes over to the next one with the first row it heads. */
    @Test
    void theHeadOfAPartIsNeverTheLastRowOfAPage() throws Exception {
        int crossing = 0;
        for (int before = 24; before <= 40; before++) {
            try (PDDocument document = Loader.loadPDF(writer.write(withPartAfter(before)))) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(2);
                text.setEndPage(2);
                String page = text.getText(document);
                assertThat(page.contains("Đầu phần"))
                        .as("%d rows before", before)
                        .isEqualTo(page.contains("Hàng đầu tiên"));
                crossing += page.contains("Đầu phần") ? 0 : 1;
            }
        }
        assertThat(crossing).as("both are tried").isBetween(1, 16);
    }

    private static Paper withPartAfter(int rows) {
        List<Row> all = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            all.add(Row.of(Integer.toString(i), "Chỉ tiêu", "9"));
        }
        all.add(Row.of("", "Đầu phần").inBold());
        all.add(Row.of("x", "Hàng đầu tiên", "9"));
        all.add(Row.of("y", "Hàng sau", "9"));
        Table table =
                new Table(List.of(Column.centred("STT", 1), Column.text("Nội dung", 5), Column.number("Số", 1)), all);
        return PaperFixture.paper(
                DocumentType.REPORT,
                List.of(new Block.Paragraph("Báo cáo như sau.")),
                List.of(new Annex(
                        "Số liệu",
                        null,
                        Annex.Orientation.PORTRAIT,
                        List.of(new Block.Grid(table)),
                        List.of("Ghi chú."),
                        null)));
    }

    /** The square at the end of the last page is read by a scanner, and by who hears the page read. */
    @Test
    void aSignedPaperLeadsToItsVerification() throws Exception {
        for (Paper paper : List.of(PaperFixture.signed(), PaperFixture.signedLetter())) {
            byte[] file = writer.write(paper);
            Files.createDirectories(Path.of("target", "papers"));
            Files.write(Path.of("target", "papers", "signed-" + paper.type() + ".pdf"), file);
            String expected = Objects.requireNonNull(paper.verification()).scanned();
            try (PDDocument document = Loader.loadPDF(file)) {
                BufferedImage page = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 150);
                assertThat(scanned(page)).isEqualTo(expected);
                assertThat(new PDFTextStripper().getText(document)).contains("Mã kiểm tra: 1-7K3QF-9M2DX-4TB6W-H0V5N");
            }
        }
    }

    private static String scanned(BufferedImage page) throws Exception {
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        LuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    @Test
    void theFileNamesItselfAndItsParts() throws Exception {
        try (PDDocument document = Loader.loadPDF(writer.write(PaperFixture.report()))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Báo cáo số 05/BC-CAT-PV01: Kết quả");
            PDOutlineItem first =
                    document.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(first.getNextSibling().getTitle()).isEqualTo("I. TÌNH HÌNH");
        }
    }
}
