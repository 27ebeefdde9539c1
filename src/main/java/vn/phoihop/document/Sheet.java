package vn.phoihop.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/** One sheet, written row by row; rows that are written no longer take memory. */
public final class Sheet {

    private static final int ROWS_IN_MEMORY = 500;

    private final Worksheet sheet;
    private final List<SheetColumn> columns;
    private int next;
    private int unstyled;

    Sheet(Worksheet sheet, List<String> preamble, List<SheetColumn> columns, @Nullable String marking) {
        this.sheet = sheet;
        this.columns = List.copyOf(columns);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
        }
        for (int i = 0; i < preamble.size(); i++) {
            sheet.inlineString(i, 0, preamble.get(i));
            StyleSetter style = sheet.style(i, 0);
            (i == 0 ? style.bold().fontSize(14) : style.italic()).set();
        }
        int head = preamble.isEmpty() ? 0 : preamble.size() + 1;
        for (int i = 0; i < columns.size(); i++) {
            sheet.inlineString(head, i, columns.get(i).header());
            sheet.style(head, i)
                    .bold()
                    .wrapText(true)
                    .fillColor("E6ECF2")
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .borderStyle(BorderStyle.THIN)
                    .set();
        }
        next = head + 1;
        unstyled = next;
        sheet.freezePane(0, next);
        sheet.repeatRows(head);
        sheet.setAutoFilter(head, 0, columns.size() - 1);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("&P / &N", Position.RIGHT);
        if (marking != null) {
            sheet.footer(marking, Position.CENTER);
        }
    }

    /** The next row; nothing (null) leaves a cell empty. */
    public Sheet row(@Nullable Object... values) {
        if (values.length > columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                cell(i, value);
            }
        }
        if (++next % ROWS_IN_MEMORY == 0) {
            style();
            try {
                sheet.flush();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
        return this;
    }

    private void cell(int column, Object value) {
        switch (value) {
            case Quantity quantity -> sheet.value(next, column, quantity.value());
            case BigDecimal number -> sheet.value(next, column, number);
            case Long number -> sheet.value(next, column, number);
            case Integer number -> sheet.value(next, column, number);
            case LocalDate day -> sheet.value(next, column, day);
            case LocalDateTime moment -> sheet.value(next, column, moment);
            default -> text(column, value.toString());
        }
    }

    private void text(int column, String text) {
        if (columns.get(column).type() == SheetColumn.Type.NAME) {
            sheet.value(next, column, text);
        } else {
            sheet.inlineString(next, column, text);
        }
    }

    /** Styles whole columns of the rows since the last time: cell by cell it would take longer than writing them. */
    private void style() {
        if (next == unstyled) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            SheetColumn.Type type = columns.get(i).type();
            StyleSetter style = sheet.range(unstyled, i, next - 1, i).style().verticalAlignment("top");
            boolean text = type == SheetColumn.Type.TEXT || type == SheetColumn.Type.NAME;
            (text ? style.wrapText(true) : style.format(type.format())).set();
        }
        unstyled = next;
    }

    void finish() throws IOException {
        style();
        sheet.finish();
    }
}
