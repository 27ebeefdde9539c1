package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * A data directory that this process alone works on from now on, looked at for what would keep a server from running in it; the server is yet to be
 * started. Whoever lets it go without a server gives the directory back.
 */
public final class HeldDirectory implements AutoCloseable {

    private final Path directory;
    private final Cluster cluster;
    private final ServerOptions options;
    private @Nullable Holder holder;

    private HeldDirectory(Path directory, Cluster cluster, ServerOptions options, Holder holder) {
        this.directory = directory;
        this.cluster = cluster;
        this.options = options;
        this.holder = holder;
    }

    /**
     * @param directory created if it does not exist
     * @throws Refused when it is held by another process, cannot be written, is full, or holds what is not ours
     */
    public static HeldDirectory of(Path directory, ServerOptions options) {
        Path absolute = directory.toAbsolutePath().normalize();
        @Nullable Holder holder = null;
        boolean held = false;
        try {
            Files.createDirectories(absolute);
            holder = Holder.of(absolute.toRealPath(), options.holder());
            Cluster cluster = new Cluster(absolute.toRealPath());
            createPrivate(cluster.folder());
            cluster.refuseFullDisk();
            cluster.refuseOtherVersions();
            held = true;
            return new HeldDirectory(absolute, cluster, options, holder);
        } catch (IOException e) {
            throw refusal(absolute, e);
        } finally {
            if (!held && holder != null) {
                holder.close();
            }
        }
    }

    /**
     * Creates the database if there is none, starts the server and waits until it answers, however long it recovers; the server holds the
     * directory from then on.
     *
     * @param progress is told what is being done, in the language of the session
     * @throws Refused when PostgreSQL cannot run here
     */
    public synchronized EmbeddedPostgres start(Consumer<String> progress) {
        if (holder == null) {
            throw new IllegalStateException(directory + " is not held any more");
        }
        try {
            Binaries binaries = Binaries.unpacked(directory.resolve("programs"), progress);
            RunAs runAs = RunAs.chosenFor(cluster.folder(), binaries.program("postgres"));
            cluster.prepare(binaries, runAs, options, progress);
            Server server = new Server(cluster, binaries, runAs);
            int port = server.start(options, progress);
            EmbeddedPostgres postgres = new EmbeddedPostgres(
                    holder,
                    server,
                    new ServerAddress(Server.HOST, port, Cluster.SUPERUSER, cluster.password()),
                    options,
                    progress);
            holder = null;
            return postgres;
        } catch (IOException e) {
            throw refusal(directory, e);
        }
    }

    @Override
    public synchronized void close() {
        if (holder != null) {
            holder.close();
            holder = null;
        }
    }

    private static Refused refusal(Path directory, IOException failure) {
        return FullDisk.isBehind(failure)
                ? Cluster.full(directory)
                : new Refused(ProblemCode.DATA_DIRECTORY_NOT_WRITABLE, directory, Reason.of(failure));
    }

    private static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
