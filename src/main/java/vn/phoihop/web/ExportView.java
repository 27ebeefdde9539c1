package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** Writes an export to the reader as its rows come. A fault on the way breaks the connection off: half a file never looks like a whole one. */
final class ExportView<T> implements View {

    private static final int BUFFER = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ExportView.class);

    private final Page page;
    private final String fileName;
    private final List<Column<T>> columns;
    private final Supplier<Stream<T>> rows;
    private final String disposition;

    ExportView(Page page, String fileName, List<Column<T>> columns, Supplier<Stream<T>> rows) {
        this.page = page;
        this.fileName = fileName;
        this.columns = columns;
        this.rows = rows;
        // Whether it is of a sample is asked within the controller's transaction.
        this.disposition = Export.disposition(page, fileName);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(Export.type(page).toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setBufferSize(BUFFER);
        OutputStream out = response.getOutputStream();
        try {
            page.reading(() -> {
                try (Stream<T> all = rows.get();
                        RowWriter<T> writer = RowWriter.of(page, fileName, columns, out)) {
                    all.forEach(writer::write);
                    writer.finish();
                }
            });
        } catch (UncheckedIOException gone) {
            // Whoever asked went away; the reading has ended with the transaction.
            LOG.debug("an export was not wanted any more", gone);
        }
    }
}
