package vn.phoihop.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The files of a backup that lie beside the database. */
public final class RestoringKeys {

    /** What a key's file may be called: the name comes from the archive, and must not lead out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Map<String, byte[]> keys;

    private RestoringKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /** Refuses a wrong or missing phrase before anything is done. */
    public static RestoringKeys read(Archive archive, @Nullable PassPhrase phrase) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (Manifest.Key key : archive.manifest().keys()) {
            if (!NAME.matcher(key.file()).matches()) {
                throw archive.damaged(key.file());
            }
            byte[] kept = archive.readWhole(Archive.key(key.file()), key.sha256());
            if (key.locked() && phrase == null) {
                throw new Refused(ProblemCode.BACKUP_PASSPHRASE_WRONG);
            }
            keys.put(key.file(), key.locked() && phrase != null ? phrase.unlock(kept) : kept);
        }
        return new RestoringKeys(keys);
    }

    /** Those that were left out. */
    public static RestoringKeys none() {
        return new RestoringKeys(Map.of());
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Other keys that are there already are never overwritten; the same ones a restore has left that broke off later. */
    public void requireRoom(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            Path there = folder.resolve(key.getKey());
            if (Files.exists(there) && !Arrays.equals(Files.readAllBytes(there), key.getValue())) {
                throw new Refused(ProblemCode.RESTORE_KEYS_THERE, folder);
            }
        }
    }

    /** Each for its owner only to read, and whole or not at all. */
    public void into(Path folder) throws IOException {
        requireRoom(folder);
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            Path written = Files.createTempFile(
                    folder,
                    key.getKey(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(written, key.getValue());
            Files.move(written, folder.resolve(key.getKey()), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
