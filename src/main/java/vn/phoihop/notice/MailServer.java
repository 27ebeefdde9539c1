package vn.phoihop.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vn.phoihop.outbox.Carried;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * The body's own mail server, where one was named ({@code phoihop.smtp.*}). It is asked with the first mail, not at the start. Nothing goes to another
 * machine unencrypted.
 */
@Component
class MailServer {

    private static final String NAME = "Phối Hợp";
    private static final int SUBMISSION = 587;
    private static final int PLAIN = 25;
    private static final int TLS_AT_ONCE = 465;
    private static final String PATIENCE_MILLISECONDS = "8000";
    private static final int LONGEST = 200;

    private static final Set<Integer> NO_MAILBOX = Set.of(550, 551, 553);

    /** A reply and its enhanced code (RFC 3463): {@code 550 5.1.1} or {@code 550-5.1.1}. */
    private static final Pattern ENHANCED = Pattern.compile("\\b(\\d{3})[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    private static final Set<String> NO_SUCH = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

    private final String host;
    private final int port;
    private final String from;
    private final URI origin;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final Clock clock;

    MailServer(
            @Value("${phoihop.smtp.host:}") String host,
            @Value("${phoihop.smtp.port:0}") int port,
            @Value("${phoihop.smtp.user:}") String user,
            @Value("${phoihop.smtp.password-file:}") String passwordFile,
            @Value("${phoihop.smtp.from:}") String from,
            @Value("${phoihop.origin:}") String origin,
            Clock clock) {
        this.host = host.strip();
        this.from = from.strip();
        this.clock = clock;
        boolean here = isThisMachine(this.host);
        this.port = port > 0 ? port : here ? PLAIN : SUBMISSION;
        if (!isSetUp()) {
            this.origin = URI.create("");
            return;
        }
        List<Problem> problems = new ArrayList<>();
        if (!MailAddress.isUsable(this.from)) {
            problems.add(Problem.at("phoihop.smtp.from", ProblemCode.MAIL_ADDRESS_NOT_USABLE, this.from));
        }
        this.origin = origin(origin, problems);
        String password = user.isBlank() ? "" : password(passwordFile, problems);
        Refused.ifAny(problems);
        sender.setHost(this.host);
        sender.setPort(this.port);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (!user.isBlank()) {
            sender.setUsername(user.strip());
            sender.setPassword(password);
        }
        sender.setJavaMailProperties(properties(here, !user.isBlank()));
    }

    /** One mail: plain text, to one address. */
    record Mail(UUID id, String to, String language, String subject, String text) {}

    private Properties properties(boolean here, boolean signsIn) {
        Properties all = new Properties();
        boolean atOnce = port == TLS_AT_ONCE;
        all.setProperty("mail.smtp.auth", Boolean.toString(signsIn));
        all.setProperty("mail.smtp.ssl.enable", Boolean.toString(atOnce));
        all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        all.setProperty("mail.smtp.starttls.enable", Boolean.toString(!atOnce));
        all.setProperty("mail.smtp.starttls.required", Boolean.toString(!atOnce && !here));
        all.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLISECONDS);
        all.setProperty("mail.smtp.timeout", PATIENCE_MILLISECONDS);
        all.setProperty("mail.smtp.writetimeout", PATIENCE_MILLISECONDS);
        // Asked of the network, the name of this machine may take seconds.
        all.setProperty("mail.smtp.localhost", domain());
        return all;
    }

    boolean isSetUp() {
        return !host.isEmpty();
    }

    String host() {
        return host + ":" + port;
    }

    String from() {
        return from;
    }

    /** The whole address of a path of this house, as users type it. */
    String address(String path) {
        return origin + path;
    }

    /** By which the same mail is known that comes twice, since nobody could tell whether it had come. */
    String messageId(UUID id) {
        return "<" + id + "@" + domain() + ">";
    }

