package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
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
        for (Paper paper :
                List.of(PaperFixture.report(), PaperFixture.draft(), PaperFixture.letter(), PaperFixture.minutes())) {
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
