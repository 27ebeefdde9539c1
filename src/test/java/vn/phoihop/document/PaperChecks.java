package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What programs that had no part in the writing say of a paper's files. */
public final class PaperChecks {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PaperChecks() {}

    /** What veraPDF finds wrong. */
    public static List<String> failures(byte[] file, PDFAFlavour flavour) throws Exception {
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

    /** The DOCX as LibreOffice prints it: a PDF. */
    public static byte[] asShownByOffice(byte[] docx, Path directory) throws Exception {
        Path file = Files.write(directory.resolve("shown.docx"), docx);
        Process office = new ProcessBuilder(
                        "soffice",
                        "--headless",
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        directory.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("soffice.log").toFile())
                .start();
        assertThat(office.waitFor(3, TimeUnit.MINUTES)).as("LibreOffice ends").isTrue();
        return Files.readAllBytes(directory.resolve("shown.pdf"));
    }

    /** How each page begins. */
    public static List<String> firstWords(PDDocument document) throws Exception {
        PDFTextStripper text = new PDFTextStripper();
        text.setSortByPosition(true);
        List<String> words = new java.util.ArrayList<>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            text.setStartPage(page);
            text.setEndPage(page);
            String line = text.getText(document)
                    .lines()
                    .filter(one -> !one.matches("\\d*"))
                    .findFirst()
                    .orElse("");
            words.add(line.substring(0, Math.min(12, line.length())));
        }
        return words;
    }
}
