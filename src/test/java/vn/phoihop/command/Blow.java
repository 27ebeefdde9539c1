package vn.phoihop.command;

/** What is killed, each as {@code kill -9} does it. */
enum Blow {
    /** The application; its PostgreSQL lives on and is taken over by the next start. */
    APPLICATION,
    /** The server of PostgreSQL; the application lives on and starts it anew. */
    SERVER,
    /** One of its workers: PostgreSQL then ends all others and recovers. */
    WORKER,
    /** Both at once. What a failing current may do to the disk beneath is another thing: fsync stands against it, and is looked at where the server is started. */
    BOTH,
    /** The application, and once more while it starts. */
    APPLICATION_AND_ITS_NEXT_START;

    boolean applicationDies() {
        return this != SERVER && this != WORKER;
    }
}
