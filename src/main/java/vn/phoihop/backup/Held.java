package vn.phoihop.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are locked by whoever is at work with them: one that nobody holds was left by a program that was killed. */
public final class Held {

    private Held() {}

    /** Held as long as the channel is open. Where a disk knows no locks, all on it looks held. */
    public static void hold(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException withoutLocks) {
            // Then nothing on it is ever taken for left.
        }
    }

    /** Where it cannot be told, somebody holds it. */
    public static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException | OverlappingFileLockException unsure) {
            return true;
        }
    }

    static void deleteUnheld(Path file) throws IOException {
        if (Files.isRegularFile(file) && !isHeld(file)) {
            Files.deleteIfExists(file);
        }
    }
}
