package vn.phoihop.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import vn.phoihop.backup.Held;

/**
 * A data directory under a name of its own until all in it is whole; then it gets the name it was made for. What one that was killed has left
 * is cleared by the next of the same name.
 */
final class UnfinishedDirectory implements AutoCloseable {

    private static final String UNFINISHED = ".unfinished-";

    /** Held while somebody is at work in the directory. */
    private static final String HOLD = "unfinished";

    private final Path path;
    private final Path wanted;
    private final FileChannel hold;

    private UnfinishedDirectory(Path path, Path wanted, FileChannel hold) {
        this.path = path;
        this.wanted = wanted;
        this.hold = hold;
    }

    static UnfinishedDirectory beside(Path wanted) throws IOException {
        Path parent = Objects.requireNonNull(wanted.getParent());
        Files.createDirectories(parent);
        String prefix = wanted.getFileName() + UNFINISHED;
        clear(parent, prefix);
        Path path = Files.createTempDirectory(parent, prefix);
        // The database server may run as a user of its own, who must get to its folder in here.
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        FileChannel hold =
                FileChannel.open(path.resolve(HOLD), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Held.hold(hold);
        return new UnfinishedDirectory(path, wanted, hold);
    }

    private static void clear(Path parent, String prefix) throws IOException {
        try (Stream<Path> there = Files.list(parent)) {
            for (Path left : there.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList()) {
                if (Files.exists(left.resolve(HOLD)) && !Held.isHeld(left.resolve(HOLD))) {
                    FileSystemUtils.deleteRecursively(left);
                }
            }
        }
    }

    Path path() {
        return path;
    }

    /** An empty directory of the wanted name gives way to it, one with something in it does not. */
    void finish() throws IOException {
        Files.delete(path.resolve(HOLD));
        Files.move(path, wanted, StandardCopyOption.ATOMIC_MOVE);
    }

    /** As it is closed, where a signal ends the program. */
    void discard() {
        try {
            close();
        } catch (IOException left) {
            LoggerFactory.getLogger(UnfinishedDirectory.class).warn("{} is left", path, left);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
        hold.close();
    }
}
