package vn.phoihop.ledger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A book's file read line by line, in constant memory; lines are parsed some hundreds at a time on all cores. */
final class BookFile implements AutoCloseable {

    private static final int LINES = 1_024;
    private static final int BYTES = 1 << 21;

    /** A longer line is no line of a book; a file without line feeds must not fill the memory. */
    private static final int LONGEST = 1 << 26;

    /**
     * A line with its number from 1.
     *
     * @param line null where it cannot be read
     */
    record Numbered(long number, @Nullable BookLine line) {}

    private record Raw(long number, byte[] bytes) {}

    private final InputStream in;
    private final MessageDigest digest = WritingBook.sha256();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long lines;
    private byte[] last = new byte[0];
    private boolean endedWithLine;

    private BookFile(InputStream in) {
        this.in = in;
    }

    static BookFile open(Path file) {
        try {
            return new BookFile(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The next lines; none at the end of the file. */
    List<Numbered> next() {
        List<Raw> raw = new ArrayList<>(LINES);
        int bytes = 0;
        while (raw.size() < LINES && bytes < BYTES) {
            byte[] line = nextLine();
            if (line == null) {
                break;
            }
            bytes += line.length;
            raw.add(new Raw(++lines, line));
        }
        return raw.parallelStream().map(BookFile::parsed).toList();
    }

    private static Numbered parsed(Raw raw) {
        try {
            return new Numbered(raw.number, BookLine.read(raw.bytes));
        } catch (BookLine.NotReadable wrong) {
            return new Numbered(raw.number, null);
        }
    }

    /**
     * At the end of the file: null when its last line is the closing one, to the byte, and the file hashes to what it says.
     */
    @Nullable
    Fault end() {
        if (!endedWithLine || !(parsed(new Raw(lines, last)).line() instanceof BookLine.End)) {
            return Fault.FILE_TORN;
        }
        byte[] expected = new BookLine.End(lines - 1, HexFormat.of().formatHex(digest.digest())).bytes();
        return MessageDigest.isEqual(expected, last) ? null : Fault.FILE_ALTERED;
    }

    /** Whether the file breaks off amid this line. */
    boolean isTornAt(long number) {
        return number == lines && !endedWithLine;
    }

    private byte @Nullable [] nextLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean ended = false;
        while (!ended && line.size() < LONGEST && (from < to || fill())) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            ended = end < to;
            from = ended ? end + 1 : end;
        }
        if (line.size() == 0 && !ended) {
            return null;
        }
        if (lines > 0) {
            // The last line tells the hash of all before it.
            digest.update(last);
            digest.update((byte) '\n');
        }
        endedWithLine = ended;
        last = line.toByteArray();
        return last;
    }

    private boolean fill() {
        try {
            from = 0;
            to = Math.max(0, in.read(buffer));
            return to > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
