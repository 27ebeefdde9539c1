package vn.phoihop.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Checks passwords and finds who has signed in, in transactions of its own: before somebody is known there is nobody to act. What
 * looks at password hashes is called as the system ({@code Acting.asSystem}); requests cannot. How often somebody may try, {@link
 * SignInTries} says.
 */
@Component
class SignIns {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Comparisons of passwords side by side. */
    private static final int HASHING = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String APPOINTMENTS = Sql.of("access/appointments");
    private static final String SIGNED_IN = Sql.of("access/signed_in");

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final SignInTries tries;
    private final AccessTrail trail;
    private final Organisations organisations;
    private final Sights sights;
    private final BookSuccessions successions;
    private final CoordinationOffices coordination;
    private final Clock clock;
    private final Semaphore hashing = new Semaphore(HASHING, true);

    SignIns(
            JdbcClient jdbc,
            Passwords passwords,
            SignInTries tries,
            AccessTrail trail,
            Organisations organisations,
            Sights sights,
            BookSuccessions successions,
            CoordinationOffices coordination,
            Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.tries = tries;
        this.trail = trail;
        this.organisations = organisations;
        this.sights = sights;
        this.successions = successions;
        this.coordination = coordination;
        this.clock = clock;
    }

    /** How an attempt ended. */
    sealed interface Outcome {
        record Welcome(Account account) implements Outcome {}

        record Wrong() implements Outcome {}

        record Locked() implements Outcome {}

        record Wait(long minutes) implements Outcome {}
    }

    /** Whether the login has this password. */
    Outcome attempt(String login, String password, String address) {
        hashing();
        try {
            return switch (tries.begin(login, address)) {
                case SignInTries.Begun.Wait wait -> new Outcome.Wait(wait.minutes());
                case SignInTries.Begun.Open open -> compare(open, password, address);
            };
        } finally {
            hashing.release();
        }
    }

    /** Whether this is the account's password; who guesses is kept waiting here as at sign-in. */
    Outcome prove(Account account, String password, String address) {
        return attempt(account.login(), password, address);
    }

    private Outcome compare(SignInTries.Begun.Open open, String password, String address) {
        boolean right = holds(open.hash(), password);
        tries.end(open, address, right);
        Account known = open.account();
        if (!right || known == null) {
            return new Outcome.Wrong();
        }
        return known.locked() ? new Outcome.Locked() : new Outcome.Welcome(known);
    }

    private boolean holds(@Nullable String hash, String password) {
        if (hash == null) {
            passwords.compareWithNobody(password);
            return false;
        }
        return passwords.matches(password, hash);
    }

    /** Each comparison takes much memory on purpose: no more of them side by side than there is use for. */
    private void hashing() {
        try {
            if (!hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(ProblemCode.BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemCode.BUSY);
        }
    }

    /** Notes that something that is no password let nobody in. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void noteFailure(String address) {
        trail.note(AccessTrail.Act.SIGN_IN_FAILED, null, address, Admission.PASSKEY);
    }

    /** What to tell about a try with one's own password; null when it was right. */
    static @Nullable Problem problem(Outcome outcome, String field) {
        return switch (outcome) {
            case Outcome.Welcome _ -> null;
            case Outcome.Wrong _ -> Problem.at(field, ProblemCode.PASSWORD_WRONG);
            case Outcome.Locked _ -> Problem.at(field, ProblemCode.ACCOUNT_LOCKED);
            case Outcome.Wait wait -> Problem.at(field, ProblemCode.TOO_MANY_ATTEMPTS, wait.minutes());
        };
    }

    /** An office that may hold today, and who coordinates its book then. */
    private record Holding(Appointment office, @Nullable UnitId coordinating) {}

    /**
     * Who this is now, with the offices that hold today.
     *
     * @param chosen the office last chosen; another one where it no longer holds
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    Optional<SignedIn> find(AccountId id, @Nullable UUID chosen) {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        Organisation organisation = organisations.current();
        List<Account> known = new ArrayList<>(1);
        List<Holding> offices = new ArrayList<>();
        boolean[] booksFollowed = new boolean[1];
        jdbc.sql(SIGNED_IN).param("account", id.value()).param("today", today).query(row -> {
            if (known.isEmpty()) {
                known.add(Accounts.ACCOUNT.mapRow(row, 0));
                booksFollowed[0] = row.getBoolean("books_followed");
            }
            if (row.getObject("office") != null) {
                offices.add(new Holding(appointment(row, "office", organisation), unit(row, "coordinating")));
            }
        });
        return known.stream().findFirst().map(account -> {
            Holding acting = offices.stream()
                    .filter(one -> one.office().id().equals(chosen))
                    .findFirst()
                    .orElse(offices.isEmpty() ? null : offices.getFirst());
            if (acting == null) {
                return new SignedIn(account, List.of(), null, null, Sight.NONE, new LinkedHashSet<>());
            }
            BookId own = acting.office().book();
            BookId home = booksFollowed[0] ? home(acting.office(), organisation, today) : own;
            UnitId coordinating = home.equals(own)
                    ? acting.coordinating()
                    : coordination.find(home, today).orElse(null);
            return new SignedIn(
                    account,
                    offices.stream().map(Holding::office).toList(),
                    acting.office(),
                    null,
                    sights.of(acting.office(), coordinating, organisation, today),
                    booksFollowed[0] ? successions.withFollowed(home, today) : new LinkedHashSet<>(List.of(home)));
        });
    }

    /**
     * The book in which the office works today: where another book follows its own, that one, provided that its unit lives on. Who comes to look stays
     * with what they were sent to look at.
     */
    private BookId home(Appointment office, Organisation organisation, LocalDate today) {
        UnitId unit = office.unit();
        boolean livesOn = unit == null || organisation.findUnit(unit, today).isPresent();
        return office.role().temporary() || !livesOn ? office.book() : successions.heir(office.book(), today);
    }

    /** All offices of an account, those that ended too. */
    @Transactional(readOnly = true)
    List<Appointment> appointments(AccountId account) {
        Organisation organisation = organisations.current();
        return jdbc.sql(APPOINTMENTS)
                .param("account", account.value())
                .query((row, i) -> appointment(row, "id", organisation))
                .list();
    }

    private static Appointment appointment(ResultSet row, String id, Organisation organisation) throws SQLException {
        UnitId unit = unit(row, "unit");
        return new Appointment(
                row.getObject(id, UUID.class),
                Role.valueOf(row.getString("role")),
                new BookId(row.getInt("book")),
                unit,
                unit == null ? null : organisation.unit(unit).name(),
                new Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class)));
    }

    private static @Nullable UnitId unit(ResultSet row, String column) throws SQLException {
        long unit = row.getLong(column);
        return unit == 0 ? null : new UnitId(unit);
    }

    /** The office by its id, of this person and today; refused otherwise. */
    static Appointment chosen(SignedIn who, UUID id) {
        return who.appointments().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id));
    }
}
