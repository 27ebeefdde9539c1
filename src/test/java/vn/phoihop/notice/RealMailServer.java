package vn.phoihop.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** A mail server that speaks SMTP on a socket of this machine, always the same; it can be down for a while, and keeps what it got. */
public final class RealMailServer {

    private final int port = freePort();
    private final List<MimeMessage> before = new ArrayList<>();
    private GreenMail running = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));

    public RealMailServer() {
        running.start();
    }

    public int port() {
        return port;
    }

    public void goDown() {
        before.addAll(List.of(running.getReceivedMessages()));
        running.stop();
    }

    public void comeBack() {
        running = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
        running.start();
    }

    /** A mail as it came: head, subject and text as people read them. */
    public record Got(String head, String subject, String text, String messageId) {
        public String whole() {
            return subject + "\n" + text;
        }
    }

    /** What came to an address, in its order. */
    public List<Got> to(String address) {
        List<MimeMessage> all = new ArrayList<>(before);
        all.addAll(List.of(running.getReceivedMessages()));
        List<Got> got = new ArrayList<>();
        try {
            for (MimeMessage one : all) {
                InternetAddress to = (InternetAddress) one.getRecipients(Message.RecipientType.TO)[0];
                if (to.getAddress().equals(address)) {
                    got.add(new Got(
                            GreenMailUtil.getHeaders(one),
                            one.getSubject(),
                            String.valueOf(one.getContent()),
                            one.getMessageID()));
                }
            }
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return got;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
