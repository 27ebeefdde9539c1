package vn.phoihop.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Office files are ZIP packages; packed anew, in a fixed order and with one fixed time, the same parts give the same bytes. */
final class Packages {

    /** Stands where a date is wanted and none is known. */
    static final LocalDate NO_DATE = LocalDate.of(2000, 1, 1);

    private static final LocalDateTime ENTRY_TIME = NO_DATE.atStartOfDay();

    /** Readers that take the package from a stream want the list of types first. */
    private static final String FIRST = "[Content_Types].xml";

    private Packages() {}

    /**
     * @param replaced parts to be written in place of those with the same name
     */
    static byte[] withoutTimes(byte[] zip, Map<String, byte[]> replaced) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        replaced.forEach((name, content) -> {
            if (parts.replace(name, content) == null) {
                throw new IllegalStateException("no such part: " + name);
            }
        });
        ByteArrayOutputStream file = new ByteArrayOutputStream(zip.length);
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            byte[] types = parts.remove(FIRST);
            if (types != null) {
                put(out, FIRST, types);
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                put(out, part.getKey(), part.getValue());
            }
        }
        return file.toByteArray();
    }

    /** Copies a package part by part in the order it has, one part replaced, without holding it in memory. */
    static void copy(Path from, OutputStream target, String replaced, byte[] content) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile())) {
            ZipOutputStream out = new ZipOutputStream(target);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                ZipEntry copied = new ZipEntry(entry.getName());
                copied.setTimeLocal(ENTRY_TIME);
                out.putNextEntry(copied);
                if (entry.getName().equals(replaced)) {
                    out.write(content);
                } else {
                    try (InputStream part = zip.getInputStream(entry)) {
                        part.transferTo(out);
                    }
                }
                out.closeEntry();
            }
            out.finish();
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
