package vn.phoihop.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;
import vn.phoihop.attachment.VirusScanner;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Where the pages are served. */
final class WebOptions {

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
