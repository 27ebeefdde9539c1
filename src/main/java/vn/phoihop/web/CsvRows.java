package vn.phoihop.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/** RFC 4180, with the mark that makes spreadsheets read it as UTF-8; numbers are plain decimals, days ISO dates. */
final class CsvRows<T> implements RowWriter<T> {

    private static final int BUFFER = 32 * 1024;

    private final Page page;
    private final List<Column<T>> columns;
    private final Writer out;

    CsvRows(Page page, List<Column<T>> columns, OutputStream out) {
        this.page = page;
        this.columns = columns;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        line("\ufeff", i -> columns.get(i).label());
    }

    private interface Cell {
        String at(int column);
    }

    @Override
    public void write(T row) {
        line("", i -> plain(columns.get(i).value().apply(row)));
    }

    private void line(String before, Cell cell) {
        try {
            out.write(before);
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(quoted(cell.at(i)));
            }
            out.write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void finish() {
        try {
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        // What was not finished is not flushed either.
    }

    private String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Quantity quantity -> quantity.toString();
            case BigDecimal decimal -> decimal.toPlainString();
            case Number number -> number.toString();
            case LocalDate day -> day.toString();
            case LocalDateTime moment -> moment.toString();
            case Instant moment -> moment.toString();
            default -> harmless(page.show(value));
        };
    }

    /** A text that begins like a formula would be run by spreadsheets; an apostrophe before it makes it text. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return needsQuotes(text) ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }
}
