package vn.phoihop.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A demo started in a process of its own, as a user starts it; closing it presses Ctrl-C. */
final class ServedDemo implements AutoCloseable {

    private final Process process;
    private final int port;
    private final double seconds;

    private ServedDemo(Process process, int port, double seconds) {
        this.process = process;
        this.port = port;
        this.seconds = seconds;
    }

    /** Returns when the page answers that the start announces. */
    static ServedDemo start(Path script, Path data) throws IOException {
        int port = freePort();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        script.toString(), "demo", "--data", data.toString(), "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .start();
        // Who ends the measuring ends what it has started.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "served-demo-stops"));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("http://") && line.contains(":" + port)) {
                return new ServedDemo(process, port, (System.nanoTime() - begin) / 1e9);
            }
        }
        throw new IOException("the demo did not start:\n" + said);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    double seconds() {
        return seconds;
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** Of the Java process, without PostgreSQL. */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
