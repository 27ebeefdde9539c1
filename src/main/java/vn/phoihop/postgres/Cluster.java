package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The files of the server in the data directory: created completely or not at all, and never deleted. */
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final String MAJOR = "18";
    private static final String UNFINISHED = ".unfinished";
    private static final Duration CREATION_PATIENCE = Duration.ofMinutes(10);
    private static final long MEGABYTE = 1 << 20;

    /** What a new database and its first log need. */
    private static final long FREE_TO_CREATE = 256 * MEGABYTE;

    /** Less than that and the server could not even write its log. */
    private static final long FREE_TO_START = 48 * MEGABYTE;

    private final Path directory;
    private final Path folder;
    private final Path files;

    /** @param directory the installation's data directory; the server's part lies in {@code postgres} under it */
    Cluster(Path directory) {
        this.directory = directory;
        this.folder = directory.resolve("postgres");
        this.files = folder.resolve(MAJOR);
    }

    Path folder() {
        return folder;
    }

    Path files() {
        return files;
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    /** Less than a piece of the log: the next one cannot be begun. */
    static final long LEAST_TO_GO_ON = 16 * MEGABYTE;

    /** The disk has filled up under a server that was at work. */
    static Refused full(Path directory) {
        long free;
        try {
            free = Files.getFileStore(directory).getUsableSpace() / MEGABYTE;
        } catch (IOException unknown) {
            free = 0;
        }
        return new Refused(ProblemCode.DATA_DIRECTORY_FULL, directory, free, FREE_TO_START / MEGABYTE);
    }

    void refuseFullDisk() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        long needed = Files.exists(files) ? FREE_TO_START : FREE_TO_CREATE;
        if (free < needed) {
            throw new Refused(ProblemCode.DATA_DIRECTORY_FULL, directory, free / MEGABYTE, needed / MEGABYTE);
        }
    }

    /** Creates the files if there are none. */
    void prepare(Binaries binaries, RunAs runAs, ServerOptions options, Consumer<String> progress) throws IOException {
        removeUnfinished();
        if (!Files.exists(files)) {
            progress.accept(Texts.of("postgres.creating"));
            create(binaries, runAs, options);
        }
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private void create(Binaries binaries, RunAs runAs, ServerOptions options) throws IOException {
        writePassword(runAs);
        Path unfinished = folder.resolve(MAJOR + UNFINISHED);
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth-local=scram-sha-256",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                // The same order and letter case on every machine; Vietnamese order is asked for where a list is sorted
                // for people.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC",
                "--set=log_min_messages=warning",
                "--set=max_connections=" + options.maxConnections(),
                "--set=work_mem=16MB",
                "--set=maintenance_work_mem=96MB",
                "--set=wal_compression=pglz",
                "--set=random_page_cost=1.1",
                "--set=jit=off"));
        if (!options.durable()) {
            arguments.add("--no-sync");
        }
        Program.Outcome outcome =
                Program.run(runAs.command(binaries.program("initdb"), arguments), folder, CREATION_PATIENCE);
        if (!outcome.succeeded()) {
            removeUnfinished();
            throw FullDisk.isSaidBy(outcome.output())
                    ? new Refused(
                            ProblemCode.DATA_DIRECTORY_FULL,
                            directory,
                            Files.getFileStore(folder).getUsableSpace() / MEGABYTE,
                            FREE_TO_CREATE / MEGABYTE)
                    : new Refused(ProblemCode.POSTGRES_NOT_STARTED, outcome.output(), folder);
        }
        Files.move(unfinished, files, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Known to nobody but this file. Written before the database is created, so that no database is without its password. */
    private void writePassword(RunAs runAs) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path unfinished = folder.resolve("password" + UNFINISHED);
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        runAs.owns(unfinished);
        Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a killed creation left; it was never a database. */
    private void removeUnfinished() throws IOException {
        Path unfinished = folder.resolve(MAJOR + UNFINISHED);
        if (Files.exists(unfinished)) {
            Folders.delete(unfinished);
        }
    }

    /** Refuses files of another version; what is in ours is what PostgreSQL says. */
    void refuseOtherVersions() throws IOException {
        if (Files.exists(files)) {
            refuseOther(Files.readString(files.resolve("PG_VERSION")).strip());
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // What a killed creation left is no database, whatever it has written down already.
            List<String> others = entries.filter(entry -> Files.exists(entry.resolve("PG_VERSION")))
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.endsWith(UNFINISHED))
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                refuseOther(String.join(", ", others));
            }
        }
    }

    private void refuseOther(String version) {
        if (!version.equals(MAJOR)) {
            throw new Refused(
                    ProblemCode.DATA_DIRECTORY_UNUSABLE, directory, "PostgreSQL " + version + ", expected " + MAJOR);
        }
    }
}
