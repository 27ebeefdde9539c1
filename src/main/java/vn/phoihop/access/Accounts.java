package vn.phoihop.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** The accounts of this installation. Whoever calls has checked that they may; see {@link Permissions}. */
@Component
public class Accounts {

    /** Login of the first administrator. */
    public static final String FIRST = "quantri";

    static final RowMapper<Account> ACCOUNT = (row, i) -> new Account(
            new AccountId(row.getObject("id", UUID.class)),
            row.getString("login"),
            row.getString("name"),
            row.getString("language"),
            row.getBoolean("must_change"),
            row.getBoolean("locked"),
            row.getInt("version"));

    static final String COLUMNS = "select id, login, name, language, must_change, locked, version from account where ";

    private static final int LONGEST_NAME = 100;
    private static final String LIST = Sql.of("access/accounts");
    private static final String CREATE = Sql.of("access/create-account");
    private static final String END = Sql.of("access/end-appointment");
    private static final String CLAIM = Sql.of("access/claim-account");
    private static final String APPOINT = Sql.of("access/appoint");

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Passwords passwords, Sessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Opens an account with a password its holder may keep; {@code language} is {@code vi} or {@code en}. */
    @Transactional
    public AccountId create(String login, String name, String language, String password) {
        passwords.check(login, password);
        return insert(login, name, language, passwords.hash(password), false);
    }

    /** Opens accounts there to be tried, by their logins, all with one password that is told to everybody: it is hashed once. */
    @Transactional
    public Map<String, AccountId> createShared(Map<String, String> names, String language, String password) {
        names.keySet().forEach(login -> passwords.check(login, password));
        String hash = passwords.hash(password);
        Map<String, AccountId> created = new HashMap<>();
        names.forEach((login, name) -> created.put(login, insert(login, name, language, hash, false)));
        return created;
    }

    /** Opens an account that has no usable password until {@link #oneTimePassword} gives it one. */
    @Transactional
    public AccountId create(String login, String name, String language) {
        return insert(login, name, language, passwords.hash(passwords.random()), true);
    }

