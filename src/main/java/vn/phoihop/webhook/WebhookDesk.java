package vn.phoihop.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.database.Acting;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Outbox;
import vn.phoihop.outbox.Sending;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Who may do what with webhooks: administrators of the installation for every unit, those who lead a unit for it and those below it. */
@Component
class WebhookDesk {

    static final int LONGEST_NAME = 60;
    private static final int DELIVERIES = 20;

    /** Each is one more thing to carry with every item of the unit. */
    private static final int MOST_OF_A_UNIT = 10;

    /** Nobody has the house knock at a stranger's door without end. */
    private static final int PINGS = 5;

    private static final Duration PINGS_WITHIN = Duration.ofMinutes(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final WebhookRows rows;
    private final WebhookSecrets secrets;
    private final CloudEvents events;
    private final Reachable reachable;
    private final Outbox outbox;
    private final Organisations organisations;
    private final Permissions permissions;
    private final AccessTrail trail;
    private final TransactionTemplate anew;
    private final Clock clock;

    WebhookDesk(
            WebhookRows rows,
            WebhookSecrets secrets,
            CloudEvents events,
            Reachable reachable,
            Outbox outbox,
            Organisations organisations,
            Permissions permissions,
            AccessTrail trail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.secrets = secrets;
        this.events = events;
        this.reachable = reachable;
        this.outbox = outbox;
        this.organisations = organisations;
        this.permissions = permissions;
        this.trail = trail;
        this.anew = new TransactionTemplate(transactions);
        this.anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** A webhook with its secret, which is shown this once; null where none was made. */
    record Made(Webhook webhook, @Nullable String secret) {}

    List<Webhook> list() {
        permissions.require(Authority.WEBHOOK_ADMINISTER);
        return rows.list();
    }

    Webhook get(UUID id) {
        permissions.require(Authority.WEBHOOK_ADMINISTER);
        return rows.find(id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id));
    }

    Optional<Webhook> find(UUID id) {
        permissions.require(Authority.WEBHOOK_ADMINISTER);
        return rows.find(id);
    }

    /** What was sent last; the outbox is the administrators', so the system looks. */
    List<Sending> deliveries(Webhook webhook) {
        List<Sending> all =
                asSystem(() -> outbox.list(Channel.WEBHOOK, webhook.id().toString(), DELIVERIES));
        return administers()
                ? all
                : all.stream().map(WebhookDesk::withoutInside).toList();
    }

    private static Sending withoutInside(Sending one) {
        String why = one.why();
        return why == null || !why.startsWith("INSIDE ")
                ? one
                : new Sending(
                        one.id(),
                        one.key(),
                        one.state(),
                        one.putAt(),
                        one.attempts(),
                        one.dueAt(),
                        "INSIDE …",
                        one.endedAt());
    }

    @Transactional
    Made create(UUID id, WebhookWish wish) {
        requireFor(wish.unit());
        Refused.ifAny(problems(wish));
        if (rows.list().stream().filter(one -> one.unit().equals(wish.unit())).count() >= MOST_OF_A_UNIT) {
            throw new Refused(Problem.at("unit", ProblemCode.WEBHOOKS_TOO_MANY, MOST_OF_A_UNIT));
        }
        byte[] secret = secrets.make();
        Webhook webhook = new Webhook(
                id,
                wish.unit(),
                wish.name(),
                wish.address(),
                wish.events(),
                wish.on() ? Webhook.State.ON : Webhook.State.OFF,
                null,
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                SignedIn.current().name());
        try {
            rows.insert(webhook, secrets.encrypt(secret, id));
        } catch (DuplicateKeyException taken) {
            throw new Refused(ProblemCode.ID_ALREADY_TAKEN, id);
        }
        trail.note(AccessTrail.Act.WEBHOOK_NAMED, words(webhook));
        return new Made(webhook, Signature.shown(secret));
    }

    /** Of the unit nothing changes: its secret is known to who was told of that unit. */
    @Transactional
    Webhook change(UUID id, int seen, WebhookWish wish) {
        Webhook before = get(id);
        List<Problem> problems = problems(wish);
        if (!wish.unit().equals(before.unit())) {
            problems.add(Problem.at("unit", ProblemCode.WEBHOOK_OF_ANOTHER_UNIT));
        }
        Refused.ifAny(problems);
        Webhook after = new Webhook(
                id,
                before.unit(),
                wish.name(),
                wish.address(),
                wish.events(),
                wish.on() ? Webhook.State.ON : Webhook.State.OFF,
                before.oldUntil(),
                seen + 1,
                before.createdAt(),
                before.createdBy());
        if (!rows.update(after, seen)) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        trail.note(AccessTrail.Act.WEBHOOK_CHANGED, words(after) + " · " + after.state());
        return after;
    }

    /** From the version that was seen: who loads the answer once more does not change it again. No secret changes without its line in the trail. */
    Made rotate(UUID id, int seen) {
        Webhook webhook = get(id);
        byte[] secret = asSystem(() -> {
                    Optional<byte[]> made = secrets.rotate(id, seen);
                    if (made.isPresent()) {
                        trail.note(AccessTrail.Act.WEBHOOK_SECRET_CHANGED, words(webhook));
                    }
                    return made;
                })
                .orElseThrow(() -> new Refused(ProblemCode.CHANGED_MEANWHILE));
        return new Made(get(id), Signature.shown(secret));
    }

    /** Sends it an event that tells nothing, to see whether it hears. */
    @Transactional
    void ping(UUID id) {
        Webhook webhook = get(id);
        AccessTrail.Lately pinged = trail.lately(
                AccessTrail.Act.WEBHOOK_PINGED,
                SignedIn.current().account().id(),
                clock.instant().minus(PINGS_WITHIN));
        if (pinged.times() >= PINGS) {
            throw new Refused(ProblemCode.WEBHOOK_PINGS_TOO_MANY, PINGS);
        }
        trail.note(AccessTrail.Act.WEBHOOK_PINGED, words(webhook));
        UUID event = UUID.randomUUID();
        outbox.put(
                Channel.WEBHOOK, id.toString(), event, events.ping(event, webhook, clock.instant()), clock.instant());
    }

    @Transactional
    void delete(UUID id) {
        Webhook webhook = get(id);
        rows.delete(id);
        asSystem(() -> outbox.drop(
                Channel.WEBHOOK, id.toString(), "DELETED", SignedIn.current().name()));
        trail.note(AccessTrail.Act.WEBHOOK_DELETED, words(webhook));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private List<Problem> problems(WebhookWish wish) {
        return problems(wish.name(), wish.address(), wish.events());
    }

    /** What is wrong with all of it but the unit. */
    List<Problem> problems(String name, String address, Set<WebhookEvent> chosen) {
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty()) {
            problems.add(Problem.at("name", ProblemCode.REQUIRED));
        } else if (name.length() > LONGEST_NAME) {
            problems.add(Problem.at("name", ProblemCode.TEXT_TOO_LONG, LONGEST_NAME));
        }
        problems.addAll(PlainText.problems("name", name));
        reachable.problem("address", address, administers()).ifPresent(problems::add);
        if (chosen.isEmpty()) {
            problems.add(Problem.at("events", ProblemCode.WEBHOOK_WITHOUT_EVENT));
        }
        return problems;
    }

    private void requireFor(UnitId unit) {
        permissions.require(Authority.WEBHOOK_ADMINISTER);
        if (organisations.current().findUnit(unit, today()).isEmpty()) {
            throw new Refused(Problem.at("unit", ProblemCode.NOT_FOUND, unit));
        }
        if (!administers()) {
            permissions.require(Authority.WEBHOOK_ADMINISTER, unit);
        }
    }

    private static boolean administers() {
        return SignedIn.current().may(Authority.ORGANISATION_ADMINISTER);
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> anew.execute(status -> work.get()));
    }

    /** Of the address no more than the host: what follows may be a secret of the receiver's. */
    private static String words(Webhook webhook) {
        return webhook.unit() + " · " + webhook.name() + " · " + Reachable.host(webhook.address());
    }
}
