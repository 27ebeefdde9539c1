package vn.phoihop.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An official paper as the law lays it out (Decree 30/2020/NĐ-CP of 5 March 2020), before it is a file of any format. Its texts are
 * Vietnamese.
 *
 * @param date of issue, none while it is a draft
 * @param subject what it is about (trích yếu), as written: "Kết quả công tác phối hợp …"; a letter's without "V/v"
 * @param grounds legal grounds without the closing semicolon
 * @param addressees to whom it is addressed (Kính gửi); may be empty
 * @param signatures one at the right; of minutes two, secretary left and chair right
 * @param verification stands at the end of a signed paper
 * @param marking printed on each page of what is not real ("DỮ LIỆU MINH HỌA")
 */
public record Paper(
        DocumentType type,
        Issuer issuer,
        Reference reference,
        @Nullable LocalDate date,
        Urgency urgency,
        String subject,
        List<String> grounds,
        List<String> addressees,
        List<Block> body,
        List<Signature> signatures,
        Recipients recipients,
        List<Annex> annexes,
        @Nullable String marking,
        Layout layout,
        @Nullable VerificationMark verification) {

    /** What closes a body: it shows that nothing follows. */
    static final String CLOSING = "./.";

    public Paper {
        grounds = List.copyOf(grounds);
        addressees = List.copyOf(addressees);
        body = List.copyOf(body);
        signatures = List.copyOf(signatures);
        annexes = List.copyOf(annexes);
        if (subject.isBlank()) {
            throw new IllegalArgumentException("a paper says what it is about");
        }
        if (signatures.isEmpty() || signatures.size() > 2) {
            throw new IllegalArgumentException("a paper is signed by one or two, not " + signatures.size());
        }
    }

    /** A paper that nobody has signed yet. */
    public Paper(
            DocumentType type,
            Issuer issuer,
            Reference reference,
            @Nullable LocalDate date,
            Urgency urgency,
            String subject,
            List<String> grounds,
            List<String> addressees,
            List<Block> body,
            List<Signature> signatures,
            Recipients recipients,
            List<Annex> annexes,
            @Nullable String marking,
            Layout layout) {
        this(
                type,
                issuer,
                reference,
                date,
                urgency,
                subject,
                grounds,
                addressees,
                body,
                signatures,
                recipients,
                annexes,
                marking,
                layout,
                null);
    }

    public Paper verifiedBy(@Nullable VerificationMark mark) {
        return new Paper(
                type,
                issuer,
                reference,
                date,
                urgency,
                subject,
                grounds,
                addressees,
                body,
                signatures,
                recipients,
                annexes,
                marking,
                layout,
                mark);
    }

    public Paper numbered(int number, LocalDate issuedOn) {
        return new Paper(
                type,
                issuer,
                new Reference(number, reference.symbol()),
                issuedOn,
                urgency,
                subject,
                grounds,
                addressees,
                body,
                signatures,
                recipients,
                annexes,
                marking,
                layout,
                verification);
    }

    /** A title for the file's properties: "Báo cáo số 05/BC-UBND: Kết quả …". */
    public String title() {
        String name = type == DocumentType.LETTER ? "Công văn" : VietnameseWriting.sentenceCase(type.printedName());
        String number = reference.number() == null ? "dự thảo" : "số " + reference.printed(type);
        return name + " " + number + ": " + subject;
    }

    /** The body with its closing mark behind the last words; a table at the end is followed by the mark alone. */
    List<Block> closedBody() {
        List<Block> closed = new ArrayList<>(body);
        Block last = closed.isEmpty() ? new Block.Paragraph("") : closed.removeLast();
        switch (last) {
            case Block.Paragraph paragraph -> closed.add(new Block.Paragraph(close(paragraph.text())));
            case Block.Point point -> closed.add(new Block.Point(point.letter(), close(point.text())));
            case Block.Bullet bullet -> closed.add(new Block.Bullet(close(bullet.text())));
            default -> {
                closed.add(last);
                closed.add(new Block.Paragraph(CLOSING));
            }
        }
        return closed;
    }

    private static String close(String text) {
        return text.replaceFirst("[.;:\\s]*$", "") + CLOSING;
    }

    /** "PHỤ LỤC", or "PHỤ LỤC I" where there are several. */
    String annexWord(int index) {
        return annexes.size() == 1 ? "PHỤ LỤC" : "PHỤ LỤC " + VietnameseWriting.roman(index + 1);
    }

    /** What an annex belongs to, in brackets. */
    String annexReference(Annex annex) {
        String written = annex.reference();
        if (written != null) {
            return "(" + written + ")";
        }
        String name = type == DocumentType.LETTER ? "Công văn" : VietnameseWriting.sentenceCase(type.printedName());
        return "(Kèm theo " + name + " số " + reference.printed(type) + " " + VietnameseWriting.dateOrRoom(date)
                + " của " + issuer.body() + ")";
    }
}
