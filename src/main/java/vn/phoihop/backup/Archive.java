package vn.phoihop.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** A backup that was finished: a ZIP file with the rows of each table, what lay beside the database, and the manifest. */
public final class Archive implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Refuses what is no backup or only a part of one. */
    public static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Refused(ProblemCode.BACKUP_MISSING, file);
        }
        ZipFile zip = null;
        boolean opened = false;
        try {
            zip = new ZipFile(file.toFile());
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry == null) {
                throw new Refused(ProblemCode.NOT_A_BACKUP, file);
            }
            Manifest manifest;
            try (InputStream in = zip.getInputStream(entry)) {
                manifest = Manifest.read(in.readAllBytes(), file);
            }
            opened = true;
            return new Archive(file, zip, manifest);
        } catch (ZipException torn) {
            throw new Refused(ProblemCode.BACKUP_DAMAGED, file, String.valueOf(torn.getMessage()));
        } catch (IOException unreadable) {
            throw new Refused(ProblemCode.BACKUP_DAMAGED, file, String.valueOf(unreadable.getMessage()));
        } finally {
            if (!opened && zip != null) {
                closeQuietly(zip);
            }
        }
    }

    private static void closeQuietly(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException unread) {
            // Nothing was written to it.
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    Path file() {
        return file;
    }

    /** Reads the contents of an entry. */
    interface Reader<T> {
        T read(InputStream in) throws Exception;
    }

    /** Has an entry read to its end and refuses it afterwards where it is not what the manifest says. */
    <T> T read(String name, String sha256, Reader<T> reader) throws Exception {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(name);
        }
        MessageDigest digest = sha256();
        try (InputStream in =
                new BufferedInputStream(new DigestInputStream(zip.getInputStream(entry), digest), BUFFER)) {
            T result;
            try {
                result = reader.read(in);
            } catch (SQLException refused) {
                // Rows the database cannot read were mostly altered on their way.
                requireUnaltered(name, sha256, in, digest);
                throw refused;
            }
            requireUnaltered(name, sha256, in, digest);
            return result;
        } catch (ZipException | EOFException torn) {
            throw damaged(name);
        }
    }

    /** A small entry. */
    byte[] readWhole(String name, String sha256) {
        try {
            return read(name, sha256, InputStream::readAllBytes);
        } catch (Refused refused) {
            throw refused;
        } catch (Exception unreadable) {
            throw damaged(name);
        }
    }

    private void requireUnaltered(String name, String sha256, InputStream rest, MessageDigest digest)
            throws IOException {
        rest.transferTo(OutputStream.nullOutputStream());
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw damaged(name);
        }
    }

    Refused damaged(String where) {
        return new Refused(ProblemCode.BACKUP_DAMAGED, file, where);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String rows(String table) {
        return "tables/" + table + ".copy";
    }

    static String key(String name) {
        return "keys/" + name;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
