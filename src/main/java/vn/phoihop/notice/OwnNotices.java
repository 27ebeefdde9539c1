package vn.phoihop.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.access.DerivedCodes;
import vn.phoihop.access.SignedIn;
import vn.phoihop.database.Acting;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Outbox;
import vn.phoihop.outbox.Priority;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** What everybody does with the own mailbox; the same for pages and programs. The trail says that, and never which address. */
@Component
class OwnNotices {

    /** Nobody fills a stranger's mailbox with codes. */
    static final int CODES = 5;

    static final Duration CODES_WITHIN = Duration.ofHours(1);

    /** Nobody guesses one. */
    static final int FAILURES = 5;

    static final Duration PENALTY = Duration.ofMinutes(15);

    private final NoticeAddresses addresses;
    private final MailServer server;
    private final DerivedCodes codes;
    private final Outbox outbox;
    private final AccessTrail trail;
    private final TransactionTemplate apart;
    private final Clock clock;

    OwnNotices(
            NoticeAddresses addresses,
            MailServer server,
            DerivedCodes codes,
            Outbox outbox,
            AccessTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.addresses = addresses;
        this.server = server;
        this.codes = codes;
        this.outbox = outbox;
        this.trail = trail;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<NoticeAddress> find(SignedIn who) {
        return addresses.find(who.account().id());
    }

    /** Takes a mailbox down, in the place of another one there may be, and sends a code to it; nothing else goes there before it has come back. */
    @Transactional
    void give(SignedIn who, String typed) {
        requireServer();
        AccountId account = who.account().id();
        String address = MailAddress.tidy(typed);
        if (address.isEmpty()) {
            throw new Refused(Problem.at("address", ProblemCode.REQUIRED));
        }
        if (!MailAddress.isUsable(address)) {
            throw new Refused(Problem.at("address", ProblemCode.MAIL_ADDRESS_NOT_USABLE, address));
        }
        Optional<NoticeAddress> before = addresses.find(account);
        if (before.filter(one -> one.isGood() && one.address().equals(address)).isPresent()) {
            return;
        }
        requireFewCodes("address", account);
        UUID key = UUID.randomUUID();
        boolean given = addresses.give(new NoticeAddress(
                account,
                address,
                key,
                null,
                before.map(NoticeAddress::wanted).orElse(Wanted.EACH),
                before.map(NoticeAddress::times).orElse(NoticeTimes.USUAL),
                null,
                null,
                before.map(NoticeAddress::version).orElse(0) + 1));
        // Clicked twice, the first click has sent a code.
        if (given) {
            send(account, key);
        }
    }

    /** Another code to the same mailbox: the one before is good no longer. */
    @Transactional
    void sendCode(SignedIn who) {
        requireServer();
        AccountId account = who.account().id();
        if (get(who).isGood()) {
            return;
        }
        requireFewCodes("mailCode", account);
        UUID key = UUID.randomUUID();
        Acting.runAsSystem(() -> addresses.renewCode(account, key));
        send(account, key);
    }

    private void send(AccountId account, UUID key) {
        outbox.put(Channel.EMAIL, account.toString(), key, MailKind.CODE.name(), clock.instant(), Priority.FIRST);
        trail.note(AccessTrail.Act.NOTICE_ADDRESS_GIVEN, "");
    }

    /** The code has come back: whoever typed it reads the mailbox. After a few wrong ones there is a pause. */
    @Transactional
    void confirm(SignedIn who, String typed) {
        AccountId account = who.account().id();
        NoticeAddress address = get(who);
        if (address.isGood()) {
            return;
        }
        Instant now = clock.instant();
        AccessTrail.Lately failed = trail.lately(AccessTrail.Act.NOTICE_CODE_FAILED, account, now.minus(PENALTY));
        if (failed.times() >= FAILURES) {
            throw new Refused(Problem.at("mailCode", ProblemCode.NOTICE_CODE_WAIT, minutesLeft(failed, PENALTY)));
        }
        if (!isSame(codes.code(address.codeOf()), typed)) {
            // Counted though the request is refused.
            apart.executeWithoutResult(status -> trail.note(AccessTrail.Act.NOTICE_CODE_FAILED, ""));
            throw new Refused(Problem.at("mailCode", ProblemCode.NOTICE_CODE_WRONG));
        }
        if (!Acting.asSystem(() -> addresses.confirm(account, address.codeKey()))) {
            // Another mailbox was named, or another code asked for, while this one was on its way.
            throw new Refused(Problem.at("mailCode", ProblemCode.NOTICE_CODE_WRONG));
        }
        trail.note(AccessTrail.Act.NOTICE_ADDRESS_CONFIRMED, "");
    }

    private static boolean isSame(String code, String typed) {
        return MessageDigest.isEqual(
                letters(code).getBytes(StandardCharsets.UTF_8), letters(typed).getBytes(StandardCharsets.UTF_8));
    }

    private static String letters(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    @Transactional
    void choose(SignedIn who, int seen, Wanted wanted, NoticeTimes times) {
        get(who);
        if (!addresses.choose(who.account().id(), seen, wanted, times)) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    /** Deletes it, and all that waits to be told there. */
    @Transactional
    void remove(SignedIn who) {
        if (addresses.remove(who.account().id())) {
            trail.note(AccessTrail.Act.NOTICE_ADDRESS_REMOVED, "");
        }
    }

    private NoticeAddress get(SignedIn who) {
        return find(who).orElseThrow(() -> new Refused(Problem.at("address", ProblemCode.NOTICE_ADDRESS_MISSING)));
    }

    private void requireServer() {
        if (!server.isSetUp()) {
            throw new Refused(ProblemCode.MAIL_NOT_SET_UP);
        }
    }

    private void requireFewCodes(String where, AccountId account) {
        AccessTrail.Lately sent = trail.lately(
                AccessTrail.Act.NOTICE_ADDRESS_GIVEN, account, clock.instant().minus(CODES_WITHIN));
        if (sent.times() >= CODES) {
            throw new Refused(
                    Problem.at(where, ProblemCode.NOTICE_CODES_TOO_MANY, CODES, minutesLeft(sent, CODES_WITHIN)));
        }
    }

    private long minutesLeft(AccessTrail.Lately lately, Duration pause) {
        Instant last = lately.last() == null ? clock.instant() : lately.last();
        return Math.max(1, Duration.between(clock.instant(), last.plus(pause)).toMinutes() + 1);
    }
}
