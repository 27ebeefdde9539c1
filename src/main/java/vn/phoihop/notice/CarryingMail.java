package vn.phoihop.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Account;
import vn.phoihop.access.Accounts;
import vn.phoihop.access.DerivedCodes;
import vn.phoihop.access.PresentOffices;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.outbox.Carried;
import vn.phoihop.outbox.Carrier;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Parcel;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Writes a mail at the moment it is sent: to the mailbox of then, for the offices held then, with what is wanted then. Who has lost the office since it
 * happened is told nothing. The outbox knows accounts, no addresses. Where nothing is left to tell, no mail goes, and nothing has failed.
 */
@Component
class CarryingMail implements Carrier {

    private static final Pattern ACCOUNT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern REPLY = Pattern.compile("(\\d{3})\\b");
    private static final Pattern CODE = Pattern.compile("[A-Z_]+");
    private static final Carried NOTHING_TO_TELL = new Carried.Delivered();

    private final NoticeAddresses addresses;
    private final NoticeLines lines;
    private final PresentOffices offices;
    private final Accounts accounts;
    private final Organisations organisations;
    private final DerivedCodes codes;
    private final WritingMail writing;
    private final MailServer server;
    private final ObjectProvider<Inbox> inboxes;
    private final TransactionTemplate reading;
    private final Clock clock;

    CarryingMail(
            NoticeAddresses addresses,
            NoticeLines lines,
            PresentOffices offices,
            Accounts accounts,
            Organisations organisations,
            DerivedCodes codes,
            WritingMail writing,
            MailServer server,
            ObjectProvider<Inbox> inboxes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.addresses = addresses;
        this.lines = lines;
        this.offices = offices;
        this.accounts = accounts;
        this.organisations = organisations;
        this.codes = codes;
        this.writing = writing;
        this.server = server;
        this.inboxes = inboxes;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    /** An account by its login: its address nobody is told. What names no account is called as it came. */
    @Override
    public String named(String target) {
        return ACCOUNT.matcher(target).matches() ? accounts.get(account(target)).login() : target;
    }

    @Override
    public Carried carry(Parcel parcel) {
        if (!server.isSetUp()) {
            return new Carried.Later("NO_MAIL_SERVER", null, true);
        }
        AccountId account = account(parcel.target());
        Optional<NoticeAddress> found = addresses.find(account);
        if (found.isEmpty()) {
            return NOTHING_TO_TELL;
        }
        NoticeAddress address = found.get();
        return switch (MailKind.of(parcel.body())) {
            case CODE -> carryCode(parcel, address);
            case NEWS -> carryNews(parcel, address);
            case DIGEST -> carryDigest(parcel, address);
        };
    }

    /** Of a mailbox that was changed meanwhile, or a code that was asked anew, nothing is sent any more. */
    private Carried carryCode(Parcel parcel, NoticeAddress address) {
        if (address.confirmedAt() != null || !address.codeKey().equals(parcel.key())) {
            return NOTHING_TO_TELL;
        }
        return sent(parcel, address, writing.code(codes.code(address.codeOf()), locale(address)));
    }

    private Carried carryNews(Parcel parcel, NoticeAddress address) {
        boolean quiet = quiet(address);
        // What was tried before may have come after all: then it stays one mail, and keeps its name.
        if (quiet && parcel.attempts() <= 1) {
            lines.letWait(parcel.key());
        }
        List<NoticeLine> all = lines.list(parcel.key());
        if (quiet && all.stream().noneMatch(line -> line.urgency() == Topic.Urgency.IMMEDIATE)) {
            return all.isEmpty() ? NOTHING_TO_TELL : afterQuiet(address);
        }
        List<SignedIn> held = told(address.account());
        List<NoticeLine> told = all.stream()
                .filter(line -> address.wantsAtOnce(line.urgency()))
                .filter(line -> held.stream().anyMatch(who -> isFor(line, who)))
                .toList();
        Carried carried =
                told.isEmpty() ? NOTHING_TO_TELL : sent(parcel, address, writing.news(told, inbox(), locale(address)));
        if (!(carried instanceof Carried.Later)) {
            lines.forget(parcel.key());
        }
        return carried;
    }

    private boolean quiet(NoticeAddress address) {
        return address.times().quietAt(LocalTime.ofInstant(clock.instant(), NoticeTimes.ZONE));
    }

    private Carried afterQuiet(NoticeAddress address) {
        return new Carried.Later("QUIET", address.times().quietEnd(clock.instant()), false);
    }

    /** Whether it lies on the desk of the office: was told to its unit, or to one from which this has taken over. */
    private boolean isFor(NoticeLine line, SignedIn who) {
        UnitId unit = who.unit();
        Organisation organisation = organisations.current();
        return unit != null
                && who.books().contains(line.record().book())
                && organisation.unitsOnDeskOf(unit, today()).stream().anyMatch(line.units()::contains);
    }

    /** A digest that could not be sent on its day is out of date: the next one says the same, and what has been added. */
    private Carried carryDigest(Parcel parcel, NoticeAddress address) {
        LocalDate day = LocalDate.parse(parcel.body().split(" ", 2)[1]);
        if (!day.equals(today()) || !address.wantsDigest()) {
            return NOTHING_TO_TELL;
        }
        if (quiet(address)) {
            return afterQuiet(address);
        }
        Inbox.Numbers numbers = Inbox.Numbers.NONE;
        Set<UnitId> counted = new HashSet<>();
        for (SignedIn who : told(address.account())) {
            if (who.unit() != null && counted.add(who.unit())) {
                numbers = numbers.plus(numbers(who));
            }
        }
        return numbers.none()
                ? NOTHING_TO_TELL
                : sent(parcel, address, writing.digest(numbers, inbox(), locale(address)));
    }

    private Inbox.Numbers numbers(SignedIn who) {
        Inbox.@Nullable Numbers found = who.run(() -> reading.execute(
                status -> inboxes.orderedStream().map(Inbox::numbers).reduce(Inbox.Numbers.NONE, Inbox.Numbers::plus)));
        return found == null ? Inbox.Numbers.NONE : found;
    }

    private List<SignedIn> told(AccountId account) {
        return offices.of(account).stream()
                .filter(who -> who.acting() != null
                        && SpreadingNews.isTold(who.acting().role()))
                .toList();
    }

    private Carried sent(Parcel parcel, NoticeAddress address, WritingMail.Written written) {
        Carried carried = server.send(new MailServer.Mail(
                parcel.id(), address.address(), locale(address).getLanguage(), written.subject(), written.text()));
        return switch (carried) {
            case Carried.Delivered delivered -> delivered;
            case Carried.Never never -> {
                addresses.refuse(address, never.why());
                yield new Carried.Never(code(never.why()));
            }
            case Carried.Later later -> new Carried.Later(code(later.why()), later.notBefore(), later.noWay());
        };
    }

    /** What a server says may name who is meant: only its holder reads that. The outbox keeps the number, or the code. */
    private static String code(String said) {
        Matcher reply = REPLY.matcher(said);
        return reply.lookingAt()
                ? "ANSWERED " + reply.group(1)
                : CODE.matcher(said).matches() ? said : "BROKE_OFF";
    }

    private String inbox() {
        return inboxes.orderedStream().map(Inbox::href).findFirst().orElse("/");
    }

    private Locale locale(NoticeAddress address) {
        Account account = accounts.get(address.account());
        return account.locale();
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, NoticeTimes.ZONE);
    }

    private static AccountId account(String target) {
        return new AccountId(UUID.fromString(target));
    }
}
