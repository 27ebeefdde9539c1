package vn.phoihop.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.phoihop.vocabulary.Refused;

/**
 * Watches the server of this process. One that ended without having been asked to (killed for want of memory, say) is started anew at the
 * same address, as often as it takes: meanwhile requests are refused, and what was acknowledged is there afterwards.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** After a start that failed; a full disk, for instance, is not emptied at once. */
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Server server;
    private final ServerOptions options;
    private final int port;
    private final Consumer<String> progress;
    private boolean closed;

    private Keeper(Server server, ServerOptions options, int port, Consumer<String> progress) {
        this.server = server;
        this.options = options;
        this.port = port;
        this.progress = progress;
    }

    /** @param port at which the server answers and has to answer again */
    static Keeper of(Server server, ServerOptions options, int port, Consumer<String> progress) {
        Keeper keeper = new Keeper(server, options, port, progress);
        Thread.ofPlatform().daemon().name("postgres-keeper").start(keeper::watch);
        return keeper;
    }

    private synchronized void watch() {
        try {
            while (!closed) {
                wait((server.isAlive() || revived() ? LOOK_EVERY : TRY_AGAIN_AFTER).toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean revived() {
        LOG.error("PostgreSQL has ended without having been asked to; it is started anew");
        progress.accept(Texts.of("postgres.reviving"));
        try {
            server.start(options, port, progress);
            return true;
        } catch (IOException | Refused failure) {
            LOG.error("PostgreSQL could not be started anew", failure);
            return false;
        }
    }

    /** Returns when a start that is under way is over; afterwards nothing is started any more. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
