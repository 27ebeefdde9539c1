package vn.phoihop.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.util.FileSystemUtils;

/** A data directory for one run; closing it removes it. */
record ThrownAway(Path path) implements AutoCloseable {

    static ThrownAway create() {
        try {
            Path path = Files.createTempDirectory("phoihop-");
            // The database server may run as a user of its own, who must get to its folder in here.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            return new ThrownAway(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
