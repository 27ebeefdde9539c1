package vn.phoihop.document;

import java.io.IOException;
import java.util.SortedSet;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/**
 * Page numbers and the marking, stamped outside the text and tagged as artifacts. The law hides the number on the first page and numbers each
 * annex by itself, which style sheets cannot say.
 */
record PageMarks(Paper paper, PDFont numbers, PDFont markings) {

    private static final float POINTS_PER_MM = 72 / 25.4f;

    /** Distance of the number's base line from the upper edge and of the marking's from the lower one. */
    private static final float FROM_EDGE = 13 * POINTS_PER_MM;

    private static final float MARKING_SIZE = 11;

    void stamp(PDDocument document, SortedSet<Integer> firstPages) throws IOException {
        int number = 0;
        for (int index = 0; index < document.getNumberOfPages(); index++) {
            boolean first = firstPages.contains(index);
            number = first ? 1 : number + 1;
            PDPage page = document.getPage(index);
            try (PDPageContentStream content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                if (!first) {
                    float top = page.getMediaBox().getHeight() - FROM_EDGE;
                    centred(content, page, numbers, paper.layout().mottoSize(), top, Integer.toString(number));
                }
                @Nullable String marking = paper.marking();
                if (marking != null) {
                    content.setNonStrokingColor(0.75f, 0f, 0f);
                    centred(content, page, markings, MARKING_SIZE, FROM_EDGE - MARKING_SIZE / 2, marking);
                }
            }
        }
    }

    /** Centred between the page's margins. */
    private void centred(PDPageContentStream content, PDPage page, PDFont font, float size, float y, String text)
            throws IOException {
        boolean upright = page.getMediaBox().getWidth() < page.getMediaBox().getHeight();
        double shift = upright ? (paper.layout().marginLeft() - paper.layout().marginRight()) / 2 : 0;
        float middle = page.getMediaBox().getWidth() / 2 + (float) shift * POINTS_PER_MM;
        content.beginMarkedContent(COSName.ARTIFACT);
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(middle - font.getStringWidth(text) / 1000 * size / 2, y);
        content.showText(text);
        content.endText();
        content.endMarkedContent();
    }
}