    private AccountId insert(String login, String name, String language, String hash, boolean mustChange) {
        List<Problem> problems = new ArrayList<>();
        if (!login.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            problems.add(Problem.at("login", ProblemCode.LOGIN_NOT_USABLE, login));
        } else if (find(login).isPresent()) {
            problems.add(Problem.at("login", ProblemCode.LOGIN_TAKEN, login));
        }
        problems.addAll(problems(name));
        Refused.ifAny(problems);
        AccountId id = new AccountId(UUID.randomUUID());
        jdbc.sql(CREATE)
                .param("id", id.value())
                .param("login", login)
                .param("name", name)
                .param("language", language)
                .param("hash", hash)
                .param("mustChange", mustChange)
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Gives an office from a day on, until a day or until further notice. */
    @Transactional
    public UUID appoint(
            AccountId account, Role role, BookId book, @Nullable UnitId unit, LocalDate from, @Nullable LocalDate to) {
        Refused.ifAny(problems(role, from, to));
        UUID id = UUID.randomUUID();
        try {
            insert(id, account, role, book, unit, from, to);
        } catch (DataIntegrityViolationException twice) {
            throw new Refused(ProblemCode.APPOINTED_ALREADY);
        }
        touch(account);
        return id;
    }

    /** What is wrong with the days of an office. */
    static List<Problem> problems(Role role, LocalDate from, @Nullable LocalDate to) {
        if (to != null && !from.isBefore(to)) {
            return List.of(Problem.at("until", ProblemCode.ENDS_BEFORE_IT_BEGINS, from, to.minusDays(1)));
        }
        LocalDate farthest = from.plusDays(Role.LONGEST_DAYS);
        return role.temporary() && (to == null || to.isAfter(farthest))
                ? List.of(Problem.at(
                        "until", ProblemCode.OFFICE_NEEDS_LAST_DAY, Role.LONGEST_DAYS, farthest.minusDays(1)))
                : List.of();
    }

    /** What is wrong with a name. */
    private static List<Problem> problems(String name) {
        if (name.isBlank()) {
            return List.of(Problem.at("name", ProblemCode.REQUIRED));
        }
        return name.strip().length() > LONGEST_NAME
                ? List.of(Problem.at("name", ProblemCode.TEXT_TOO_LONG, LONGEST_NAME))
                : List.of();
    }

    /** Ends an office: the day is the first one without it. */
    @Transactional
    public void end(AccountId account, UUID appointment, LocalDate day) {
        jdbc.sql(END)
                .param("id", appointment)
                .param("account", account.value())
                .param("day", day)
                .update();
        touch(account);
    }

    /** Refuses unless the account is as it was seen; until the transaction ends nobody else changes it. */
    @Transactional
    void claim(Account seen) {
        boolean unchanged = jdbc.sql(CLAIM)
                .param("id", seen.id().value())
                .param("seen", seen.version())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!unchanged) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    /** Something that belongs to the account has changed: an office, or what its holder signs in with. */
    @Transactional
    void touch(AccountId account) {
        jdbc.sql("update account set version = version + 1 where id = :id")
                .param("id", account.value())
                .update();
    }

    private void insert(
            UUID id,
            AccountId account,
            Role role,
            BookId book,
            @Nullable UnitId unit,
            LocalDate from,
            @Nullable LocalDate to) {
        jdbc.sql(APPOINT)
                .param("id", id)
                .param("account", account.value())
                .param("role", role.name())
                .param("book", book.value())
                .param("unit", unit == null ? null : unit.value(), java.sql.Types.BIGINT)
                .param("from", from)
                .param("to", to, java.sql.Types.DATE)
                .update();
    }

    /** A new password that is good for one sign-in, after which it must be changed; shown once, kept only as a hash. */
    @Transactional
    public String oneTimePassword(AccountId account) {
        String password = passwords.random();
        setPassword(get(account), password, true, "");
        return password;
    }

    /** The account and password of a first administrator where there is no account at all; to be printed once. */
    @Transactional
    public Optional<String> firstAdministrator() {
        if (jdbc.sql("select exists (select from account)").query(Boolean.class).single()) {
            return Optional.empty();
        }
        AccountId id = create(FIRST, "Quản trị hệ thống", "vi");
        appoint(id, Role.ADMINISTRATOR, BookId.COMMON, null, LocalDate.now(clock.withZone(SignIns.ZONE)), null);
        return Optional.of(oneTimePassword(id));
    }

    @Transactional(readOnly = true)
    public Optional<Account> find(String login) {
        return jdbc.sql(COLUMNS + "login = :login")
                .param("login", login)
                .query(ACCOUNT)
                .optional();
    }

    @Transactional(readOnly = true)
    public Account get(AccountId id) {
        return jdbc.sql(COLUMNS + "id = :id")
                .param("id", id.value())
                .query(ACCOUNT)
                .optional()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id));
    }

    /**
     * An account as administrators look over them.
     *
     * @param roles of the offices that hold today
     * @param signedInAt last; null if never
     */
    record Overview(
            Account account,
            List<Role> roles,
            boolean secondFactor,
            @Nullable Instant signedInAt) {}

    /** What is looked for; empty for all. */
    record Search(String text, String role, String state) {}

    /** Those found, by login, from the one after {@code after} on. */
    @Transactional(readOnly = true)
    List<Overview> search(Search search, String after, int limit) {
        return jdbc.sql(LIST)
                .param("today", LocalDate.now(clock.withZone(SignIns.ZONE)))
                .param("search", search.text())
                .param("role", search.role())
                .param("state", search.state())
                .param("after", after)
                .param("limit", limit)
                .query((row, i) -> {
                    OffsetDateTime signedIn = row.getObject("signed_in_at", OffsetDateTime.class);
                    return new Overview(
                            ACCOUNT.mapRow(row, i),
                            Arrays.stream((String[]) row.getArray("roles").getArray())
                                    .map(Role::valueOf)
                                    .toList(),
                            row.getBoolean("second_factor"),
                            signedIn == null ? null : signedIn.toInstant());
                })
                .list();
    }

    @Transactional
    void rename(AccountId account, String name) {
        Refused.ifAny(problems(name));
        jdbc.sql("update account set name = :name, version = version + 1 where id = :id")
                .param("name", name.strip())
                .param("id", account.value())
                .update();
    }

    @Transactional
    public void lock(AccountId account, boolean locked) {
        jdbc.sql("update account set locked = :locked, version = version + 1 where id = :id")
                .param("locked", locked)
                .param("id", account.value())
                .update();
    }

    @Transactional
    public void speak(AccountId account, String language) {
        jdbc.sql("update account set language = :language, version = version + 1 where id = :id")
                .param("language", language.equals("en") ? "en" : "vi")
                .param("id", account.value())
                .update();
    }

    /** Ends all sessions of the account but the one with the id {@code kept}. */
    @Transactional
    void setPassword(Account account, String password, boolean mustChange, String kept) {
        jdbc.sql(
                        "update account set password_hash = :hash, must_change = :mustChange, version = version + 1 where id = :id")
                .param("hash", passwords.hash(password))
                .param("mustChange", mustChange)
                .param("id", account.id().value())
                .update();
        sessions.endAll(account.login(), kept);
    }
}
