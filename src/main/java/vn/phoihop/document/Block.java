package vn.phoihop.document;

/** A piece of a paper's body, top to bottom. */
public sealed interface Block {

    /** A titled part, in bold capitals: "I. TÌNH HÌNH". */
    record Section(String number, String title) implements Block {}

    /** A sub-title, bold as written: "1. Công tác trao đổi thông tin". */
    record Heading(String number, String title) implements Block {}

    /** A paragraph, justified, its first line indented. */
    record Paragraph(String text) implements Block {}

    /** A lettered point: "a) …", in the order of the Vietnamese alphabet ({@link VietnameseWriting#letter}). */
    record Point(String letter, String text) implements Block {}

    /** A dash: "- …". */
    record Bullet(String text) implements Block {}

    /** A table, its head repeated on each page. */
    record Grid(Table table) implements Block {}

    /** What a reader sees of it as one line of text; empty for a table. */
    default String printed() {
        return switch (this) {
            case Section section -> section.number() + ". " + section.title();
            case Heading heading -> heading.number() + ". " + heading.title();
            case Paragraph paragraph -> paragraph.text();
            case Point point -> point.letter() + ") " + point.text();
            case Bullet bullet -> "- " + bullet.text();
            case Grid _ -> "";
        };
    }
}
