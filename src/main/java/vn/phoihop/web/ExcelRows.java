package vn.phoihop.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/** A workbook whose rows are sent on every thousand; texts stand in their cells, since a table of all texts would grow with the rows. */
final class ExcelRows<T> implements RowWriter<T> {

    /** A sheet holds 1,048,576 rows; what is beyond goes on the next one. */
    private static final int ROWS_OF_A_SHEET = 1_000_000;

    private static final int SENT_ON = 1000;
    private static final int LONGEST_NAME = 31;
    private static final int LONGEST_TEXT = 32_767;

    private final Page page;
    private final String name;
    private final List<Column<T>> columns;
    private final Workbook book;
    private final boolean sample;
    private Worksheet sheet;
    private int sheets;
    private int row;

    ExcelRows(Page page, String name, List<Column<T>> columns, OutputStream out) {
        this.page = page;
        this.name = name;
        this.columns = columns;
        this.book = new Workbook(out, "Phoi Hop", "1.0");
        this.sample = page.sample();
        this.sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        String rest = (sheets == 1 ? "" : " " + sheets) + (sample ? " (" + page.text("web.sample.sheet") + ")" : "");
        Worksheet next =
                book.newWorksheet(name.substring(0, Math.min(name.length(), LONGEST_NAME - rest.length())) + rest);
        if (sample) {
            next.footer(page.text("web.sample"), Position.CENTER);
        }
        for (int c = 0; c < columns.size(); c++) {
            next.inlineString(0, c, columns.get(c).label());
            next.style(0, c).bold().set();
        }
        next.freezePane(0, 1);
        row = 0;
        return next;
    }

    @Override
    public void write(T value) {
        try {
            if (row == ROWS_OF_A_SHEET) {
                sheet.finish();
                sheet = begin();
            }
            row++;
            for (int c = 0; c < columns.size(); c++) {
                put(c, columns.get(c).value().apply(value));
            }
            if (row % SENT_ON == 0) {
                sheet.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void put(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Quantity quantity -> sheet.value(row, column, quantity.value());
            case Number number -> sheet.value(row, column, number);
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case LocalDateTime moment -> {
                sheet.value(row, column, moment);
                sheet.style(row, column).format("hh:mm dd/mm/yyyy").set();
            }
            default -> {
                String text = page.show(value);
                sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
            }
        }
    }

    @Override
    public void finish() {
        try {
            book.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        // Closing the workbook would finish it.
    }
}
