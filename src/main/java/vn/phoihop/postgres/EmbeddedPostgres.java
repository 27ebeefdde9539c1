package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import vn.phoihop.vocabulary.Refused;

/**
 * A PostgreSQL server that belongs to this process and keeps its data in a directory of its own. It answers on the loopback address
 * only, asks for a generated password, and writes to the disk before it acknowledges. A server that outlived the killed process
 * which started it is taken over; one that ends unasked is started anew at the same address. Whoever starts it closes it; there is no shutdown hook, because the web must stop first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final Holder holder;
    private final Server server;
    private final ServerAddress address;
    private final Consumer<String> progress;
    private final Keeper keeper;
    private boolean closed;

    EmbeddedPostgres(
            Holder holder, Server server, ServerAddress address, ServerOptions options, Consumer<String> progress) {
        this.holder = holder;
        this.server = server;
        this.address = address;
        this.progress = progress;
        this.keeper = Keeper.of(server, options, address.port(), progress);
    }

    /** Starts with the settings for installations and waits until the server answers, however long it recovers. */
    public static EmbeddedPostgres start(Path directory, Consumer<String> progress) {
        return start(directory, ServerOptions.STANDARD, progress);
    }

    /**
     * @param directory created if it does not exist; held by this process until {@link #close()}
     * @param progress is told what is being done, in the language of the session
     * @throws Refused when the directory is held by another process, cannot be written, is full or is not ours, or when PostgreSQL
     *     cannot run here
     */
    public static EmbeddedPostgres start(Path directory, ServerOptions options, Consumer<String> progress) {
        try (HeldDirectory held = HeldDirectory.of(directory, options)) {
            return held.start(progress);
        }
    }

    /**
     * The server that another process runs on the directory, for work beside it; empty when nobody holds the directory. It is not
     * stopped by whoever asks.
     */
    public static Optional<ServerAddress> running(Path directory) {
        try {
            Path real = directory.toRealPath();
            Cluster cluster = new Cluster(real);
            Optional<Postmaster> postmaster =
                    Postmaster.read(cluster.files()).filter(Postmaster::isReady).filter(Postmaster::isAlive);
            if (!Holder.isHeld(real) || postmaster.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new ServerAddress(Server.HOST, postmaster.get().port(), Cluster.SUPERUSER, cluster.password()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is said, and how to mend it, when the disk of a directory that holds a database has filled up. */
    public static Refused full(Path directory) {
        return Cluster.full(directory.toAbsolutePath());
    }

    /** Whether so little is left on the disk that the server of the directory cannot go on. */
    public static boolean isFull(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() < Cluster.LEAST_TO_GO_ON;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Refuses, and says who (pid, since when, address), when another process holds the directory; changes nothing. */
    public static void refuseHeld(Path directory) {
        try {
            Path real = directory.toRealPath();
            if (Holder.isHeld(real)) {
                throw Holder.held(real);
            }
        } catch (IOException notThereYet) {
            // Whatever keeps it from being used is told when it is opened.
        }
    }

    public ServerAddress address() {
        return address;
    }

    /** Ends all sessions, writes everything to the disk and waits for the server's end. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            progress.accept(Texts.of("postgres.stopping"));
            keeper.close();
            server.stop();
            holder.close();
        }
    }
}
