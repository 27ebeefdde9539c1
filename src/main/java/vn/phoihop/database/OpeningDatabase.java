package vn.phoihop.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The database that the application works on, which may still be on its way: a server takes a second to start and longer to get its schema, and the
 * application need not wait for it before it has something to ask.
 */
public final class OpeningDatabase {

    private final CompletableFuture<DatabaseAccess> ready;

    private OpeningDatabase(CompletableFuture<DatabaseAccess> ready) {
        this.ready = ready;
    }

    /** One that answers already, or is to; its roles and schema are made ready on a thread of their own. */
    public static OpeningDatabase of(DatabaseAccess access) {
        return beside(() -> access);
    }

    /** One whose roles and schema are ready. */
    public static OpeningDatabase prepared(DatabaseAccess access) {
        return new OpeningDatabase(CompletableFuture.completedFuture(access));
    }

    /** Opens it, and makes its roles and schema ready, on a thread of its own. */
    public static OpeningDatabase beside(Supplier<DatabaseAccess> opening) {
        return new OpeningDatabase(CompletableFuture.supplyAsync(
                () -> {
                    DatabaseAccess access = opening.get();
                    Provisioning.prepare(access);
                    return access;
                },
                task -> Thread.ofPlatform().daemon().name("opening-database").start(task)));
    }

    /**
     * The database with its roles and its schema.
     *
     * @throws RuntimeException what kept it from being opened
     */
    public DatabaseAccess ready() {
        try {
            return ready.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException itself ? itself : failure;
        }
    }

    /** Returns once it is open, or will never be. */
    public void awaitEnd() {
        ready.handle((access, failure) -> access).join();
    }
}
