package vn.phoihop.web;

import java.io.OutputStream;
import java.util.List;

/** Writes rows one after another into a file of one kind. */
interface RowWriter<T> extends AutoCloseable {

    void write(T row);

    /** Called after the last row; a file that is closed without it is left unfinished. */
    void finish();

    @Override
    void close();

    static <T> RowWriter<T> of(Page page, String name, List<Column<T>> columns, OutputStream out) {
        return Export.excel(page) ? new ExcelRows<>(page, name, columns, out) : new CsvRows<>(page, columns, out);
    }
}
