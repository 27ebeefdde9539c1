package vn.phoihop.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** An archive that is being written: under a temporary name, for nobody else to read, until it is whole and on the disk. */
final class WritingArchive implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private static final String UNFINISHED = ".unfinished-";
    private static final Pattern LEFT = Pattern.compile(".+\\.unfinished-\\d+");

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final ZipOutputStream zip;

    private WritingArchive(Path file, Path unfinished, FileChannel channel) {
        this.file = file;
        this.unfinished = unfinished;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    static WritingArchive to(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        refuseExisting(absolute);
        Path folder = Objects.requireNonNull(absolute.getParent());
        clear(folder);
        Path unfinished = Files.createTempFile(
                folder,
                absolute.getFileName() + UNFINISHED,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // A signal ends the program before this is closed.
        unfinished.toFile().deleteOnExit();
        FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
        Held.hold(channel);
        WritingArchive writing = new WritingArchive(absolute, unfinished, channel);
        // Most of it are numbers and hashes: more effort would take three times as long for a tenth less.
        writing.zip.setLevel(Deflater.BEST_SPEED);
        return writing;
    }

    /** Of what was killed before, with keys in it; it may have another name than this one, by the day for instance. */
    private static void clear(Path folder) {
        try (Stream<Path> there = Files.list(folder)) {
            for (Path left : there.filter(
                            path -> LEFT.matcher(path.getFileName().toString()).matches())
                    .toList()) {
                Held.deleteUnheld(left);
            }
        } catch (IOException notOurs) {
            // Whether this one can be written is told when it is.
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new Refused(ProblemCode.BACKUP_FILE_EXISTS, file);
        }
    }

    /** What was written into an entry. */
    record Entry(long result, long bytes, String sha256) {}

    /** Writes the contents and answers with a number of its own, such as rows. */
    interface Contents {
        long write(OutputStream out) throws Exception;
    }

    Entry add(String name, Contents contents) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        CountingDigest digest = new CountingDigest(zip);
        long result;
        try (OutputStream buffered = new BufferedOutputStream(digest, BUFFER)) {
            result = contents.write(buffered);
        }
        zip.closeEntry();
        return new Entry(result, digest.bytes, digest.sha256());
    }

    /** The last step: afterwards the file is there under its own name, or there is none. */
    void finish(Manifest manifest) throws Exception {
        add(Archive.MANIFEST, out -> {
            out.write(manifest.written());
            return 0;
        });
        zip.finish();
        zip.flush();
        channel.force(true);
        refuseExisting(file);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            throw new IOException(file + " cannot be renamed to", otherDisk);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Counts and digests what passes; does not close what it passes to. */
    private static final class CountingDigest extends DigestOutputStream {

        private long bytes;

        CountingDigest(OutputStream to) {
            super(to, Archive.sha256());
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            super.write(some, from, length);
            bytes += length;
        }

        String sha256() {
            MessageDigest digest = getMessageDigest();
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
