package vn.phoihop.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about the server of a data directory.
 *
 * @param status starting, ready, stopping, or empty where that line is not written yet
 */
record Postmaster(long pid, Instant startedAt, int port, String status) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Empty when there is none, or when it is being written at this moment. */
    static Optional<Postmaster> read(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                    Integer.parseInt(lines.get(3).strip()),
                    lines.size() > 7 ? lines.get(7).strip() : ""));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /**
     * Whether the process of that number is still that server: numbers are given out again, so name and time of start must fit.
     */
    boolean isAlive() {
        Optional<ProcessHandle.Info> info =
                process().filter(ProcessHandle::isAlive).map(ProcessHandle::info);
        if (info.isEmpty() || isZombie()) {
            return false;
        }
        boolean named = info.get()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(true);
        boolean timed = info.get()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) < 0)
                .orElse(true);
        return named && timed;
    }

    /** Dead, but nobody has asked how it ended; lasting in containers whose first process does not care for orphans. */
    private boolean isZombie() {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return line.startsWith("Z", line.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether any process still works in the cluster: workers may outlive their server by a moment. */
    static boolean anybodyWorksIn(Path cluster) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                        .equals(cluster);
            } catch (IOException e) {
                return false;
            }
        });
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid);
    }

    /** Whether it runs these programs, and not those of another version. */
    boolean runs(Path program) {
        return process()
                .flatMap(handle -> handle.info().command())
                .filter(program.toString()::equals)
                .isPresent();
    }
}
