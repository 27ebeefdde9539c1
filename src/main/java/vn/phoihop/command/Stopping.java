package vn.phoihop.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Everything that is open, closed in the reverse order when the command ends or a signal asks for it: the pages first, then the
 * database. A signal that arrives while something is being opened waits for it, so that nothing is left behind.
 */
final class Stopping implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean stopped;

    /** @param last what is done when a signal has closed everything */
    static Stopping onSignal(Runnable first, Runnable last) {
        Stopping stopping = new Stopping();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (stopping.isOpen()) {
                                first.run();
                                stopping.close();
                                last.run();
                            }
                        },
                        "stopping"));
        return stopping;
    }

    /** Opens something and remembers to close it. */
    synchronized <T extends AutoCloseable> T keep(Supplier<T> opening) {
        if (stopped) {
            throw new IllegalStateException("stopped while it was starting");
        }
        T opened = opening.get();
        open.push(opened);
        return opened;
    }

    synchronized boolean isOpen() {
        return !stopped;
    }

    void awaitSignal() throws InterruptedException {
        closed.await();
    }

    @Override
    public synchronized void close() {
        stopped = true;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Stopping.class).warn("while stopping", e);
            }
        }
        closed.countDown();
    }
}
