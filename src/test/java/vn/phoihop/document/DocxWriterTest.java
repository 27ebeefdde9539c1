package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxWriterTest {

    private final DocxWriter writer = new DocxWriter();

    @Test
    void theFileOpensAgainWithStylesSectionsAndProperties() throws Exception {
        try (XWPFDocument document = reopened(PaperFixture.report())) {
            assertThat(document.getProperties().getCoreProperties().getTitle())
                    .startsWith("Báo cáo số 05/BC-CAT-PV01: Kết quả");
            assertThat(document.getProperties()
                            .getCoreProperties()
                            .getUnderlyingProperties()
                            .getLanguageProperty())
                    .contains("vi-VN");
            assertThat(document.getStyle().xmlText()).contains("\"Times New Roman\"");
            assertThat(texts(document, "Heading1"))
                    .startsWith("I. TÌNH HÌNH", "II. KẾT QUẢ PHỐI HỢP")
                    .hasSize(5);
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> paragraph.getCTP().isSetPPr()
                                    && paragraph.getCTP().getPPr().isSetSectPr()))
                    .as("sections before the last")
                    .hasSize(2);
            assertThat(document.getDocument().getBody().getSectPr().isSetTitlePg())
                    .isTrue();
            XWPFTable figures = document.getTables().get(2);
            assertThat(figures.getRow(0).isRepeatHeader()).isTrue();
            assertThat(figures.getRow(2).getCell(3).getText()).isEqualTo("10.968");
            assertThat(figures.getRow(1).getCell(1).getParagraphs().getFirst().isKeepNext())
                    .as("the head of a part stays with its first row")
                    .isTrue();
            assertThat(figures.getRow(2).getCell(1).getParagraphs().getFirst().isKeepNext())
                    .isFalse();
        }
    }

    @Test
    void whatIsNotRealIsMarkedUnderEveryPage() throws Exception {
        try (XWPFDocument document = reopened(PaperFixture.report())) {
            assertThat(document.getFooterList())
                    .as("one for first pages, one for all others")
                    .hasSize(2)
                    .allMatch(footer -> footer.getText().strip().equals("DỮ LIỆU MINH HỌA"));
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> paragraph.getCTP().isSetPPr()
                                    && paragraph.getCTP().getPPr().isSetSectPr())
                            .map(paragraph -> paragraph.getCTP().getPPr().getSectPr()))
                    .allMatch(section -> section.sizeOfFooterReferenceArray() == 2);
        }
        try (XWPFDocument document = reopened(PaperFixture.letter())) {
            assertThat(document.getFooterList()).isEmpty();
        }
    }

    @Test
    void theSamePaperGivesTheSameBytes() {
        assertThat(writer.write(PaperFixture.report())).isEqualTo(new DocxWriter().write(PaperFixture.report()));
        assertThat(writer.write(PaperFixture.report())).isNotEqualTo(writer.write(PaperFixture.draft()));
    }

    /** LibreOffice has no part in the writing; what it shows on each page is what the PDF shows there. */
    @Test
    void anotherProgramBreaksItIntoTheSamePagesAsThePdf(@TempDir Path directory) throws Exception {
        for (Paper paper : List.of(PaperFixture.report(), PaperFixture.letter(), PaperFixture.minutes())) {
            try (PDDocument shown = Loader.loadPDF(PaperChecks.asShownByOffice(writer.write(paper), directory));
                    PDDocument pdf = Loader.loadPDF(new PdfWriter().write(paper))) {
                assertThat(shown.getNumberOfPages()).isEqualTo(pdf.getNumberOfPages());
                assertThat(PaperChecks.firstWords(shown)).isEqualTo(PaperChecks.firstWords(pdf));
            }
        }
    }

    private XWPFDocument reopened(Paper paper) throws Exception {
        return new XWPFDocument(new ByteArrayInputStream(writer.write(paper)));
    }

    private static List<String> texts(XWPFDocument document, String style) {
        return document.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }
}
