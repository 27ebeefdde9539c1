package vn.phoihop.document;

/**
 * Measures of a paper: margins and indent in millimetres, sizes and gaps in points. All within what Decree 30/2020/NĐ-CP, annex I, allows.
 *
 * @param headSize issuing bodies and the state's name
 * @param mottoSize motto, number, place and date
 * @param bodySize everything from the type's name to the signer
 * @param recipientsSize the list of recipients; its title is one larger
 * @param tableSize cells of tables in the body and in annexes
 * @param lineSpacing in lines
 */
public record Layout(
        double marginTop,
        double marginBottom,
        double marginLeft,
        double marginRight,
        double firstLineIndent,
        int headSize,
        int mottoSize,
        int bodySize,
        int recipientsSize,
        int tableSize,
        int paragraphGap,
        double lineSpacing) {

    /** The layout in use: A4, margins 20/20/30/15 mm, 14 points. */
    public static final Layout OFFICIAL = new Layout(20, 20, 30, 15, 12.7, 12, 13, 14, 11, 12, 6, 1.15);

    static final double PAGE_WIDTH = 210;
    static final double PAGE_HEIGHT = 297;

    public Layout {
        if (lineSpacing < 1 || lineSpacing > 1.5) {
            throw new IllegalArgumentException("lines are spaced 1 to 1.5, not " + lineSpacing);
        }
    }

    /** Width of the text between the margins of an upright page, millimetres. */
    double textWidth() {
        return PAGE_WIDTH - marginLeft - marginRight;
    }

    /** The same of a page lying on its side, which is the upright one turned with its margins. */
    double landscapeTextWidth() {
        return PAGE_HEIGHT - marginTop - marginBottom;
    }
}
