package vn.phoihop.web;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.View;

/**
 * A list as a file: {@code ?format=csv} or {@code ?format=xlsx}, with the columns of its page. Of a sample the name of the file says so, and a
 * workbook on each sheet; a CSV file itself stays rows and nothing else. A controller answers with {@link #stream}:
 *
 * <pre>{@code
 * @GetMapping(path = "/things", params = "format")
 * View export(Page page, ListQuery query) {
 *     page.require("thing.view");
 *     return Export.stream(page, "things", columns(page), () -> things.stream(query));
 * }
 * }</pre>
 */
public final class Export {

    /** Rows fetched at once from the database: {@code jdbc.sql(…).withFetchSize(Export.FETCHED)}. */
    public static final int FETCHED = 1000;

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Export() {}

    /**
     * All rows of a list, of any number, written while they are read, in constant memory. The rows are asked for when the controller's
     * transaction has ended, in a read-only transaction of their own, which ends with the last row or when the reader goes away; so the
     * stream is best {@code jdbc.sql(…).withFetchSize(FETCHED).query(…).stream()}. What must be checked is checked before, in the controller.
     *
     * @param fileName without ending
     */
    public static <T> View stream(Page page, String fileName, List<Column<T>> columns, Supplier<Stream<T>> rows) {
        return new ExportView<>(page, fileName, columns, rows);
    }

    /**
     * A file that is no table, written while it is made; in whatever transaction the writing begins, once the controller's has ended.
     *
     * @param fileName with its ending
     */
    public static View file(String fileName, MediaType type, Consumer<OutputStream> writing) {
        return new FileView(fileName, type, writing);
    }

    /** Few rows that are there already. */
    public static <T> ResponseEntity<byte[]> of(Page page, String fileName, List<Column<T>> columns, List<T> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RowWriter<T> writer = RowWriter.of(page, fileName, columns, out)) {
            rows.forEach(writer::write);
            writer.finish();
        }
        return ResponseEntity.ok()
                .contentType(type(page))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(page, fileName))
                .body(out.toByteArray());
    }

    static boolean excel(Page page) {
        return page.address().get("format").equals("xlsx");
    }

    static MediaType type(Page page) {
        return excel(page) ? XLSX : CSV;
    }

    static String disposition(Page page, String fileName) {
        return ContentDisposition.attachment()
                .filename(
                        fileName + (page.sample() ? "-sample" : "") + (excel(page) ? ".xlsx" : ".csv"),
                        StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
