package vn.phoihop.attachment;

/** The words of a document as they are come upon, looked through piece by piece so that never more than a piece is held. */
final class Words {

    /** Beyond this many letters a document is not looked through: some two thousand pages. */
    static final int MOST = 8_000_000;

    private static final int PIECE = 64 * 1024;
    /** No pattern that is looked for is longer; so much of a piece without lines is looked at twice. */
    private static final int OVERLAP = 256;

    private final Findings findings;
    private final Findings.Place place;
    private final StringBuilder piece = new StringBuilder();
    private long letters;

    Words(Findings findings, Findings.Place place) {
        this.findings = findings;
        this.place = place;
    }

    /** More of the same line. */
    void add(String text) {
        letters += text.length();
        if (letters > MOST) {
            throw findings.tooLong();
        }
        piece.append(text);
        if (piece.length() > 2 * PIECE) {
            look();
        }
    }

    /** The line ends; where it has just begun, nothing does. */
    void line() {
        if (!piece.isEmpty() && piece.charAt(piece.length() - 1) != '\n') {
            add("\n");
        }
    }

    /** To be said when nothing more comes. */
    void end() {
        findings.words(place, piece.toString());
        piece.setLength(0);
    }

    private void look() {
        findings.inTime();
        int cut = piece.lastIndexOf("\n");
        // A piece that begins with the end of a line has no line but the one that goes on.
        findings.words(place, cut <= 0 ? piece.toString() : piece.substring(0, cut));
        piece.delete(0, cut <= 0 ? piece.length() - OVERLAP : cut);
    }

    /** There is no sense in going on; what was found says why. */
    static final class NotLookedThrough extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotLookedThrough() {
            super(null, null, false, false);
        }
    }
}
