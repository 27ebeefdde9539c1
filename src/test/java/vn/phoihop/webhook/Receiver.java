package vn.phoihop.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** A server outside that is told: a real one, on this machine. */
public final class Receiver implements AutoCloseable {

    /** What it was sent, and how it answered. */
    public record Got(String path, Map<String, String> headers, String body, int answered) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private boolean closed;

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook";
    }

    /** Answers so from now on. */
    public void answers(int other) {
        status = other;
    }

    public List<Got> got() {
        return List.copyOf(got);
    }

    /** What it took, as it said. */
    public List<Got> taken() {
        return got.stream().filter(one -> one.answered() / 100 == 2).toList();
    }

    /** Waits until it is so, for some seconds at most; whether it was. */
    public static boolean within(int seconds, BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            int answer = status;
            got.add(new Got(exchange.getRequestURI().getPath(), headers, body, answer));
            if (answer / 100 == 3) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            server.stop(0);
        }
    }
}
