package vn.phoihop.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.phoihop.vocabulary.Quantity;

/** A list as a file: {@code ?format=csv} or {@code ?format=xlsx}, with the columns of its page. */
public final class Export {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Export() {}

    /** All rows of a list in the format its address asks for, under a file name without ending. */
    public static <T> ResponseEntity<byte[]> of(Page page, String fileName, List<Column<T>> columns, List<T> rows) {
        boolean excel = page.address().get("format").equals("xlsx");
        byte[] bytes = excel ? xlsx(page, fileName, columns, rows) : csv(page, columns, rows);
        String name = fileName + (excel ? ".xlsx" : ".csv");
        return ResponseEntity.ok()
                .contentType(excel ? XLSX : CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    /** RFC 4180, with the mark that makes spreadsheets read it as UTF-8; numbers are plain decimals, days ISO dates. */
    static <T> byte[] csv(Page page, List<Column<T>> columns, List<T> rows) {
        StringBuilder text = new StringBuilder("\ufeff");
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(columns.get(i).label()));
        }
        text.append("\r\n");
        for (T row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                Object value = columns.get(i).value().apply(row);
                text.append(i == 0 ? "" : ",").append(quoted(plain(page, value)));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> byte[] xlsx(Page page, String name, List<Column<T>> columns, List<T> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Phoi Hop", "1.0")) {
            Worksheet sheet = book.newWorksheet(name.length() > 31 ? name.substring(0, 31) : name);
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(0, c, columns.get(c).label());
                sheet.style(0, c).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < columns.size(); c++) {
                    put(page, sheet, r + 1, c, columns.get(c).value().apply(rows.get(r)));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void put(Page page, Worksheet sheet, int row, int column, @Nullable Object value) {
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
            default -> sheet.value(row, column, page.show(value));
        }
    }

    private static String plain(Page page, @Nullable Object value) {
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
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