    /** Hands a mail to the server; in vain for ever only where the server refuses the address itself. */
    Carried send(Mail mail) {
        try {
            sender.send(message(mail));
            return new Carried.Delivered();
        } catch (MailException failed) {
            return judged(failed, mail.to());
        } catch (MessagingException | UnsupportedEncodingException unwritable) {
            return new Carried.Later(words(unwritable, mail.to()));
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        parts.setFrom(from, NAME);
        parts.setTo(MailAddress.require(mail.to()));
        parts.setSubject(mail.subject());
        parts.setText(mail.text());
        parts.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", messageId(mail.id()));
        message.setHeader("Content-Language", mail.language());
        // Nobody is away from a machine: no automatic answers.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        return message;
    }

    private static Carried judged(MailException failed, String to) {
        Exception last = failed;
        Deque<Exception> causes = new ArrayDeque<>(List.of(failed));
        while (!causes.isEmpty()) {
            Exception one = causes.pop();
            last = one;
            if (one instanceof SMTPAddressFailedException address && isForGood(address)) {
                return new Carried.Never(words(address, to));
            }
            if (one instanceof MailSendException several) {
                causes.addAll(List.of(several.getMessageExceptions()));
            }
            if (one instanceof MessagingException chained && chained.getNextException() != null) {
                causes.add(chained.getNextException());
            } else if (one.getCause() instanceof Exception cause) {
                causes.add(cause);
            }
        }
        // That the server cannot be reached, or not be trusted, is so for all mails.
        boolean noWay = last instanceof UnknownHostException
                || last instanceof ConnectException
                || last instanceof SocketTimeoutException
                || last instanceof SSLHandshakeException;
        return new Carried.Later(why(last, to), null, noWay);
    }

    /** As the page of what is to be sent out knows it, else what was said. */
    private static String why(Exception last, String to) {
        return switch (last) {
            case SocketTimeoutException _ -> "TIMEOUT";
            case UnknownHostException _ -> "UNKNOWN_HOST";
            case ConnectException _ -> "NO_CONNECTION";
            case SSLHandshakeException _ -> "NOT_TRUSTED";
            case SocketException _ -> "BROKE_OFF";
            default -> words(last, to);
        };
    }

    /**
     * Only where the server says in figures that there is no such mailbox, or that it is switched off, is it given up. A bare 550, a policy (5.7), a
     * full mailbox or the sender's own fault is a matter of a setting somewhere, and may be mended.
     */
    private static boolean isForGood(SMTPAddressFailedException refusal) {
        Matcher enhanced = ENHANCED.matcher(String.valueOf(refusal.getMessage()));
        return NO_MAILBOX.contains(refusal.getReturnCode())
                && enhanced.find()
                && enhanced.group(1).equals(Integer.toString(refusal.getReturnCode()))
                && NO_SUCH.contains(enhanced.group(2));
    }

    /** What the server said, on one line, without the address. */
    private static String words(Exception failure, String to) {
        String said = String.valueOf(failure.getMessage()).replace(to, "…").replaceAll("[\\p{Cntrl}\\s]+", " ");
        String all = said.isBlank() ? failure.getClass().getSimpleName() : said.strip();
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    private static boolean isThisMachine(String host) {
        return Set.of("localhost", "::1", "[::1]").contains(host) || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static URI origin(String origin, List<Problem> problems) {
        String plain = origin.strip().replaceAll("/+$", "");
        if (!plain.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            problems.add(Problem.at("phoihop.origin", ProblemCode.MAIL_NEEDS_ORIGIN, plain));
            return URI.create("");
        }
        return URI.create(plain);
    }

    private static String password(@Nullable String file, List<Problem> problems) {
        try {
            if (file != null && !file.isBlank()) {
                return Files.readString(Path.of(file.strip())).strip();
            }
            problems.add(Problem.at("phoihop.smtp.password-file", ProblemCode.REQUIRED));
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add(Problem.at("phoihop.smtp.password-file", ProblemCode.PATH_NOT_READABLE));
        }
        return "";
    }
}
