package vn.phoihop.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes (tmpfs); only where the tests run as root. */
final class SmallDisk implements AutoCloseable {

    private final Path mounted;

    private SmallDisk(Path mounted) {
        this.mounted = mounted;
    }

    static SmallDisk mount(Path at, int megabytes) throws IOException, InterruptedException {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString()),
                "only root mounts a disk");
        return new SmallDisk(at);
    }

    /** A file that leaves no more than so many megabytes. */
    Path fill(int left) throws IOException {
        Path ballast = mounted.resolve("ballast");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long free = Files.getFileStore(mounted).getUsableSpace() >> 20; free > left; free--) {
                out.write(block);
            }
        }
        return ballast;
    }

    /** The last process of a server may need a moment to let go of its folder. */
    @Override
    public void close() throws IOException, InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (run("umount", mounted.toString())) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IOException(mounted + " is still in use");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
