package vn.phoihop.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces papers are set in: Liberation Serif, which has the measures of Times New Roman letter by letter, so that the DOCX (which names
 * Times New Roman) and the PDF (which embeds this) break and line up alike. The font files are read once.
 */
enum Face {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    /** Advance widths of the characters papers use, in units of the font; all of Vietnamese lies below. */
    private static final int MEASURED = 0x2100;

    private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

    /** Where a centred text may be broken: not inside a date, nor between a number and what it counts. */
    private static final String BREAKS = "(?<!(^|\\s)[\\d.,]{1,9}|ngày|tháng|năm|số)\\s+";

    private final byte[] file;
    private final short[] advances = new short[MEASURED];
    private final int unitsPerEm;

    Face(String style) {
        String resource = "/liberation/LiberationSerif-" + style + ".ttf";
        try (InputStream in = Objects.requireNonNull(Face.class.getResourceAsStream(resource), resource)) {
            file = in.readAllBytes();
            try (TrueTypeFont font = parse()) {
                unitsPerEm = font.getUnitsPerEm();
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                for (int character = ' '; character < MEASURED; character++) {
                    advances[character] = (short) font.getAdvanceWidth(glyphs.getGlyphId(character));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The font, to be embedded by one document; the caller closes it. Vietnamese letters have glyphs of their own and need none put together:
     * looking for such in every piece of text took half the time of a PDF.
     */
    TrueTypeFont parse() throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
        font.setEnableGsub(false);
        return font;
    }

    /** How wide a line of text is, in millimetres. */
    double width(String text, double points) {
        long units = text.chars()
                .map(character -> advances[character < MEASURED ? character : 'n'])
                .sum();
        return units * points / unitsPerEm * MILLIMETRES_PER_POINT;
    }

    /**
     * A centred text in as few lines as fit the width, and of lengths as even as words allow: not one full line and a single word under it.
     */
    List<String> balanced(String text, double points, double width) {
        List<String> greedy = lines(text, points, width);
        List<String> best = greedy;
        for (double narrower = width - 1; narrower > 0; narrower--) {
            List<String> tried = lines(text, points, narrower);
            if (tried.size() > greedy.size()) {
                break;
            }
            best = tried;
        }
        return best;
    }

    private List<String> lines(String text, double points, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(BREAKS, -1)) {
            if (!line.isEmpty() && width(line + " " + word, points) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
