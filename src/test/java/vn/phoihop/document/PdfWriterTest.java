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
