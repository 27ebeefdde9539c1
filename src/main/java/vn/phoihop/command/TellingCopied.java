package vn.phoihop.command;

import java.time.Duration;
import java.util.function.Consumer;
import vn.phoihop.backup.Progress;

/** How far a backup is, told at the terminal every few seconds. */
final class TellingCopied implements Progress {

    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Console console;
    private final Consumer<String> line;
    private long toldAt = System.nanoTime();

    TellingCopied(Console console, Consumer<String> line) {
        this.console = console;
        this.line = line;
    }

    @Override
    public void copied(String table, long rows, long bytes) {
        if (System.nanoTime() - toldAt > EVERY.toNanos()) {
            toldAt = System.nanoTime();
            line.accept(console.text("command.copied", table, rows, bytes >> 20));
        }
    }
}
