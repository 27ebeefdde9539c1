package vn.phoihop.postgres;

/**
 * How the server is run.
 *
 * @param durable whether a commit is on the disk before it is acknowledged; false only for tests, whose data nobody misses
 * @param sharedBuffersMegabytes memory of the server's page cache
 * @param maxConnections connections at once, those of the pools and of jobs
 * @param holder what the process that holds the data directory says about itself, such as the address of its pages
 */
public record ServerOptions(boolean durable, int sharedBuffersMegabytes, int maxConnections, String holder) {

    /** For installations; suits a machine with 2 GB of memory and more, and takes a sixteenth of it, up to 1 GB. */
    public static final ServerOptions STANDARD =
            new ServerOptions(true, (int) Math.clamp(Machine.memoryMegabytes() / 16, 128, 1024), 60, "");

    /** For tests: nothing waits for the disk. */
    public static final ServerOptions THROW_AWAY = new ServerOptions(false, 64, 400, "");

    public ServerOptions heldBy(String description) {
        return new ServerOptions(durable, sharedBuffersMegabytes, maxConnections, description);
    }
}
