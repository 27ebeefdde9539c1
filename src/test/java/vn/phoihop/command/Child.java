package vn.phoihop.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The program in a process of its own, as the start script starts it, but from the classes of this build. */
final class Child {

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param home where data directories are found that are not named */
    static Child start(Path home, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms48m",
                "-Xmx224m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-Dphoihop.home=" + home,
                startedFromItsParts(arguments),
                "-cp",
                classPath(),
                "vn.phoihop.PhoiHop"));
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("phoihop", ".out");
            Path err = Files.createTempFile("phoihop", ".err");
            out.toFile().deleteOnExit();
            err.toFile().deleteOnExit();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("PHOIHOP_LANG", "vi");
            return new Child(builder.start(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As the start script has it: a server does not look for the parts it consists of. */
    static String startedFromItsParts(String... arguments) {
        boolean serves = arguments.length > 0
                && List.of("serve", "demo").contains(arguments[0])
                && !List.of(arguments).contains("--once");
        return "-Dspring.aot.enabled=" + (serves && knowsItsParts());
    }

    /** Whether the build has written down of which parts the server consists; a quick one does not. */
    static boolean knowsItsParts() {
        return Child.class.getResource("/vn/phoihop/PhoiHop__ApplicationContextInitializer.class") != null;
    }

    /** What is packaged, without what only the tests know. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Process process() {
        return process;
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            // A line that is being written may end within a letter.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it has told the address of its pages: the last thing a start tells. */
    Child awaitAddress(int port) throws InterruptedException {
        while (!out().contains("Mời mở http://localhost:" + port)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("ended with " + process.exitValue() + "\n" + out() + err());
            }
        }
        return this;
    }

    /** Ends it as Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not stop\n" + out() + err());
        }
    }

    /** Ends it as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
