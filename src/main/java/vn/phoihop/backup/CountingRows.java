package vn.phoihop.backup;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Counts rows of COPY's text format on their way, over all tables: each ends with a line feed, and none has one within. */
final class CountingRows {

    private static final long TELL_EVERY = 1L << 20;

    private final Progress progress;
    private String table = "";
    private long rows;
    private long bytes;
    private long told;

    CountingRows(Progress progress) {
        this.progress = progress;
    }

    OutputStream of(String next, OutputStream out) {
        table = next;
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] some, int from, int length) throws IOException {
                out.write(some, from, length);
                count(some, from, length);
            }
        };
    }

    InputStream of(String next, InputStream in) {
        table = next;
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] some, int from, int length) throws IOException {
                int read = in.read(some, from, length);
                if (read > 0) {
                    count(some, from, read);
                }
                return read;
            }
        };
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    private void count(byte[] some, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (some[i] == '\n') {
                rows++;
            }
        }
        bytes += length;
        if (bytes - told >= TELL_EVERY) {
            told = bytes;
            progress.copied(table, rows, bytes);
        }
    }
}
