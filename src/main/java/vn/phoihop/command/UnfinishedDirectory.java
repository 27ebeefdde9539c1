package vn.phoihop.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** A data directory under a name of its own until all in it is whole; then it gets the name it was made for. */
final class UnfinishedDirectory implements AutoCloseable {

    private final Path path;
    private final Path wanted;

    private UnfinishedDirectory(Path path, Path wanted) {
        this.path = path;
        this.wanted = wanted;
    }

    static UnfinishedDirectory beside(Path wanted) throws IOException {
        Files.createDirectories(wanted.getParent());
        Path path = Files.createTempDirectory(wanted.getParent(), wanted.getFileName() + ".unfinished-");
        // The database server may run as a user of its own, who must get to its folder in here.
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        return new UnfinishedDirectory(path, wanted);
    }

    Path path() {
        return path;
    }

    /** An empty directory of the wanted name gives way to it, one with something in it does not. */
    void finish() throws IOException {
        Files.move(path, wanted, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
