package vn.phoihop.attachment;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** A scanner that speaks clamd's INSTREAM over TCP, where one was named. While it does not answer, nothing is taken in. */
public final class VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);
    private static final int TO_CONNECT = 5_000;
    private static final int TO_ANSWER = 60_000;
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_ANSWER = 500;

    private final @Nullable InetSocketAddress address;

    private VirusScanner(@Nullable InetSocketAddress address) {
        this.address = address;
    }

    /** @param place {@code HOST:PORT}; empty for none */
    public static VirusScanner at(String place) {
        if (place.isBlank()) {
            return new VirusScanner(null);
        }
        int colon = place.lastIndexOf(':');
        try {
            String host = place.substring(0, colon).replaceAll("^\\[|]$", "");
            int port = Integer.parseInt(place.substring(colon + 1));
            if (host.isBlank() || port < 1) {
                throw new IllegalArgumentException(place);
            }
            return new VirusScanner(InetSocketAddress.createUnresolved(host, port));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new Refused(Problem.at("--virus-scanner", ProblemCode.NOT_READABLE, place));
        }
    }

    /** What it calls the virus it found; nothing where it found none, or where there is no scanner. */
    public Optional<String> findVirus(SentDocument document) {
        if (address == null) {
            return Optional.empty();
        }
        String answer;
        try {
            answer = asked(address, document);
        } catch (IOException away) {
            LOG.warn("the virus scanner at {} does not answer: {}", address, away.toString());
            throw new Refused(ProblemCode.ATTACHMENT_SCANNER_AWAY, Findings.shown(document.name()));
        }
        if (answer.endsWith("OK")) {
            return Optional.empty();
        }
        if (answer.endsWith("FOUND")) {
            return Optional.of(answer.replaceFirst("^[^:]*: ?", "")
                    .replaceFirst("\\s*FOUND$", "")
                    .replaceAll("[^\\w.:/-]", "_"));
        }
        LOG.warn("the virus scanner at {} answered: {}", address, answer);
        throw new Refused(ProblemCode.ATTACHMENT_SCANNER_AWAY, Findings.shown(document.name()));
    }

    private static String asked(InetSocketAddress address, SentDocument document) throws IOException {
        try (Socket socket = new Socket()) {
            // Looked up anew each time: a scanner may move.
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), TO_CONNECT);
            socket.setSoTimeout(TO_ANSWER);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = document.open()) {
                byte[] buffer = new byte[BUFFER];
                for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
                    if (some > 0) {
                        out.writeInt(some);
                        out.write(buffer, 0, some);
                    }
                }
            }
            out.writeInt(0);
            out.flush();
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
        }
    }
}
