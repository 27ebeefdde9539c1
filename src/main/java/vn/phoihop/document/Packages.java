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
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

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

    /**
     * Copies a package part by part in the order it has, one part replaced, without holding it in memory. The other parts stay packed as they
     * are: to unpack and pack them again would take longer than to write the draft.
     */
    static void copy(Path from, OutputStream target, String replaced, byte[] content) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(from).get()) {
            ZipArchiveOutputStream out = new ZipArchiveOutputStream(target);
            for (ZipArchiveEntry part : Collections.list(zip.getEntriesInPhysicalOrder())) {
                ZipArchiveEntry copied = new ZipArchiveEntry(part.getName());
                copied.setTimeLocal(ENTRY_TIME);
                if (part.getName().equals(replaced)) {
                    putPlain(out, copied, content);
                } else {
                    copied.setMethod(part.getMethod());
                    copied.setSize(part.getSize());
                    copied.setCompressedSize(part.getCompressedSize());
                    copied.setCrc(part.getCrc());
                    try (InputStream packed = zip.getRawInputStream(part)) {
                        out.addRawArchiveEntry(copied, packed);
                    }
                }
            }
            out.finish();
        }
    }

    /** Not packed, so that its sizes are known and stand before it as those of the others do. */
    private static void putPlain(ZipArchiveOutputStream out, ZipArchiveEntry entry, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
