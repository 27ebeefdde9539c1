package vn.phoihop.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes the lines of a book's file and, at last, the one that shows that nothing is missing. */
final class WritingBook {

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long lines;

    WritingBook(OutputStream out) {
        this.out = out;
    }

    void line(BookLine line) {
        byte[] bytes = line.bytes();
        digest.update(bytes);
        digest.update((byte) '\n');
        lines++;
        write(bytes);
    }

    void end() {
        write(new BookLine.End(lines, HexFormat.of().formatHex(digest.digest())).bytes());
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.write('\n');
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
