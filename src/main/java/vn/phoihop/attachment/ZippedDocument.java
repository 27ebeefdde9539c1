package vn.phoihop.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Looks through a document that is a packed folder of parts. It is one from its first byte to its last, with few parts that grow within reason when
 * they are unpacked; each part is XML that is read, or known to be harmless, or speaks against the document.
 */
final class ZippedDocument {

    private static final byte[] BEGINNING = {'P', 'K', 3, 4};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int END_BYTES = 22;

    private static final int MOST_PARTS = 2_000;
    private static final int MOST_OF_DIRECTORY = 1024 * 1024;
    private static final long MOST_UNPACKED = 150L * 1024 * 1024;
    /** Up to here a part may be packed as tightly as it will. */
    private static final long UNSUSPICIOUS = 4L * 1024 * 1024;

    private static final long MOST_TIMES = 200;

    /** Of parts that are neither XML nor pictures: what printers and layouts leave behind. */
    static final int MOST_OF_LEFTOVERS = 64 * 1024;

    private final Findings findings;
    private long unpacked;

    private ZippedDocument(Findings findings) {
        this.findings = findings;
    }

    static boolean begins(byte[] content) {
        return Pictures.at(content, 0, BEGINNING);
    }

    /** Whether it ends as a packed folder does, whatever stands before: some programs find one by its end. */
    static boolean ends(byte[] content) {
        for (int at = content.length - END_BYTES; at >= Math.max(0, content.length - END_BYTES - 0xFFFF); at--) {
            if (Pictures.at(content, at, END) && number(content, at + 20, 2) == content.length - at - END_BYTES) {
                return true;
            }
        }
        return false;
    }

    static void look(byte[] content, DocumentType named, Findings findings) throws IOException {
        if (CompoundFile.begins(content)) {
            CompoundFile.look(content, findings);
        } else if (!begins(content) || PdfDocument.within(content)) {
            findings.add(ProblemCode.ATTACHMENT_TYPE_MISMATCH);
        } else {
            new ZippedDocument(findings).look(content, named);
        }
    }

    private void look(byte[] content, DocumentType named) throws IOException {
        int end = content.length - END_BYTES;
        if (!Pictures.at(content, end, END) || number(content, end + 12, 4) + number(content, end + 16, 4) != end) {
            throw new IOException("no packed folder from beginning to end");
        }
        if (number(content, end + 12, 4) > MOST_OF_DIRECTORY || number(content, end + 10, 2) > MOST_PARTS) {
            bomb();
        }
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            Parts parts = entries.stream().noneMatch(entry -> entry.getName().equalsIgnoreCase("[Content_Types].xml"))
                    ? new OpenParts(named, findings)
                    : new OfficeParts(named, findings);
            Set<String> names = new HashSet<>();
            for (ZipArchiveEntry entry : entries) {
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    findings.add(ProblemCode.ATTACHMENT_ENCRYPTED);
                    return;
                }
                // Of two parts of one name each program reads another.
                if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                    throw new IOException("a part is there twice");
                }
            }
            for (ZipArchiveEntry entry : inOrder(entries, parts.first())) {
                if (!entry.getName().endsWith("/") || entry.getSize() > 0) {
                    part(zip, entry, parts);
                }
            }
            parts.end();
        }
    }

    /** What others are read by comes before them. */
    private static List<ZipArchiveEntry> inOrder(List<ZipArchiveEntry> entries, List<String> first) {
        List<ZipArchiveEntry> ordered = new ArrayList<>();
        first.forEach(name -> entries.stream()
                .filter(entry -> entry.getName().equalsIgnoreCase(name))
                .forEach(ordered::add));
        entries.stream()
                .filter(entry -> first.stream().noneMatch(entry.getName()::equalsIgnoreCase))
                .forEach(ordered::add);
        return ordered;
    }

    private void part(ZipFile zip, ZipArchiveEntry entry, Parts parts) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            findings.add(ProblemCode.ATTACHMENT_UNREADABLE);
            return;
        }
        try (InputStream in =
                new BufferedInputStream(new Counted(zip.getInputStream(entry), entry.getCompressedSize()))) {
            in.mark(1024);
            byte[] head = in.readNBytes(512);
            in.reset();
            String name = entry.getName();
            if (parts.known(name, head)) {
                // It was said what it is.
                in.transferTo(OutputStream.nullOutputStream());
            } else if (head.length == 0) {
                // Nothing is in it.
            } else if (isXml(name, head)) {
                XmlPart.read(in, parts.reading(name));
            } else {
                leftover(name, in, parts);
            }
        }
    }

    private void leftover(String name, InputStream in, Parts parts) throws IOException {
        byte[] content = in.readNBytes(MOST_OF_LEFTOVERS + 1);
        if (Pictures.within(content)) {
            findings.add(ProblemCode.ATTACHMENT_WITH_IMAGE);
        } else if (content.length > MOST_OF_LEFTOVERS || !parts.harmless(name, content)) {
            findings.add(ProblemCode.ATTACHMENT_WITH_EMBEDDED);
        }
    }

    private static boolean isXml(String name, byte[] head) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml")
                || lower.endsWith(".rels")
                || lower.endsWith(".vml")
                || lower.endsWith(".rdf")
                || new String(head, StandardCharsets.ISO_8859_1).startsWith("<?xml");
    }

    private void bomb() {
        findings.add(ProblemCode.ATTACHMENT_BOMB);
        throw new Words.NotLookedThrough();
    }

    static long number(byte[] content, int at, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | content[at + i] & 0xFF;
        }
        return number;
    }

    /** The parts of a kind of document: what each must be, and what each tells. */
    interface Parts {

        /** Those that are read before all others. */
        List<String> first();

        /** Whether its name and its first bytes say all of a part; what speaks against it was told. */
        boolean known(String name, byte[] head);

        XmlPart.Reader reading(String name);

        /** Whether a small part that is no XML and no picture may be there. */
        boolean harmless(String name, byte[] content);

        void end() throws IOException;
    }

    /** A part as it is unpacked; it stops where that goes beyond reason. */
    private final class Counted extends InputStream {

        private final InputStream part;
        private final long packed;
        private long read;

        Counted(InputStream part, long packed) {
            this.part = part;
            this.packed = Math.max(packed, 1);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = part.read(into, offset, length);
            if (some > 0) {
                findings.inTime();
                read += some;
                unpacked += some;
                if (unpacked > MOST_UNPACKED || read > UNSUSPICIOUS && read / packed > MOST_TIMES) {
                    bomb();
                }
            }
            return some;
        }

        @Override
        public void close() {
            // It lies in memory; reading it to its end would be unpacking it.
        }
    }
}
