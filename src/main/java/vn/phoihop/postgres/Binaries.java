package vn.phoihop.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The PostgreSQL programs, unpacked once from the archive on the class path into a folder named after the archive's checksum. */
final class Binaries {

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks if that has not been done; into the machine's cache where that can be written, else beside the data.
     *
     * @param beside the folder to use when there is no usable cache
     */
    static Binaries unpacked(Path beside, Consumer<String> progress) {
        return unpacked(archive(), beside, progress);
    }

    /** Those of a given archive. */
    static Binaries unpacked(URL archive, Path beside, Consumer<String> progress) {
        String name = "postgresql-" + fingerprint(archive);
        for (Path cache : new Path[] {cache(), beside}) {
            Path home = cache.resolve(name);
            if (Files.isExecutable(home.resolve("bin/postgres"))) {
                return new Binaries(home);
            }
        }
        progress.accept(Texts.of("postgres.unpacking"));
        try {
            return new Binaries(unpack(archive, cache(), name));
        } catch (IOException unwritableCache) {
            try {
                return new Binaries(unpack(archive, beside, name));
            } catch (IOException e) {
                throw new Refused(ProblemCode.DATA_DIRECTORY_NOT_WRITABLE, beside, Reason.of(e));
            }
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static URL archive() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        String family = system.startsWith("mac") ? "darwin" : system;
        String bits = switch (processor) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> processor;
        };
        @Nullable URL found = Binaries.class.getResource("/postgres-" + family + "-" + bits + ".txz");
        if (found == null) {
            throw new Refused(ProblemCode.PLATFORM_NOT_SUPPORTED, system, processor);
        }
        return found;
    }

    /** Root has no home that the server's own user could reach, so its cache is the machine's. */
    private static Path cache() {
        if ("root".equals(System.getProperty("user.name"))) {
            return Path.of("/var/cache/phoihop");
        }
        @Nullable String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home", "/"), ".cache")
                : Path.of(configured);
        return caches.resolve("phoihop");
    }

    /** The checksum that the jar's directory keeps of the archive; reading all of it at each start would take too long. */
    private static String fingerprint(URL archive) {
        try {
            URLConnection connection = archive.openConnection();
            if (connection instanceof JarURLConnection jar) {
                return "%08x-%d"
                        .formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
            }
            return Long.toString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under a temporary name first, then renamed: a folder with the final name is complete. */
    private static Path unpack(URL archive, Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        Path home = parent.resolve(name);
        Path unfinished = Files.createTempDirectory(parent, name + ".unfinished-");
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, unfinished);
            }
        }
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another start unpacked the same at the same time.
            Folders.delete(unfinished);
        }
        return home;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.getName().endsWith(".a")) {
            // Static libraries are for building, not for running.
            return;
        } else {
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
