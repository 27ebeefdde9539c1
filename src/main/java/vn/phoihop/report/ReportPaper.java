package vn.phoihop.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form;
import vn.phoihop.document.Annex;
import vn.phoihop.document.Block;
import vn.phoihop.document.DocumentType;
import vn.phoihop.document.Layout;
import vn.phoihop.document.Paper;
import vn.phoihop.document.Urgency;
import vn.phoihop.document.VietnameseWriting;

/** A report as an official paper: its words with the figures printed in, and the exact figures in annexes. */
final class ReportPaper {

    static final String SAMPLE = "DỮ LIỆU MINH HỌA";
    private static final Pattern POINT = Pattern.compile("^([a-zđ])\\)\\s+(.*)$");
    private static final Pattern BULLET = Pattern.compile("^[-–]\\s+(.*)$");

    private final ReportContent content;
    private final Wording wording;

    private ReportPaper(ReportContent content) {
        this.content = content;
        this.wording = content.wording();
    }

    static Paper of(ReportContent content, PaperHead head, List<Annex> annexes) {
        return new ReportPaper(content).paper(head, annexes);
    }

    private Paper paper(PaperHead head, List<Annex> annexes) {
        Report report = content.report();
        Report.Issued issued = report == null ? null : report.issued();
        @Nullable LocalDate date = issued == null ? null : issued.on();
        return new Paper(
                type(content.form()),
                head.letterhead().issuer(),
                head.reference(),
                date,
                Urgency.ORDINARY,
                wording.print(content.form().subject()),
                head.grounds().stream().map(ReportPaper::ground).toList(),
                head.letterhead().addressees(),
                body(head),
                List.of(head.signature()),
                head.letterhead().recipients(),
                annexes,
                content.book().sample() ? SAMPLE : null,
                Layout.OFFICIAL);
    }

    static DocumentType type(Form form) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.abbreviation().equals(form.documentType()))
                .findFirst()
                .orElse(DocumentType.REPORT);
    }

    /** Grounds are kept without the word that begins each of them. */
    private static String ground(String act) {
        return act.startsWith("Căn cứ") ? act : "Căn cứ " + act;
    }

    private List<Block> body(PaperHead head) {
        List<Block> blocks = new ArrayList<>();
        String subject = wording.print(content.form().subject());
        blocks.add(new Block.Paragraph(head.letterhead().issuer().body() + " báo cáo "
                + subject.substring(0, 1).toLowerCase(VietnameseWriting.LOCALE) + subject.substring(1) + " như sau:"));
        int number = 0;
        for (Form.Section section : content.form().sections()) {
            blocks.add(new Block.Section(
                    VietnameseWriting.roman(++number), section.heading().vi()));
            paragraphs(section, blocks);
            int below = 0;
            for (Form.Section part : section.sections()) {
                blocks.add(new Block.Heading(
                        Integer.toString(++below), part.heading().vi()));
                paragraphs(part, blocks);
                int letter = 0;
                for (Form.Section point : part.sections()) {
                    blocks.add(new Block.Point(
                            VietnameseWriting.letter(letter++), point.heading().vi()));
                    paragraphs(point, blocks);
                }
            }
        }
        return blocks;
    }

    private void paragraphs(Form.Section section, List<Block> blocks) {
        content.paragraphs(section).stream()
                .map(paragraph -> wording.print(paragraph.text()))
                .map(ReportPaper::block)
                .forEach(blocks::add);
    }

    /** A paragraph that begins "a) " is a point, one that begins "- " a dash. */
    private static Block block(String text) {
        Matcher point = POINT.matcher(text);
        if (point.matches()) {
            return new Block.Point(point.group(1), point.group(2));
        }
        Matcher bullet = BULLET.matcher(text);
        return bullet.matches() ? new Block.Bullet(bullet.group(1)) : new Block.Paragraph(text);
    }
}
