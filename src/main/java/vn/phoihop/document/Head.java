package vn.phoihop.document;

import java.util.List;

/** What stands at the top of a paper, with the lengths of its drawn lines in millimetres; shared by the writers so that they agree. */
record Head(Paper paper) {

    static final String STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";

    /** Share of the text's width for the issuing bodies; the state's name needs the rest. */
    private static final double LEFT_SHARE = 0.42;

    /** Lines under the issuing body and the subject are a third to a half of the text's length. */
    private static final double SHORT_LINE = 0.4;

    /** The line under the title of an annex. */
    static final double ANNEX_LINE = 40;

    /** Left free beside the subject. */
    private static final double SUBJECT_AIR = 16;

    double leftWidth() {
        return paper.layout().textWidth() * LEFT_SHARE;
    }

    double rightWidth() {
        return paper.layout().textWidth() - leftWidth();
    }

    /** The body above in capitals, line by line; empty where there is none. */
    List<String> superior() {
        String superior = paper.issuer().superior();
        return superior == null ? List.of() : bodyLines(Face.REGULAR, superior);
    }

    List<String> issuer() {
        return bodyLines(Face.BOLD, paper.issuer().body());
    }

    private List<String> bodyLines(Face face, String body) {
        return face.balanced(VietnameseWriting.capitals(body), paper.layout().headSize(), leftWidth() - 2);
    }

    double issuerLine() {
        return SHORT_LINE * longest(issuer(), paper.layout().headSize());
    }

    /** As long as the motto. */
    double mottoLine() {
        return Face.BOLD.width(MOTTO, paper.layout().mottoSize());
    }

    /** Width of the box around an urgency mark. */
    double urgencyWidth() {
        return Face.BOLD.width(paper.urgency().mark(), paper.layout().bodySize()) + 6;
    }

    List<String> subject() {
        return Face.BOLD.balanced(
                paper.subject(), paper.layout().bodySize(), paper.layout().textWidth() - SUBJECT_AIR);
    }

    double subjectLine() {
        return SHORT_LINE * longest(subject(), paper.layout().bodySize());
    }

    private static double longest(List<String> lines, double points) {
        return lines.stream()
                .mapToDouble(line -> Face.BOLD.width(line, points))
                .max()
                .orElse(0);
    }

    List<String> annexTitle(Annex annex) {
        return Face.BOLD.balanced(
                VietnameseWriting.capitals(annex.title()), paper.layout().bodySize(), widthOf(annex));
    }

    List<String> annexReference(Annex annex) {
        return Face.ITALIC.balanced(paper.annexReference(annex), paper.layout().bodySize(), widthOf(annex));
    }

    double widthOf(Annex annex) {
        return annex.orientation() == Annex.Orientation.LANDSCAPE
                ? paper.layout().landscapeTextWidth()
                : paper.layout().textWidth();
    }

    String number() {
        return "Số: " + paper.reference().printed(paper.type());
    }

    /** Minutes have none: their time and place stand in the text. */
    boolean hasPlaceAndDate() {
        return paper.type() != DocumentType.MINUTES;
    }

    String placeAndDate() {
        return paper.issuer().place() + ", " + VietnameseWriting.dateOrRoom(paper.date());
    }

    boolean isLetter() {
        return paper.type() == DocumentType.LETTER;
    }
}
