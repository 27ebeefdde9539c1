package vn.phoihop.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which mail server notices leave; without one nothing is sent. The same can be set as properties. */
final class MailOptions {

    @Option(
            names = "--smtp-host",
            paramLabel = "HOST",
            description = {
                "Máy chủ thư gửi thông báo; không có thì không gửi thư nào.",
                "Mail server for notices; without it no mail is sent."
            })
    private @Nullable String host;

    @Option(
            names = "--smtp-port",
            paramLabel = "PORT",
            description = {
                "Cổng: mặc định 587, bắt buộc STARTTLS; 465 là TLS ngay từ đầu; trên chính máy này mặc định 25.",
                "Port: 587 unless said otherwise, with STARTTLS required; 465 is TLS from the start; on this machine 25."
            })
    private @Nullable Integer port;

    @Option(
            names = "--smtp-user",
            paramLabel = "USER",
            description = {"Tài khoản ở máy chủ thư, nếu cần.", "Account at the mail server, if it asks for one."})
    private @Nullable String user;

    @Option(
            names = "--smtp-password-file",
            paramLabel = "FILE",
            description = {"Tệp chứa mật khẩu của tài khoản ấy.", "File that holds the password of that account."})
    private @Nullable Path passwordFile;

    @Option(
            names = "--smtp-from",
            paramLabel = "ADDRESS",
            description = {"Địa chỉ người gửi.", "Address the mails come from."})
    private @Nullable String from;

    /** What was said, as the properties of the application. */
    Map<String, Object> properties() {
        Map<String, Object> said = new LinkedHashMap<>();
        put(said, "phoihop.smtp.host", host);
        put(said, "phoihop.smtp.port", port);
        put(said, "phoihop.smtp.user", user);
        put(said, "phoihop.smtp.password-file", passwordFile == null ? null : passwordFile.toString());
        put(said, "phoihop.smtp.from", from);
        return said;
    }

    private static void put(Map<String, Object> said, String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value);
        }
    }
}
