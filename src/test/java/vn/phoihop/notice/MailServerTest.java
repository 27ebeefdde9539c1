package vn.phoihop.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.outbox.Carried;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/** What the mail server answers, over a real socket: only an address that will never be taken is given up, and nothing is said twice unrecognised. */
class MailServerTest {

    private static final String TO = "trucban@donvi.example.vn";

    @TempDir
    private Path folder;

    @Test
    void an_address_that_does_not_exist_is_given_up_and_its_name_is_not_told_on() throws IOException {
        try (ScriptedMailServer there = new ScriptedMailServer(0)
                .answering("RCPT", "550 5.1.1 <" + TO + ">: Recipient address rejected: User unknown")) {
            Carried carried = at("localhost", there.port()).send(mail(UUID.randomUUID()));
            assertThat(carried).isInstanceOf(Carried.Never.class);
            assertThat(carried.toString()).contains("User unknown").doesNotContain(TO);
            assertThat(there.bodies()).isEmpty();
        }
    }

    @Test
    void only_figures_that_name_the_mailbox_give_it_up() throws IOException {
        for (String good : List.of(
                "550 5.1.1 no such user",
                "550 5.1.10 recipient not found",
                "553 5.1.3 bad address",
                "551 5.1.6 moved",
                "550 5.2.1 disabled",
                "550-5.1.1 no such\r\n550 5.1.1 user")) {
            try (ScriptedMailServer there = new ScriptedMailServer(0).answering("RCPT", good)) {
                assertThat(at("localhost", there.port()).send(mail(UUID.randomUUID())))
                        .as(good)
                        .isInstanceOf(Carried.Never.class);
            }
        }
    }

    @Test
    void whatever_else_goes_wrong_is_tried_again() throws IOException {
        for (String[] wrong : List.of(
                new String[] {"RCPT", "450 4.2.1 mailbox busy"},
                new String[] {"RCPT", "550 5.7.1 relaying denied"},
                new String[] {"RCPT", "550 5.1.8 bad sender"},
                new String[] {"RCPT", "504 5.5.2 <vm>: Helo command rejected"},
                new String[] {"RCPT", "550 rejected, see policy 5.1.1"},
                new String[] {"RCPT", "552 5.2.2 mailbox full"},
                new String[] {"RCPT", "554 5.1.1 listed on a blocklist"},
                new String[] {"MAIL", "530 5.7.0 sign in first"},
                new String[] {".", "554 5.6.0 not this one"},
                new String[] {"EHLO", ScriptedMailServer.CUT})) {
            try (ScriptedMailServer there = new ScriptedMailServer(0).answering(wrong[0], wrong[1])) {
                assertThat(at("localhost", there.port()).send(mail(UUID.randomUUID())))
                        .as(String.join(" ", wrong))
                        .isInstanceOf(Carried.Later.class);
            }
        }
        // Held, so that no other program listens there meanwhile, and nobody listening.
        try (Socket silent = new Socket()) {
            silent.bind(new InetSocketAddress("localhost", 0));
            assertThat(at("localhost", silent.getLocalPort()).send(mail(UUID.randomUUID())))
                    .isEqualTo(new Carried.Later("NO_CONNECTION", null, true));
        }
    }

    @Test
    void a_mail_whose_answer_was_lost_comes_again_under_the_same_name() throws IOException {
        UUID parcel = UUID.randomUUID();
        try (ScriptedMailServer there = new ScriptedMailServer(0).answering(".", ScriptedMailServer.CUT)) {
            MailServer server = at("localhost", there.port());
            assertThat(server.send(mail(parcel))).isInstanceOf(Carried.Later.class);
            there.answering(".", "250 OK");
            assertThat(server.send(mail(parcel))).isInstanceOf(Carried.Delivered.class);
            assertThat(there.bodies())
                    .hasSize(2)
                    .allSatisfy(body -> assertThat(body)
                            .contains("Message-ID: <" + parcel + "@example.vn>")
                            .contains("Auto-Submitted: auto-generated"));
        }
    }

    @Test
    void nothing_goes_to_another_machine_in_the_clear() throws IOException {
        try (ScriptedMailServer there = new ScriptedMailServer(0)) {
            // The same machine under a name that does not say so.
            Carried carried = at("127.1", there.port()).send(mail(UUID.randomUUID()));
            assertThat(carried).isInstanceOf(Carried.Later.class);
            assertThat(there.bodies()).isEmpty();
            assertThat(there.commands()).isNotEmpty().noneMatch(one -> one.contains(TO) || one.startsWith("AUTH"));
        }
    }

    @Test
    void no_address_can_begin_another_header() {
        for (String bad : List.of(
                "a@b.vn\r\nBcc: x@y.vn",
                "a@b.vn\nBcc: x@y.vn",
                "a b@c.vn",
                "\"a\"@b.vn",
                "a@b@c.vn",
                "Tên <a@b.vn>",
                "a,b@c.vn",
                "a@b.vn,c@d.vn",
                "trực@donvi.vn",
                ".a@b.vn",
                "a@-b.vn",
                "a@",
                "@b.vn",
                "a".repeat(65) + "@b.vn",
                "a@" + "b.".repeat(130) + "vn")) {
            assertThat(MailAddress.isUsable(MailAddress.tidy(bad))).as(bad).isFalse();
            assertThatThrownBy(() -> MailAddress.require(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(MailAddress.tidy("  Truc.Ban+1@DonVi.Example.VN ")).isEqualTo("Truc.Ban+1@donvi.example.vn");
        assertThat(MailAddress.isUsable("Truc.Ban+1@donvi.example.vn")).isTrue();
    }

    @Test
    void what_is_missing_is_told_at_the_start_all_at_once() throws IOException {
        assertThat(new MailServer("", 0, "", "", "", "", Clock.systemUTC()).isSetUp())
                .isFalse();
        assertThatThrownBy(() -> new MailServer("mail.example.vn", 0, "user", "", "nobody", "", Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::where)
                                .containsExactly("phoihop.smtp.from", "phoihop.origin", "phoihop.smtp.password-file"));
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        MailServer set = new MailServer(
                "mail.example.vn", 0, "user", password.toString(), "a@example.vn", "https://x.vn/", Clock.systemUTC());
        assertThat(set.host()).isEqualTo("mail.example.vn:587");
        assertThat(set.address("/account")).isEqualTo("https://x.vn/account");
    }

    private static MailServer at(String host, int port) {
        return new MailServer(
                host, port, "", "", "phoihop@example.vn", "https://phoihop.example.vn", Clock.systemUTC());
    }

    private static MailServer.Mail mail(UUID id) {
        return new MailServer.Mail(id, TO, "vi", "Phối Hợp: có 1 việc hỏa tốc mới", "Đơn vị có 1 tin mới\n");
    }
}
