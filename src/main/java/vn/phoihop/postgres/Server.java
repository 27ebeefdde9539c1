package vn.phoihop.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The running server of a cluster: started and stopped through PostgreSQL's own pg_ctl, watched through its pid file. */
final class Server {

    static final String HOST = "127.0.0.1";

    private static final int ANY_PORT = 0;
    private static final int ATTEMPTS = 20;

    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    /** Long enough for any recovery: pg_ctl itself notices when the server dies. */
    private static final Duration PATIENCE = Duration.ofDays(2);

    private static final long LARGEST_LOG = 8 << 20;

    private final Cluster cluster;
    private final Binaries binaries;
    private final RunAs runAs;

    Server(Cluster cluster, Binaries binaries, RunAs runAs) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    /** Returns the port once connections are accepted: a free one. */
    int start(ServerOptions options, Consumer<String> progress) throws IOException {
        return start(options, ANY_PORT, progress);
    }

    /** @param wanted the port at which to answer, where others know it already */
    int start(ServerOptions options, int wanted, Consumer<String> progress) throws IOException {
        Optional<Postmaster> orphan = Postmaster.read(cluster.files());
        if (orphan.isPresent()) {
            if (orphan.get().isAlive()) {
                progress.accept(Texts.of("postgres.adopting", orphan.get().pid()));
                Optional<Postmaster> adopted = adopt(orphan.get(), progress);
                if (adopted.isPresent()) {
                    return adopted.get().port();
                }
            } else if (orphan.get().process().isPresent()) {
                // The number now belongs to another program (usual in containers); PostgreSQL would refuse to start for
                // ever. Without the file it would not see workers that outlived their server, so these must be gone.
                awaitWorkers(progress);
                Files.deleteIfExists(Postmaster.file(cluster.files()));
            }
        }
        progress.accept(Texts.of("postgres.starting"));
        shortenLog();
        for (int attempt = 1; ; attempt++) {
            long logged = Files.exists(cluster.log()) ? Files.size(cluster.log()) : 0;
            int port = wanted == ANY_PORT ? freePort() : wanted;
            if (launch(port, options, progress)) {
                return port;
            }
            String said = logSince(logged);
            if (attempt == ATTEMPTS || !passes(said)) {
                throw refusal(said);
            }
            awaitWorkers(progress);
            pause(Duration.ofMillis(250));
        }
    }

    /** Whether the server is there, or another one of its programs has taken its place. */
    boolean isAlive() {
        return Postmaster.read(cluster.files()).filter(Postmaster::isAlive).isPresent();
    }

    void stop() {
        Program.Outcome outcome = Program.run(
                runAs.command(
                        binaries.program("pg_ctl"),
                        List.of("stop", "-D", cluster.files().toString(), "-m", "fast", "-w", "-t", "86400")),
                cluster.folder(),
                PATIENCE);
        if (!outcome.succeeded() && isAlive()) {
            throw new IllegalStateException(outcome.output());
        }
    }

    /** Waits for a server that is starting; one that is stopping or runs other programs is ended, so that ours can start. */
    private Optional<Postmaster> adopt(Postmaster orphan, Consumer<String> progress) {
        if (!orphan.runs(realProgram())) {
            stop();
            return Optional.empty();
        }
        Waiting waiting = new Waiting(progress);
        while (true) {
            Optional<Postmaster> now = Postmaster.read(cluster.files()).filter(Postmaster::isAlive);
            if (now.isEmpty() || now.get().isReady()) {
                return now;
            }
            waiting.once();
        }
    }

    private Path realProgram() {
        Path program = binaries.program("postgres");
        try {
            return program.toRealPath();
        } catch (IOException e) {
            return program;
        }
    }

