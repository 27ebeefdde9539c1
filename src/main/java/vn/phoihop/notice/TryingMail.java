package vn.phoihop.notice;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.outbox.Carried;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Texts;

/** Sends one mail at once, past the outbox, so that whoever sets up the mail server reads its answer. The address is kept nowhere. */
@Component
class TryingMail {

    private final MailServer server;
    private final WritingMail writing;
    private final Texts texts;
    private final AccessTrail trail;
    private final TransactionTemplate transaction;

    TryingMail(
            MailServer server,
            WritingMail writing,
            Texts texts,
            AccessTrail trail,
            PlatformTransactionManager transactions) {
        this.server = server;
        this.writing = writing;
        this.texts = texts;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    void send(String to, Locale locale) {
        if (!server.isSetUp()) {
            throw new Refused(ProblemCode.MAIL_NOT_SET_UP);
        }
        String address = MailAddress.tidy(to);
        if (address.isEmpty()) {
            throw new Refused(Problem.at("to", ProblemCode.REQUIRED));
        }
        if (!MailAddress.isUsable(address)) {
            throw new Refused(Problem.at("to", ProblemCode.MAIL_ADDRESS_NOT_USABLE, address));
        }
        transaction.executeWithoutResult(status -> trail.note(AccessTrail.Act.MAIL_TRIED, ""));
        WritingMail.Written written = writing.trial(locale);
        switch (server.send(new MailServer.Mail(
                UUID.randomUUID(), address, locale.getLanguage(), written.subject(), written.text()))) {
            case Carried.Delivered _ -> {}
            case Carried.Later later ->
                throw new Refused(ProblemCode.MAIL_NOT_SENT, server.host(), words(later.why(), locale));
            case Carried.Never never -> throw new Refused(ProblemCode.MAIL_NOT_SENT, server.host(), never.why());
        }
    }

    /** What the outbox knows as a code has words there. */
    private String words(String why, Locale locale) {
        String key = "outbox.why." + why;
        return texts.has(key) ? texts.text(locale, key) : why;
    }
}
