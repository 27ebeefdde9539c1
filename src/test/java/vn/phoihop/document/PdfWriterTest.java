package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PdfWriterTest {

    private final PdfWriter writer = new PdfWriter();

    @BeforeAll
    static void startTheValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_2_A", "PDFUA_1"})
    void everyPaperIsForTheArchiveAndForEveryReader(PDFAFlavour flavour) throws Exception {
        for (Paper paper :
                List.of(PaperFixture.report(), PaperFixture.draft(), PaperFixture.letter(), PaperFixture.minutes())) {
            assertThat(failures(writer.write(paper), flavour)).isEmpty();
        }
    }

    private static List<String> failures(byte[] file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isPositive();
            List<TestAssertion> failed = result.getTestAssertions();
            return failed.stream()
                    .map(one -> one.getRuleId() + " " + one.getMessage() + " "
                            + one.getLocation().getContext())
                    .toList();
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