    private boolean launch(int port, ServerOptions options, Consumer<String> progress) throws IOException {
        Optional<Postmaster> before = Postmaster.read(cluster.files());
        Path output = Files.createTempFile("phoihop", ".out");
        try {
            // pg_ctl makes the server a group of its own, so that Ctrl-C reaches us alone and the web can stop first.
            Process control = Program.start(
                    runAs.command(
                            binaries.program("pg_ctl"),
                            List.of(
                                    "start",
                                    "-D",
                                    cluster.files().toString(),
                                    "-l",
                                    cluster.log().toString(),
                                    "-w",
                                    "-t",
                                    Long.toString(PATIENCE.toSeconds()),
                                    "-o",
                                    settings(port, options))),
                    cluster.folder(),
                    output);
            Waiting waiting = new Waiting(progress);
            while (control.isAlive()) {
                Optional<Postmaster> now = Postmaster.read(cluster.files());
                if (now.isPresent()
                        && !now.equals(before)
                        && now.get().isReady()
                        && now.get().isAlive()) {
                    return true;
                }
                waiting.once();
            }
            return control.exitValue() == 0;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private String settings(int port, ServerOptions options) {
        String durable = options.durable() ? "on" : "off";
        return "-c listen_addresses=" + HOST + " -c port=" + port + " -c unix_socket_directories=''"
                + " -c cluster_name=phoihop -c password_encryption=scram-sha-256"
                + " -c fsync=" + durable + " -c synchronous_commit=" + durable + " -c full_page_writes=" + durable
                // By the machine as it is now, not as it was when the files were made.
                + " -c shared_buffers=" + options.sharedBuffersMegabytes() + "MB"
                + " -c effective_cache_size=" + Math.max(512, Machine.memoryMegabytes() / 2) + "MB"
                + " -c max_wal_size=" + logMegabytes() + "MB";
    }

    /** The further apart checkpoints are, the fewer pages are written to the log whole; where the disk is small, so is the log. */
    private long logMegabytes() {
        return Math.clamp(Machine.freeMegabytes(cluster.folder()) / 10, 1024, 4096);
    }

    /** Reasons that go away: another program took the port meanwhile; workers of a killed server are still ending. */
    private static boolean passes(String log) {
        return log.contains("could not bind") || log.contains("pre-existing shared memory block");
    }

    /** A worker ends once it notices that its server is gone; one that computes notices late. */
    private void awaitWorkers(Consumer<String> progress) throws IOException {
        Path real = cluster.files().toRealPath();
        Waiting waiting = new Waiting(progress);
        while (Postmaster.anybodyWorksIn(real)) {
            waiting.once();
        }
    }

    private Refused refusal(String log) {
        if (FullDisk.isSaidBy(log)) {
            return Cluster.full(cluster.folder());
        }
        List<String> lines = log.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("ERROR:"))
                .toList();
        return new Refused(
                ProblemCode.POSTGRES_NOT_STARTED,
                lines.isEmpty() ? log.strip() : String.join(" ", lines),
                cluster.log());
    }

    private String logSince(long position) throws IOException {
        if (!Files.exists(cluster.log())) {
            return "";
        }
        byte[] all = Files.readAllBytes(cluster.log());
        int from = (int) Math.min(position, all.length);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    private void shortenLog() throws IOException {
        if (Files.exists(cluster.log()) && Files.size(cluster.log()) > LARGEST_LOG) {
            Files.move(
                    cluster.log(), cluster.log().resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** Waiting for the server, with a word now and then, so that a long recovery is not taken for a hang. */
    private static final class Waiting {

        private final Consumer<String> progress;
        private final long since = System.nanoTime();
        private Duration toldAt = Duration.ZERO;

        Waiting(Consumer<String> progress) {
            this.progress = progress;
        }

        void once() {
            pause(POLL);
            Duration waited = Duration.ofNanos(System.nanoTime() - since);
            if (waited.minus(toldAt).compareTo(TELL_EVERY) > 0) {
                toldAt = waited;
                progress.accept(Texts.of("postgres.recovering", waited.toSeconds()));
            }
        }
    }
}
