package vn.phoihop.attachment;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A virus scanner as clamd is one, over TCP; it finds what holds the word EICAR, and does not understand what holds the word NONSENSE. */
public final class FakeScanner implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<byte[]> scanned = new CopyOnWriteArrayList<>();

    private final Thread answering;

    public FakeScanner() throws IOException {
        answering = Thread.ofPlatform().daemon().start(this::answer);
    }

    public String place() {
        return "localhost:" + server.getLocalPort();
    }

    /** What it was sent. */
    public List<byte[]> scanned() {
        return scanned;
    }

    private void answer() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] command = in.readNBytes("zINSTREAM\0".length());
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.write(in.readNBytes(length));
                }
                scanned.add(content.toByteArray());
                String words = content.toString(StandardCharsets.ISO_8859_1);
                String answer = !new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")
                                || words.contains("NONSENSE")
                        ? "UNKNOWN COMMAND\0"
                        : words.contains("EICAR") ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0";
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // It is closed, or who asked has gone.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // Whoever asks afterwards meets nobody.
            answering.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
