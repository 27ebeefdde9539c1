package vn.phoihop.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Set;
import java.util.UUID;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * A document on its way in. It is read no further than the most that is taken, into a file that no folder names any more: whatever becomes of the
 * document, of the program or of the machine, nothing of it is left behind.
 */
public final class SentDocument implements AutoCloseable {

    /** The largest document taken in. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    public static final int MOST_MEGABYTES = MOST_BYTES / 1024 / 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_NAME = 200;

    private final String name;
    private final SeekableByteChannel content;
    private final byte[] sha256;
    private final int size;

    private SentDocument(String name, SeekableByteChannel content, byte[] sha256, int size) {
        this.name = name;
        this.content = content;
        this.sha256 = sha256;
        this.size = size;
    }

    /** Reads it to its end. */
    public static SentDocument read(String name, InputStream in) throws IOException {
        SeekableByteChannel content = Files.newByteChannel(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("phoihop-" + UUID.randomUUID()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        // On Linux the name is gone as soon as the file is open.
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            int size = 0;
            for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                size += some;
                if (size > MOST_BYTES) {
                    throw new Refused(ProblemCode.ATTACHMENT_TOO_LARGE, Findings.shown(name), MOST_MEGABYTES);
                }
                digest.update(buffer, 0, some);
                ByteBuffer part = ByteBuffer.wrap(buffer, 0, some);
                while (part.hasRemaining()) {
                    content.write(part);
                }
            }
            return new SentDocument(name, content, digest.digest(), size);
        } catch (IOException | RuntimeException failed) {
            content.close();
            throw failed;
        } catch (NoSuchAlgorithmException impossible) {
            content.close();
            throw new IllegalStateException(impossible);
        }
    }

    /** The last part of what a sender calls it, as it is kept: composed letters, no folders, nothing invisible, no more than fits. */
    public static String tidyName(String sent) {
        String last = Normalizer.normalize(sent, Normalizer.Form.NFC)
                .replaceFirst("(?s).*[/\\\\]", "")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "")
                .strip();
        if (last.length() <= LONGEST_NAME) {
            return last;
        }
        int dot = last.lastIndexOf('.');
        String ending = dot < 0 || last.length() - dot > 10 ? "" : last.substring(dot);
        int end = LONGEST_NAME - ending.length();
        return last.substring(0, Character.isHighSurrogate(last.charAt(end - 1)) ? end - 1 : end) + ending;
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    public byte[] sha256() {
        return sha256.clone();
    }

    /** From its beginning; one reader at a time. */
    public InputStream open() {
        try {
            content.position(0);
            return Channels.newInputStream(new KeptOpen(content));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    byte[] bytes() {
        try {
            return open().readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Who has read it does not take it away from the next. */
    private record KeptOpen(SeekableByteChannel channel) implements java.nio.channels.ReadableByteChannel {

        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {
            // It is closed with the document.
        }
    }
}
