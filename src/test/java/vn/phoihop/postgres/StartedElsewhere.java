package vn.phoihop.postgres;

import java.nio.file.Path;

/** A process that starts the server and holds it until it is killed. */
final class StartedElsewhere {

    private StartedElsewhere() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(arguments[0]), ServerOptions.STANDARD.heldBy(arguments[1]), step -> {});
        System.out.println("started");
        Thread.sleep(Long.MAX_VALUE);
    }
}
