package vn.phoihop.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** Accounts for tests: each call a new one, so that tests disturb nobody. */
public final class TestStaff {

    public static final String PASSWORD = "mot cau dai de nho";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final ApplicationContext context;
    private final String login = "canbo" + NEXT.incrementAndGet();
    private final AccountId id;

    private TestStaff(ApplicationContext context, String name) {
        this.context = context;
        id = Acting.asSystem(() -> accounts().create(login, name, "vi", PASSWORD));
    }

    /** Somebody who holds no office yet. */
    public static TestStaff named(ApplicationContext context, String name) {
        return new TestStaff(context, name);
    }

    /** As code sees who has signed in with an account that is there already, acting in the first office. */
    public static SignedIn signedIn(ApplicationContext context, String login) {
        AccountId known = Acting.asSystem(
                () -> context.getBean(Accounts.class).find(login).orElseThrow().id());
        return Acting.asSystem(() -> context.getBean(SignIns.class).find(known, null))
                .orElseThrow();
    }

    /** Also holds this office, since long and until further notice, or for as long as such an office may last. */
    public TestStaff as(Role role, BookId book, @Nullable UnitId unit) {
        LocalDate today = LocalDate.now(SignIns.ZONE);
        Acting.asSystem(() -> role.temporary()
                ? accounts().appoint(id, role, book, unit, today, today.plusDays(Role.LONGEST_DAYS))
                : accounts().appoint(id, role, book, unit, LocalDate.of(2020, 1, 1), null));
        return this;
    }

    public String login() {
        return login;
    }

    public AccountId id() {
        return id;
    }

    /** As code sees who has signed in, acting in the first office. */
    public SignedIn signedIn() {
        return Acting.asSystem(() -> context.getBean(SignIns.class).find(id, null))
                .orElseThrow();
    }

    /** A token with which a program may do all that the first office may; good for a day. */
    public String token() {
        return token(signedIn().authorities());
    }

    /** A token with which a program may do no more than this. */
    public String token(Set<String> scopes) {
        SignedIn who = signedIn();
        AccessTokens.Wish wish =
                new AccessTokens.Wish("thử", scopes, LocalDate.now(SignIns.ZONE).plusDays(1));
        return who.run(() -> context.getBean(AccessTokens.class).mint(who, wish));
    }

    /** Turns the second factor on; the answer are the codes for the day the phone is lost, each good once. */
    public List<String> withSecondFactor() {
        SecondFactors factors = context.getBean(SecondFactors.class);
        return Acting.asSystem(() -> {
            factors.begin(id);
            byte[] secret = factors.begun(id).orElseThrow();
            return factors.confirm(id, Totp.code(secret, Totp.stepAt(Instant.now())))
                    .orElseThrow();
        });
    }

    private Accounts accounts() {
        return context.getBean(Accounts.class);
    }
}
