package vn.phoihop.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/**
 * Writes papers as PDF/A-2a (ISO 19005-2, tagged) that also satisfies PDF/UA-1, with the letters it uses embedded. The same paper always gives
 * the same bytes, so that the hash of an issued file says which paper it is.
 */
@Component
public final class PdfWriter {

    /** The ids of annexes in the page, each beginning a sequence of page numbers. */
    static final String ANNEX_ID = "annex-";

    private static final Pattern ANNEX_IDS = Pattern.compile(ANNEX_ID + "\\d+");
    private static final String FAMILY = "paper";

    /** Files are told apart by their content; a random or timed id would make equal papers differ. */
    private static final long FILE_ID = 30_2020;

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    public PdfWriter() {
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
    }

    /** The paper as a PDF file. */
    public byte[] write(Paper paper) {
        try (PDDocument document = new PDDocument();
                TrueTypeFont regular = Face.REGULAR.parse();
                TrueTypeFont bold = Face.BOLD.parse();
                TrueTypeFont italic = Face.ITALIC.parse();
                TrueTypeFont boldItalic = Face.BOLD_ITALIC.parse()) {
            PDFont numbers = PDType0Font.load(document, regular, true);
            PDFont markings = PDType0Font.load(document, bold, true);
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .withHtmlContent(PaperHtml.of(paper), null)
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(colours)
                    .useFont(new PDFontSupplier(numbers), FAMILY, 400, FontStyle.NORMAL, true)
                    .useFont(new PDFontSupplier(markings), FAMILY, 700, FontStyle.NORMAL, true)
                    .useFont(font(document, italic), FAMILY, 400, FontStyle.ITALIC, true)
                    .useFont(font(document, boldItalic), FAMILY, 700, FontStyle.ITALIC, true);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                new PageMarks(paper, numbers, markings).stamp(document, firstPages(renderer));
            }
            describe(document, paper);
            document.setDocumentId(FILE_ID);
            ByteArrayOutputStream file = new ByteArrayOutputStream(128 * 1024);
            document.save(file);
            return file.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static PDFontSupplier font(PDDocument document, TrueTypeFont font) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, font, true));
    }

    /** The indexes of the pages on which the paper and each annex begin. */
    private static TreeSet<Integer> firstPages(PdfBoxRenderer renderer) {
        TreeSet<Integer> pages = new TreeSet<>(List.of(0));
        for (PagePosition<?> position : renderer.findPagePositionsByID(ANNEX_IDS)) {
            pages.add(position.getPageNo());
        }
        return pages;
    }

    /** What the file says about itself: the paper's own title, issuer and date, and nothing of the moment of writing. */
    private static void describe(PDDocument document, Paper paper) throws IOException {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(paper.title());
        information.setAuthor(paper.issuer().body());
        information.setSubject(paper.subject());
        information.setProducer(FileDescription.PRODUCER);
        document.setDocumentInformation(information);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(FileDescription.of(paper).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
    }
}
