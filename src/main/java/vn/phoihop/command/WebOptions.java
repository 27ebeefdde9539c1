package vn.phoihop.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.phoihop.attachment.VirusScanner;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Where the pages are served. */
final class WebOptions {

    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "*");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = {"Cổng (mặc định ${DEFAULT-VALUE}).", "Port (default ${DEFAULT-VALUE})."})
    int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "localhost",
            description = {
                "Địa chỉ lắng nghe; mặc định chỉ máy này truy cập được.",
                "Address to listen on; by default only this machine can reach it."
            })
    String address = "localhost";

    @Option(
            names = "--virus-scanner",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = {
                "Máy quét mã độc (clamd, INSTREAM qua TCP) cho tài liệu tải lên; mặc định không quét.",
                "Virus scanner (clamd, INSTREAM over TCP) for documents uploaded; none by default."
            })
    String virusScanner = "";

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = {
                "Địa chỉ người dùng gõ, ví dụ https://phoihop.example.vn; mã QR trên văn bản và thư dẫn về đó.",
                "Address users type, such as https://phoihop.example.vn; the squares on papers and mails lead there."
            })
    private @Nullable String origin;

    /** What was said, as the properties of the application. */
    Map<String, Object> properties() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("server.port", port);
        said.put("server.address", address);
        said.put("phoihop.virus-scanner", virusScanner);
        if (origin != null) {
            said.put("phoihop.origin", origin);
        }
        return said;
    }

    /** Users come by the address it listens on, unless something else was said; not where it listens on all there are. */
    void reachedWhereItListens() {
        if (origin == null && port != 0 && !EVERY_ADDRESS.contains(address)) {
            origin = url();
        }
    }

    String url() {
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /** Before anything else is done: whether the port can be had, and the scanner is named as one. */
    void refuseTakenPort() {
        VirusScanner.at(virusScanner);
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            // It is free; the pages take it in a moment.
        } catch (UnknownHostException e) {
            throw new Refused(Problem.at("--address", ProblemCode.ADDRESS_UNKNOWN, address));
        } catch (IOException e) {
            throw new Refused(Problem.at(
                    "--port", ProblemCode.PORT_TAKEN, address, Integer.toString(port), String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.at("--port", ProblemCode.NOT_READABLE, Integer.toString(port)));
        }
    }
}
