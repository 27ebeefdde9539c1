package vn.phoihop.document;

import static vn.phoihop.document.DocxStyles.twips;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.springframework.stereotype.Component;
import vn.phoihop.document.Annex.Orientation;

/**
 * Writes papers as DOCX, to be worked on in Word or LibreOffice: styles, sections, repeated table heads. The same paper always gives the same
 * bytes.
 */
@Component
public final class DocxWriter {

    private static final int SIGNATURE_ROOM = 26;

    /** The paper as a DOCX file. */
    public byte[] write(Paper paper) {
        try (XWPFDocument document = new XWPFDocument()) {
            DocxStyles.add(document, paper.layout());
            describe(document, paper);
            Orientation last = paper.annexes().isEmpty()
                    ? Orientation.PORTRAIT
                    : paper.annexes().getLast().orientation();
            DocxPages pages = new DocxPages(document, paper, last);
            Head head = new Head(paper);
            head(document, head);
            List<Block> body = paper.closedBody();
            body.subList(0, body.size() - 1)
                    .forEach(block -> block(document, block, paper.layout().textWidth(), paper.layout()));
            XWPFParagraph lastWords =
                    block(document, body.getLast(), paper.layout().textWidth(), paper.layout());
            if (lastWords != null) {
                lastWords.setKeepNext(true);
            }
            end(document, paper);
            Orientation before = Orientation.PORTRAIT;
            for (int i = 0; i < paper.annexes().size(); i++) {
                pages.end(document, before);
                before = paper.annexes().get(i).orientation();
                annex(document, head, i);
            }
            VerificationMark mark = paper.verification();
            if (mark != null) {
                double width = paper.annexes().isEmpty()
                        ? paper.layout().textWidth()
                        : head.widthOf(paper.annexes().getLast());
                verification(document, mark, width);
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream(64 * 1024);
            document.write(file);
            return Packages.withoutTimes(file.toByteArray(), Map.of("word/settings.xml", DocxStyles.settings()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void describe(XWPFDocument document, Paper paper) {
        CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(paper.title());
        properties.setSubjectProperty(paper.subject());
        properties.setCreator(paper.issuer().body());
        properties.getUnderlyingProperties().setLanguageProperty("vi-VN");
        Date issued = Date.from(Optional.ofNullable(paper.date())
                .orElse(Packages.NO_DATE)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC));
        properties.setCreated(Optional.of(issued));
        properties.setModified(Optional.of(issued));
        document.getProperties().getExtendedProperties().setApplication("Phoi Hop");
    }

    private static void head(XWPFDocument document, Head head) {
        Paper paper = head.paper();
        XWPFTable table = DocxTables.invisible(document, head.leftWidth(), head.rightWidth());
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFTableCell right = table.getRow(0).getCell(1);
        CellLines lines = new CellLines(left);
        if (!head.superior().isEmpty()) {
            lines.add("Superior", head.superior());
        }
        lines.add("Issuer", head.issuer());
        rule(lines.next("Rule"), head.leftWidth() - CellLines.AIR, head.issuerLine());
        lines.add("Number", List.of(head.number()));
        if (head.isLetter()) {
            lines.add("About", List.of("V/v " + paper.subject()));
        }
        if (paper.urgency() != Urgency.ORDINARY) {
            margins(
                    lines.add("Urgent", List.of(paper.urgency().mark())),
                    head.leftWidth() - CellLines.AIR,
                    head.urgencyWidth());
        }
        lines = new CellLines(right);
        lines.add("State", List.of(Head.STATE));
        lines.add("Motto", List.of(Head.MOTTO));
        rule(lines.next("Rule"), head.rightWidth() - CellLines.AIR, head.mottoLine());
        if (head.hasPlaceAndDate()) {
            lines.add("PlaceDate", List.of(head.placeAndDate()));
        }
        if (!head.isLetter()) {
            paragraph(document, "Title", List.of(paper.type().printedName()));
            paragraph(document, "Subtitle", head.subject());
            rule(paragraph(document, "Rule", List.of()), paper.layout().textWidth(), head.subjectLine());
        }
        addressees(document, paper.addressees());
        paragraph(document, "Rule", List.of()).setSpacingAfter(160);
        for (int i = 0; i < paper.grounds().size(); i++) {
            String mark = i == paper.grounds().size() - 1 ? "." : ";";
            paragraph(document, "Ground", List.of(paper.grounds().get(i) + mark));
        }
    }

    private static void addressees(XWPFDocument document, List<String> to) {
        if (to.size() == 1) {
            paragraph(document, "Addressee", List.of("Kính gửi: " + to.getFirst()));
        } else if (!to.isEmpty()) {
            XWPFParagraph title = paragraph(document, "AddresseeList", List.of("Kính gửi:"));
            title.setSpacingBefore(240);
            title.setIndentationLeft(twips(28));
            for (int i = 0; i < to.size(); i++) {
                paragraph(document, "AddresseeList", List.of("- " + to.get(i) + (i == to.size() - 1 ? "." : ";")));
            }
        }
    }

    /** Writes a block; a table gives no paragraph. */
    private static @Nullable XWPFParagraph block(XWPFDocument document, Block block, double width, Layout layout) {
        return switch (block) {
            case Block.Section section ->
                paragraph(document, "Heading1", List.of(VietnameseWriting.capitals(section.printed())));
            case Block.Heading heading -> paragraph(document, "Heading2", List.of(heading.printed()));
            case Block.Grid grid -> {
                paragraph(document, "Rule", List.of()).setKeepNext(true);
                DocxTables.add(document, grid.table(), width, layout.tableSize());
                yield null;
            }
            case Block.Paragraph _, Block.Point _, Block.Bullet _ ->
                paragraph(document, "BodyText", List.of(block.printed()));
        };
    }

    private static void end(XWPFDocument document, Paper paper) {
        paragraph(document, "Rule", List.of()).setSpacingBefore(320);
        document.getLastParagraph().setKeepNext(true);
        double half = paper.layout().textWidth() / 2;
        boolean minutes = paper.signatures().size() == 2;
        if (minutes) {
            XWPFTable signatures = DocxTables.invisible(document, half, half);
            signature(signatures.getRow(0).getCell(0), paper.signatures().get(0));
            signature(signatures.getRow(0).getCell(1), paper.signatures().get(1));
            paragraph(document, "Rule", List.of()).setKeepNext(true);
        }
        XWPFTable table = DocxTables.invisible(document, half, half);
        CellLines recipients = new CellLines(table.getRow(0).getCell(0));
        recipients.add("RecipientsTitle", List.of("Nơi nhận:"));
        paper.recipients().lines().forEach(line -> recipients.add("Recipients", List.of(line)));
        if (!minutes) {
            signature(table.getRow(0).getCell(1), paper.signatures().getFirst());
        }
    }

    private static void signature(XWPFTableCell cell, Signature signature) {
        CellLines lines = new CellLines(cell);
        signature.headLines().forEach(line -> lines.add("Signer", List.of(VietnameseWriting.capitals(line))));
        lines.add("Signer", List.of(signature.nameLine())).setSpacingBefore(twips(SIGNATURE_ROOM));
    }

    private static void annex(XWPFDocument document, Head head, int index) {
        Annex annex = head.paper().annexes().get(index);
        double width = head.widthOf(annex);
        List<String> title = new ArrayList<>(List.of(head.paper().annexWord(index)));
        title.addAll(head.annexTitle(annex));
        paragraph(document, "AnnexTitle", title);
        paragraph(document, "AnnexReference", head.annexReference(annex));
        XWPFParagraph rule = paragraph(document, "Rule", List.of());
        rule(rule, width, Head.ANNEX_LINE);
        rule.setSpacingAfter(240);
        annex.blocks()
                .forEach(block -> block(document, block, width, head.paper().layout()));
        annex.notes().forEach(note -> paragraph(document, "Note", List.of(note)));
        Annex.Provenance provenance = annex.provenance();
        if (provenance != null) {
            provenance.lines().forEach(line -> paragraph(document, "Provenance", List.of(line)));
        }
    }

    private static void verification(XWPFDocument document, VerificationMark mark, double width) throws IOException {
        paragraph(document, "Rule", List.of()).setSpacingBefore(240);
        double side = QrPicture.MILLIMETRES + 2 * CellLines.AIR;
        XWPFTable table = DocxTables.invisible(document, side, width - side);
        XWPFParagraph square = new CellLines(table.getRow(0).getCell(0)).next("Provenance");
        int size = (int) Math.round(QrPicture.MILLIMETRES * Units.EMU_PER_CENTIMETER / 10);
        XWPFRun run = square.createRun();
        try {
            run.addPicture(
                    new ByteArrayInputStream(QrPicture.png(mark.scanned())), PictureType.PNG, "qr.png", size, size);
        } catch (InvalidFormatException impossible) {
            throw new IOException(impossible);
        }
        run.getCTR()
                .getDrawingArray(0)
                .getInlineArray(0)
                .getDocPr()
                .setDescr(VerificationMark.ALTERNATIVE + mark.scanned());
        CellLines lines = new CellLines(table.getRow(0).getCell(1));
        mark.lines().forEach(line -> lines.add("Provenance", List.of(line)));
        paragraph(document, "Rule", List.of());
    }

    private static XWPFParagraph paragraph(XWPFDocument document, String style, List<String> lines) {
        XWPFParagraph paragraph = document.createParagraph();
        CellLines.fill(paragraph, style, lines);
        return paragraph;
    }

    /** Draws a line of this length in the middle of the width: the upper border of an empty paragraph with such margins. */
    private static void rule(XWPFParagraph paragraph, double width, double length) {
        margins(paragraph, width, length);
        CTBorder line = paragraph.getCTP().getPPr().addNewPBdr().addNewTop();
        line.setVal(STBorder.SINGLE);
        line.setSz(BigInteger.valueOf(6));
        line.setSpace(BigInteger.ONE);
    }

    /** Leaves this length in the middle of the width. */
    private static void margins(XWPFParagraph paragraph, double width, double length) {
        int side = Math.max(0, twips((width - length) / 2));
        paragraph.setIndentationLeft(side);
        paragraph.setIndentationRight(side);
    }

    /** Fills a cell paragraph by paragraph; a new cell has an empty one already. */
    private static final class CellLines {

        /** What a cell keeps free at its sides, millimetres. */
        static final double AIR = 2 * 70 / 56.7;

        private final XWPFTableCell cell;
        private boolean used;

        CellLines(XWPFTableCell cell) {
            this.cell = cell;
        }

        XWPFParagraph next(String style) {
            return add(style, List.of());
        }

        XWPFParagraph add(String style, List<String> lines) {
            XWPFParagraph paragraph =
                    used || cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphArray(0);
            used = true;
            fill(paragraph, style, lines);
            return paragraph;
        }

        static void fill(XWPFParagraph paragraph, String style, List<String> lines) {
            paragraph.setStyle(style);
            for (int i = 0; i < lines.size(); i++) {
                XWPFRun run = paragraph.createRun();
                if (i > 0) {
                    run.addBreak();
                }
                run.setText(lines.get(i));
            }
        }
    }
}
