package vn.phoihop.command;

/** Progress is told once a second, however often there is some. */
final class EverySecond {

    private static final long SECOND = 1_000_000_000L;

    private long last = System.nanoTime();

    void maybe(Runnable telling) {
        long now = System.nanoTime();
        if (now - last > SECOND) {
            last = now;
            telling.run();
        }
    }
}
