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

/**
 * RFC 4180, with the mark that makes spreadsheets read it as UTF-8; numbers are plain decimals, days ISO dates. Texts are quoted, each of
 * them: a spreadsheet may take something else than the comma for what parts cells. Since it then sees quotes only at the beginning of a
 * line, what could become the beginning of a cell does not look like a formula either.
 */
final class CsvRows<T> implements RowWriter<T> {

    private static final int BUFFER = 32 * 1024;
    private static final String FORMULA = "=+-@\t\r";

    private final Page page;
    private final List<Column<T>> columns;
    private final Writer out;

    CsvRows(Page page, List<Column<T>> columns, OutputStream out) {
        this.page = page;
        this.columns = columns;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        line("\ufeff", i -> label(columns.get(i).label()));
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
                out.write(cell.at(i));
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
            default -> quoted(page.show(value));
        };
    }

    /** Our own words: quoted where they have to be, since some readers know no quote behind the mark at the beginning. */
    private static String label(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || parts(c));
        return plain ? text : quoted(text);
    }

    /** A text that begins like a formula would be run by spreadsheets; an apostrophe before it makes it text. */
    private static String quoted(String text) {
        if (text.isEmpty()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        boolean begins = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begins && FORMULA.indexOf(c) >= 0) {
                quoted.append('\'');
            }
            begins = parts(c) || begins && c == '"';
            quoted.append(c);
            if (c == '"') {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** What parts cells or lines in some country's spreadsheets. */
    private static boolean parts(int c) {
        return c == ';' || c == '\t' || c == '\n' || c == '\r';
    }
}
