package vn.phoihop.document;

import static vn.phoihop.document.DocxStyles.twips;

import java.math.BigInteger;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;
import vn.phoihop.document.Table.Align;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;

/** Tables of a DOCX: fixed widths, head rows repeated on each page, rows never torn apart. */
final class DocxTables {

    private static final double INDENT_STEP = 4;

    /** What a cell keeps free at both sides, with its borders. */
    private static final double CELL_AIR = 3.6;

    /** What a cell keeps free at each side, twips. */
    static final int SIDE = 70;

    private DocxTables() {}

    /** A table without lines whose cells place things side by side: the head of a paper, the end of it. */
    static XWPFTable invisible(XWPFDocument document, double... widths) {
        int[] twips = new int[widths.length];
        for (int i = 0; i < widths.length; i++) {
            twips[i] = twips(widths[i]);
        }
        XWPFTable table = start(document, twips, STBorder.NONE);
        XWPFTableRow row = row(table, 0);
        for (int i = 0; i < twips.length; i++) {
            cell(row, i, twips[i], 1);
        }
        return table;
    }

    static void add(XWPFDocument document, Table model, double width, double points) {
        int[] widths = new int[model.columns().size()];
        double[] millimetres = model.widths(width, points, CELL_AIR);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = twips(millimetres[i]);
        }
        XWPFTable table = start(document, widths, STBorder.SINGLE);
        int next = head(table, model, widths);
        for (Row row : model.rows()) {
            row(table, next++, model, row, widths);
        }
    }

    private static XWPFTable start(XWPFDocument document, int[] widths, STBorder.Enum border) {
        XWPFTable table = document.createTable();
        CTTbl xml = table.getCTTbl();
        CTTblPr properties = xml.getTblPr();
        int total = 0;
        CTTblGrid grid = xml.getTblGrid() == null ? xml.addNewTblGrid() : xml.getTblGrid();
        for (int width : widths) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width));
            total += width;
        }
        properties.getTblW().setW(BigInteger.valueOf(total));
        properties.getTblW().setType(STTblWidth.DXA);
        properties.unsetTblBorders();
        var borders = properties.addNewTblBorders();
        for (CTBorder line : new CTBorder[] {
            borders.addNewTop(),
            borders.addNewLeft(),
            borders.addNewBottom(),
            borders.addNewRight(),
            borders.addNewInsideH(),
            borders.addNewInsideV()
        }) {
            line.setVal(border);
            line.setSz(BigInteger.valueOf(border == STBorder.NONE ? 0 : 4));
            line.setSpace(BigInteger.ZERO);
        }
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setCellMargins(0, SIDE, 0, SIDE);
        return table;
    }

    private static int head(XWPFTable table, Table model, int[] widths) {
        boolean groups = model.hasGroups();
        XWPFTableRow first = headRow(table, 0);
        int cell = 0;
        for (int i = 0; i < widths.length; ) {
            Column column = model.columns().get(i);
            int span = model.groupWidth(i);
            XWPFTableCell made = cell(first, cell++, sum(widths, i, span), span);
            write(made, "TableHead", column.group() == null ? column.header() : column.group());
            if (groups && column.group() == null) {
                made.getCTTc().getTcPr().addNewVMerge().setVal(STMerge.RESTART);
            }
            i += span;
        }
        if (!groups) {
            return 1;
        }
        XWPFTableRow second = headRow(table, 1);
        for (int i = 0; i < widths.length; i++) {
            Column column = model.columns().get(i);
            XWPFTableCell made = cell(second, i, widths[i], 1);
            if (column.group() == null) {
                made.getCTTc().getTcPr().addNewVMerge().setVal(STMerge.CONTINUE);
                write(made, "TableHead", "");
            } else {
                write(made, "TableHead", column.header());
            }
        }
        return 2;
    }

    private static XWPFTableRow headRow(XWPFTable table, int index) {
        XWPFTableRow row = row(table, index);
        row.getCtRow().getTrPr().addNewTblHeader();
        return row;
    }

    private static void row(XWPFTable table, int index, Table model, Row row, int[] widths) {
        XWPFTableRow made = row(table, index);
        for (int i = 0; i < row.cells().size(); i++) {
            int span = model.spanOf(row, i);
            XWPFTableCell cell = cell(made, i, sum(widths, i, span), span);
            XWPFRun run = write(cell, "TableText", row.cells().get(i));
            if (row.strong()) {
                run.setBold(true);
            }
            if (row.indent() > 0) {
                run.setItalic(true);
            }
            XWPFParagraph paragraph = cell.getParagraphs().getFirst();
            if (model.isHead(row)) {
                paragraph.setKeepNext(true);
            }
            if (i == model.labelColumn() && row.indent() > 0) {
                paragraph.setIndentationLeft(twips(row.indent() * INDENT_STEP));
            }
            Align align = model.alignOf(row, i);
            if (align != Align.LEFT) {
                paragraph.setAlignment(align == Align.RIGHT ? ParagraphAlignment.RIGHT : ParagraphAlignment.CENTER);
            }
        }
    }

    /** The row at this index; a new table has one row already. It is not split between pages. */
    private static XWPFTableRow row(XWPFTable table, int index) {
        XWPFTableRow row =
                index < table.getNumberOfRows() ? Objects.requireNonNull(table.getRow(index)) : table.createRow();
        while (!row.getTableCells().isEmpty()) {
            row.removeCell(0);
        }
        CTTrPr properties = row.getCtRow().isSetTrPr()
                ? row.getCtRow().getTrPr()
                : row.getCtRow().addNewTrPr();
        properties.addNewCantSplit();
        return row;
    }

    private static XWPFTableCell cell(XWPFTableRow row, int index, int width, int span) {
        XWPFTableCell cell = row.addNewTableCell();
        CTTcPr properties = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        properties.addNewTcW().setW(BigInteger.valueOf(width));
        properties.getTcW().setType(STTblWidth.DXA);
        if (span > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(span));
        }
        return cell;
    }

    private static XWPFRun write(XWPFTableCell cell, String style, String text) {
        cell.getCTTc().getTcPr().addNewVAlign().setVal(STVerticalJc.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setStyle(style);
        paragraph.setSpacingBefore(40);
        paragraph.setSpacingAfter(40);
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        return run;
    }

    private static int sum(int[] widths, int from, int count) {
        int sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += widths[i];
        }
        return sum;
    }
}
