package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * What administrators do with the accounts of others, each noted in the trail; the same for pages and programs. Nobody changes the own
 * account here, so that two have to agree on more rights. An account is handed in with the version that was seen: where it has changed
 * since, nothing is done.
 */
@Component
class AdministeringAccounts {

    private final Accounts accounts;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final CalendarKeys calendars;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final AccessTrail trail;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    AdministeringAccounts(
            Accounts accounts,
            Sessions sessions,
            AccessTokens tokens,
            CalendarKeys calendars,
            SecondFactors secondFactors,
            Passkeys passkeys,
            AccessTrail trail,
            Organisations organisations,
            Books books,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.calendars = calendars;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.trail = trail;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    /**
     * An office to be given.
     *
     * @param unit its code on the first day; empty for none
     * @param from the first day; null for today
     * @param until the last day; null until further notice
     */
    record Wish(
            @Nullable Role role,
            @Nullable Integer book,
            String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** How much was ended. */
    record Ended(int sessions, int tokens) {}

    Account get(String login) {
        return accounts.find(login).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, login));
    }

    /** An account that may be changed here: any but the own. */
    Account another(String login) {
        Account account = get(login);
        requireAnother(account);
        return account;
    }

    /** Opens an account that nobody can sign in to before {@link #oneTimePassword}. */
    @Transactional
    Account open(String login, String name) {
        accounts.create(login.strip(), name.strip(), "vi");
        trail.note(AccessTrail.Act.ACCOUNT_OPENED, login.strip());
        return get(login.strip());
    }

    @Transactional
    void rename(Account account, String name) {
        begin(account);
        accounts.rename(account.id(), name);
        trail.note(AccessTrail.Act.ACCOUNT_RENAMED, account.login() + " · " + account.name() + " → " + name.strip());
    }

    /** Gives an office; {@code before} are problems of what was typed, told together with those found here. */
    @Transactional
    UUID appoint(Account account, Wish wish, String roleInWords, List<Problem> before) {
        begin(account);
        List<Problem> problems = new ArrayList<>(before);
        Role role = wish.role();
        if (role == null) {
            problems.add(Problem.at("role", ProblemCode.REQUIRED));
        }
        BookId book = book(wish.book(), problems);
        LocalDate first = wish.from() == null ? today() : wish.from();
        LocalDate to = wish.until() == null ? null : wish.until().plusDays(1);
        UnitId unit = unit(wish.unit().strip(), role, first, problems);
        boolean untilReadable = before.stream().noneMatch(one -> one.where().equals("until"));
        boolean fromReadable = before.stream().noneMatch(one -> one.where().equals("from"));
        if (role != null && untilReadable && fromReadable) {
            problems.addAll(Accounts.problems(role, first, to));
            if (unit != null && problems.isEmpty()) {
                problems.addAll(outlived(unit, first, to));
            }
        }
        Refused.ifAny(problems);
        if (role == null || book == null) {
            throw new IllegalStateException("what is missing has been told");
        }
        UUID id = accounts.appoint(account.id(), role, book, unit, first, to);
        trail.note(
                AccessTrail.Act.APPOINTED,
                (account.login() + " · " + roleInWords + " · " + wish.unit().strip()).replaceAll(" · $", ""));
        return id;
    }

    private @Nullable BookId book(@Nullable Integer book, List<Problem> problems) {
        if (book == null) {
            problems.add(Problem.at("book", ProblemCode.REQUIRED));
            return null;
        }
        BookId id = new BookId(book);
        if (!id.isCommon() && books.find(id).isEmpty()) {
            problems.add(Problem.at("book", ProblemCode.NOT_FOUND, id));
        }
        return id;
    }

    /** Whoever bears the code on the first day of the office: a unit may be founded on it, and another have borne its code before. */
    private @Nullable UnitId unit(String code, @Nullable Role role, LocalDate first, List<Problem> problems) {
        if (code.isEmpty()) {
            if (role != Role.ADMINISTRATOR
                    && problems.stream().noneMatch(one -> one.where().equals("unit"))) {
                problems.add(Problem.at("unit", ProblemCode.REQUIRED));
            }
            return null;
        }
        UnitId found =
                organisations.current().findUnit(code, first).map(Unit::id).orElse(null);
        if (found == null) {
            problems.add(Problem.at("unit", ProblemCode.UNIT_UNKNOWN_ON_DAY, code, first));
        }
        return found;
    }

    /** Who holds an office in a unit that has ended, and from which nobody took over, acts for nobody. */
    private List<Problem> outlived(UnitId unit, LocalDate first, @Nullable LocalDate to) {
        Organisation known = organisations.current();
        return known.findEnd(unit, first)
                .filter(end -> to == null || to.isAfter(end))
                .filter(end -> known.successions(unit).isEmpty())
                .map(end -> List.of(Problem.at(
                        "until",
                        ProblemCode.OFFICE_OUTLIVES_UNIT,
                        known.unit(unit, first).name(),
                        end.minusDays(1))))
                .orElse(List.of());
    }

    /** Ends an office today. */
    @Transactional
    void end(Account account, UUID appointment) {
        begin(account);
        accounts.end(account.id(), appointment, today());
        trail.note(AccessTrail.Act.OFFICE_ENDED, account.login());
    }

    /** Good for one sign-in; shown once and kept nowhere. */
    @Transactional
    String oneTimePassword(Account account) {
        begin(account);
        String password = accounts.oneTimePassword(account.id());
        trail.note(AccessTrail.Act.ONE_TIME_PASSWORD_GIVEN, account.login());
        return password;
    }

    @Transactional
    void lock(Account account, boolean locked) {
        begin(account);
        accounts.lock(account.id(), locked);
        trail.note(locked ? AccessTrail.Act.ACCOUNT_LOCKED : AccessTrail.Act.ACCOUNT_UNLOCKED, account.login());
    }

    /** Ends all sessions, tokens and addresses of calendars: nothing that was opened before can be used any more. */
    @Transactional
    Ended signOutEverywhere(Account account) {
        begin(account);
        Ended ended = new Ended(sessions.endAll(account.login(), ""), Acting.asSystem(() -> {
            calendars.endAll(account.id());
            return tokens.revokeAll(account.id());
        }));
        trail.note(AccessTrail.Act.SIGNED_OUT_EVERYWHERE, account.login());
        return ended;
    }

    /** For a lost phone: the next sign-in asks for the password only. */
    @Transactional
    void resetSecondFactor(Account account) {
        begin(account);
        Acting.runAsSystem(() -> {
            secondFactors.turnOff(account.id());
            passkeys.removeAll(account.id());
        });
        accounts.touch(account.id());
        trail.note(AccessTrail.Act.SECOND_FACTOR_RESET, account.login());
    }

    static boolean isOwn(Account account) {
        return SignedIn.current().account().id().equals(account.id());
    }

    private void begin(Account seen) {
        requireAnother(seen);
        accounts.claim(seen);
    }

    private static void requireAnother(Account account) {
        if (isOwn(account)) {
            throw new Refused(ProblemCode.OWN_ACCOUNT);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SignIns.ZONE));
    }
}
