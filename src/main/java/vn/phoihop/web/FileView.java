package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/** Writes a file to the reader while it is made, as {@link ExportView} does with rows. */
final class FileView implements View {

    private static final int BUFFER = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FileView.class);

    private final String fileName;
    private final MediaType type;
    private final Consumer<OutputStream> writing;

    FileView(String fileName, MediaType type, Consumer<OutputStream> writing) {
        this.fileName = fileName;
        this.type = type;
        this.writing = writing;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(type.toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setBufferSize(BUFFER);
        OutputStream out = response.getOutputStream();
        try {
            writing.accept(out);
        } catch (UncheckedIOException gone) {
            LOG.debug("a file was not wanted any more", gone);
        }
    }
}
